package ledger.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Whatever fails, what was acknowledged is on record once, at the position that was said, and what
/// was refused is not.
class FaultsIT {

  private static final String RUNS = "faults.runs";

  /// A pattern of names, for whoever looks for one fault.
  private static final String ONLY = System.getProperty("faults.only", ".*");

  private static final long SEED = Long.getLong("faults.seed", 20_261_129);

  /// Torn files come with a kill of the same machine.
  private static final EnumSet<Fault> ONCE = EnumSet.complementOf(EnumSet.of(Fault.KILLED_MACHINE));

  @TempDir private Path folder;

  @Test
  @Timeout(value = 15, unit = TimeUnit.MINUTES)
  @DisabledIfSystemProperty(named = RUNS, matches = "[1-9]\\d*")
  void each_fault_once() throws Exception {
    var disk = SmallDisk.at(folder.resolve("disk"));
    try (var campaign =
        new Campaign(
            folder.resolve("campaign"),
            disk.map(SmallDisk::place).orElse(folder.resolve("data")),
            SEED)) {
      var rounds = new ArrayList<Campaign.Round>();
      for (var fault : ONCE) {
        if (fault == Fault.FULL_DISK && disk.isEmpty()) System.out.println(SmallDisk.MISSING);
        else rounds.add(campaign.strike(fault, 1));
      }
      var verdict = campaign.check();
      for (var round : rounds) System.out.println(campaign.result(round, verdict).line());
      assertThat(verdict.wrong()).as("with -Dfaults.seed=" + SEED).isEmpty();
    } finally {
      if (disk.isPresent()) disk.get().close();
    }
  }

  @ParameterizedTest
  @EnumSource
  @EnabledIfSystemProperty(named = RUNS, matches = "[1-9]\\d*")
  void again_and_again(Fault fault) throws Exception {
    assumeTrue(fault.name().matches(ONLY), "only " + ONLY);
    if (fault != Fault.FULL_DISK) strike(fault, folder.resolve("data"));
    else {
      var disk = SmallDisk.at(folder.resolve("disk"));
      assumeTrue(disk.isPresent(), SmallDisk.MISSING);
      try (var mounted = disk.get()) {
        strike(fault, mounted.place());
      }
    }
  }

  private void strike(Fault fault, Path disk) throws Exception {
    long seed = SEED + fault.ordinal();
    try (var campaign = new Campaign(folder.resolve("campaign"), disk, seed)) {
      var result = campaign.run(fault, Integer.getInteger(RUNS));
      System.out.println(result.line());
      FaultTable.add(seed, result);
      assertThat(result.wrong()).as("with -Dfaults.seed=" + SEED).isEmpty();
    }
  }
}

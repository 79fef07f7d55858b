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

  /// Torn files come with a kill of the same machine; a long import takes many minutes.
  private static final EnumSet<Fault> ONCE =
      EnumSet.complementOf(EnumSet.of(Fault.KILLED_MACHINE, Fault.LONG_IMPORT));

  @TempDir private Path folder;

  @Test
  @Timeout(value = 15, unit = TimeUnit.MINUTES)
  @DisabledIfSystemProperty(named = RUNS, matches = "[1-9]\\d*")
  void each_fault_once() throws Exception {
    try (var means = Means.of(EnumSet.allOf(Need.class), folder);
        var campaign = new Campaign(folder.resolve("campaign"), means, SEED)) {
      var rounds = new ArrayList<Campaign.Round>();
      for (var fault : ONCE) {
        if (!fault.name().matches(ONLY)) continue;
        var missing = means.missing(fault);
        if (missing.isPresent()) System.out.println(fault + " is left out: " + missing.get());
        else rounds.add(campaign.strike(fault, 1));
      }
      var verdict = campaign.check();
      for (var round : rounds) System.out.println(campaign.result(round, verdict).line());
      assertThat(verdict.wrong()).as("with -Dfaults.seed=" + SEED).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  @EnabledIfSystemProperty(named = RUNS, matches = "[1-9]\\d*")
  void again_and_again(Fault fault) throws Exception {
    assumeTrue(fault.name().matches(ONLY), "only " + ONLY);
    long seed = SEED + fault.ordinal();
    int runs = fault == Fault.LONG_IMPORT ? 1 : Integer.getInteger(RUNS);
    try (var means = Means.of(fault.needs(), folder)) {
      means.missing(fault).ifPresent(missing -> assumeTrue(false, missing));
      try (var campaign = new Campaign(folder.resolve("campaign"), means, seed)) {
        var result = campaign.run(fault, runs);
        System.out.println(result.line());
        FaultTable.add(seed, result);
        assertThat(result.wrong()).as("with -Dfaults.seed=" + SEED).isEmpty();
      }
    }
  }
}

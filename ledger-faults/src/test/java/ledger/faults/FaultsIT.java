package ledger.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultsIT {
  @TempDir private Path folder;

  @Test
  void try_it() throws Exception {
    try (var campaign = new Campaign(folder, 1)) {
      var rounds = new ArrayList<Campaign.Round>();
      for (var fault : System.getProperty("only", "KILLED_SERVER").split(",")) {
        long t = System.nanoTime();
        var round = campaign.strike(Fault.valueOf(fault), 1);
        rounds.add(round);
        System.out.println(round + " " + (System.nanoTime() - t) / 1_000_000 + " ms");
      }
      long t = System.nanoTime();
      var verdict = campaign.check();
      System.out.println("check " + (System.nanoTime() - t) / 1_000_000 + " ms");
      for (var round : rounds) System.out.println(campaign.result(round, verdict));
      assertThat(verdict.wrong()).isEmpty();
    } finally {
      if (Boolean.getBoolean("keep")) new ProcessBuilder("cp", "-a", folder.toString(), "/tmp/faults-kept").start().waitFor();
    }
  }
}

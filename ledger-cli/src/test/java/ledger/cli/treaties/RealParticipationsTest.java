package ledger.cli.treaties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import ledger.InMemory;
import ledger.act.UserId;
import ledger.act.json.ActFormat;
import ledger.act.json.ActFormat.Parsed;
import ledger.decision.Decision;
import ledger.value.Id;
import org.junit.jupiter.api.Test;

/// The whole data set, where it lies beside the project; its rows are not ours to keep here.
class RealParticipationsTest {

  private static final Instant NOW = Instant.parse("2024-01-01T00:00:00Z");
  private static final Path PLACE = Path.of("shared/data/treaties/participations.csv");

  private final List<ImportReport> reports = new ArrayList<>();

  @Test
  void all_of_it_is_readable_and_the_ledger_takes_it() throws IOException {
    var treaties = TreatyImport.of(participations(), Id.of("treaties"), NOW);
    var clerk = new UserId("clerk");
    var format = new ActFormat();
    var ledger = new InMemory();
    var counts = new TreeMap<String, Integer>();
    try (var history = treaties.acts(reports::add)) {
      var acts =
          Stream.concat(treaties.opening(clerk).stream(), history.map(TreatyImport.FromLine::act));
      acts.forEach(act -> {
        assertThat(format.read(format.write(act))).isEqualTo(new Parsed.Read(act));
        assertThat(ledger.send(act, clerk, NOW)).isInstanceOf(Decision.Accepted.class);
        counts.merge(act.name(), 1, Integer::sum);
      });
    }
    System.out.println(treaties.rows() + " rows: " + counts);
    var kinds = new TreeMap<ImportReport.Kind, Integer>();
    reports.forEach(r -> kinds.merge(r.kind(), 1, Integer::sum));
    System.out.println(reports.size() + " reports: " + kinds);
    assertThat(treaties.rows()).isEqualTo(7377);
    assertThat(reports)
        .extracting(ImportReport::toString)
        .contains(
            "line 2127, column stateRat: \"1971-0706\" is no date (dates are dd.mm.yyyy or"
                + " yyyy-mm-dd)",
            "line 3068, column stateRat: \"1985-11-01-\" is no date (dates are dd.mm.yyyy or"
                + " yyyy-mm-dd)",
            "line 6580, column stateForce: \"2010-02-29\" is no date (there is no such day)");
  }

  private static Path participations() {
    for (var above = Path.of("").toAbsolutePath(); above != null; above = above.getParent())
      if (Files.isRegularFile(above.resolve(PLACE))) return above.resolve(PLACE);
    return abort(
        "no " + PLACE + " in any folder above: the real data set is not part of the project");
  }
}

package ledger.sentence;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import ledger.act.OccurrenceAct;
import ledger.act.OccurrenceAct.AssessOccurrence;
import ledger.act.OccurrenceAct.Relates;
import ledger.act.OccurrenceAct.ReportOccurrence;
import ledger.value.When;

/// What is reported to have happened, and what a monitor found of it.
record OccurrenceActSentences(Things things, Descriptions descriptions) {

  String of(OccurrenceAct act) {
    return switch (act) {
      case ReportOccurrence report ->
          things.text(
              "says.ReportOccurrence",
              new MessageParts()
                  .with("occurrence", descriptions.occurrence(report))
                  .with("bearing", bearing(report), things)
                  .all());
      case AssessOccurrence assessed ->
          things.text(
              "says.AssessOccurrence",
              new MessageParts()
                  .with("result", assessed.result())
                  .with("occurrence", occurrence(assessed))
                  .with("attribution", assessed.attribution().map(things::name))
                  .all());
    };
  }

  private String occurrence(AssessOccurrence assessed) {
    return descriptions
        .occurrence(assessed.id())
        .orElseGet(() -> things.text("occurrence.unknown", Map.of("id", assessed.id().value())));
  }

  private List<String> bearing(ReportOccurrence report) {
    var said = saidAt(report);
    return report.relates().stream().map(relates -> bears(relates, said)).toList();
  }

  private String bears(Relates relates, Optional<When> said) {
    return things.text(
        "bears", Map.of("as", relates.as(), "owed", descriptions.owed(relates.key(), said)));
  }

  private Optional<When> saidAt(ReportOccurrence act) {
    return Optional.ofNullable(things.dossier().occurrences().get(act.id()))
        .flatMap(on -> on.report().entry().statedAt())
        .or(() -> act.envelope().statedAt());
  }
}

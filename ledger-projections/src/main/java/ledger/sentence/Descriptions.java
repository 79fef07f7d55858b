package ledger.sentence;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import ledger.act.AgreementAct.AdvanceReading;
import ledger.act.OccurrenceAct.ReportOccurrence;
import ledger.agreement.Version;
import ledger.dossier.Dossier.Happening;
import ledger.terms.KeyRef;
import ledger.terms.Link;
import ledger.terms.Term;
import ledger.value.Id;
import ledger.value.When;
import ledger.view.LapsedReadings;

/// Things that have no name of their own, described by what is on record of them: where an id alone
/// would tell a reader nothing.
record Descriptions(Things things, ConditionSentences conditions) {

  /// By its words where they are on record: `“in parallel” (T.LT)`.
  String clause(Id agreement, int version, Id term) {
    var key = KeyRef.of(agreement, term).toString();
    return Optional.ofNullable(things.dossier().agreements().get(agreement))
        .flatMap(file -> file.version(version))
        .flatMap(v -> v.terms().term(term))
        .map(Term::texts)
        .map(texts -> quoted(things.said(texts), key))
        .orElseGet(() -> things.text("clause", Map.of("clause", key)));
  }

  /// Who owes what, with its key: two agreements may have the same conduct.
  String owed(KeyRef key) {
    return quoted(things.owed(key), things.dossier().home(key).toString());
  }

  List<String> owed(List<KeyRef> keys) {
    return keys.stream().map(this::owed).toList();
  }

  /// The same by the text that was current when something was said of it, which is named where
  /// there are several: a later text puts no words into it.
  ///
  /// @param said when, so far as that is known
  String owed(KeyRef key, Optional<When> said) {
    var home = things.dossier().home(key);
    return said.flatMap(When::begins)
        .flatMap(at -> oneOfSeveral(home, at))
        .map(text -> owed(home, text))
        .orElseGet(() -> owed(key));
  }

  List<String> owed(List<KeyRef> keys, Optional<When> said) {
    return keys.stream().map(key -> owed(key, said)).toList();
  }

  private Optional<Version> oneOfSeveral(KeyRef key, Instant moment) {
    return key.agreement()
        .flatMap(id -> Optional.ofNullable(things.dossier().agreements().get(id)))
        .filter(file -> file.versions().size() > 1)
        .flatMap(file -> file.currentAt(moment))
        .filter(text -> text.terms().commitment(key.key()).isPresent());
  }

  private String owed(KeyRef key, Version text) {
    var owed = things.ofVersion(key.agreement().orElseThrow(), text.number()).owed(key);
    return things.text(
        "quoted.version",
        new MessageParts()
            .with("text", owed)
            .with("key", Optional.of(key.toString()).filter(named -> !owed.contains(named)))
            .with("version", text.number())
            .all());
  }

  private String quoted(String text, String key) {
    return text.contains(key)
        ? things.text("quoted", Map.of("text", text))
        : things.text("quoted.key", Map.of("text", text, "key", key));
  }

  /// What a reading makes of its clause; empty where it stays words.
  Optional<String> meaning(AdvanceReading reading) {
    if (reading.links().filter(List::isEmpty).isPresent())
      return Optional.of(things.text("reading.none", Map.of()));
    var said =
        Stream.concat(
                reading.links().stream().flatMap(List::stream).map(link -> link(reading, link)),
                reading.lasting().stream().map(conditions::of))
            .toList();
    return Optional.of(said).filter(some -> !some.isEmpty()).map(things.messages()::all);
  }

  /// A link between the commitments of the text that was read.
  String link(AdvanceReading reading, Link link) {
    return new ConditionSentences(things.ofVersion(reading.agreement(), reading.version()))
        .of(link);
  }

  String lapsed(LapsedReadings readings) {
    return things.text(
        "reading.lapsed",
        Map.of(
            "clause", clause(readings.agreement(), readings.version(), readings.term()),
            "count", readings.advancedOf().size(),
            "of",
                things.messages().all(readings.advancedOf().stream().map(String::valueOf).toList()),
            "version", String.valueOf(readings.version())));
  }

  /// `the allegation AL1 of Armenia`.
  String allegation(Id id) {
    return things.text(
        "allegation",
        new MessageParts()
            .with("id", id.value())
            .with("by", things.dossier().allegation(id).map(raised -> things.name(raised.by())))
            .all());
  }

  /// `a delivery of 1 truck at the eastern route, 12 Sept 2023`.
  String occurrence(ReportOccurrence report) {
    return things.text(
        "occurrence",
        new MessageParts()
            .with("kind", report.kind())
            .with("quantity", report.quantity().map(q -> things.amount(q.value().text(), q.unit())))
            .with("where", report.where().map(things::name))
            .with(
                "actors",
                report.attributedTo().stream().map(a -> things.name(a.actor())).toList(),
                things)
            .with("time", Optional.of(things.times().of(report.when())).filter(t -> !t.isEmpty()))
            .all());
  }

  Optional<String> occurrence(Id id) {
    return Optional.ofNullable(things.dossier().occurrences().get(id))
        .map(Happening::report)
        .map(report -> occurrence(report.act()));
  }
}

package ledger.cli.treaties;

import static ledger.cli.treaties.Provenance.day;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ledger.act.Act;
import ledger.act.AgreementAct.Form;
import ledger.act.AgreementAct.GiveNotice;
import ledger.act.AgreementAct.RecordClaimedAgreement;
import ledger.act.AgreementAct.RecordEntryIntoForce;
import ledger.cli.treaties.ImportReport.Kind;
import ledger.cli.treaties.Overview.Treaty;
import ledger.terms.Accession;
import ledger.terms.Effect;
import ledger.terms.Terms;
import ledger.value.Id;

/// The acts about a treaty as a whole. They are made once for each treaty, and again for a row that
/// says something else about it.
final class TreatyActs {

  private final Provenance from;
  private final Overview overview;
  private final Consumer<ImportReport> reports;
  private final Set<Id> claimed = new HashSet<>();
  private final Set<Said> said = new HashSet<>();

  /// @param value a date, or a text as found
  private record Said(Id treaty, Column column, Object value) {}

  TreatyActs(Provenance from, Overview overview, Consumer<ImportReport> reports) {
    this.from = from;
    this.overview = overview;
    this.reports = reports;
  }

  List<Act> of(TableRow row, Map<Column, LocalDate> days) {
    var treaty = Optional.ofNullable(overview.treaties().get(row.treaty())).orElseThrow();
    var acts = new ArrayList<Act>();
    if (claimed.add(row.treaty())) acts.add(claim(row, treaty));
    reportOtherNames(row, days, treaty);
    Optional.ofNullable(days.get(Column.FORCE))
        .filter(date -> isNews(row, Column.FORCE, date))
        .ifPresent(date -> acts.add(force(row, date)));
    var end = days.containsKey(Column.END) ? Column.END : Column.TERM;
    Optional.ofNullable(days.get(end))
        .filter(date -> isNews(row, Column.END, date))
        .ifPresent(date -> acts.add(termination(row, end, date)));
    reportOtherTerm(row, days);
    return acts;
  }

  private RecordClaimedAgreement claim(TableRow row, Treaty treaty) {
    var signed = treaty.signature().map(Overview.Found::value);
    return new RecordClaimedAgreement(
        from.stated(Provenance.PUBLISHER, row.line(), Column.TREATY, lines(treaty), signed, ""),
        row.treaty(),
        Form.WRITTEN,
        List.of(),
        signed.map(Provenance::day),
        terms(treaty.title().map(Overview.Found::value)));
  }

  private static String lines(Treaty treaty) {
    var lines =
        Stream.of(
                Stream.of(treaty.firstLine()),
                treaty.title().stream().map(Overview.Found::line),
                treaty.signature().stream().map(Overview.Found::line))
            .flatMap(line -> line)
            .distinct()
            .sorted()
            .toList();
    return (lines.size() == 1 ? "line " : "lines ")
        + lines.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  private static Terms terms(Optional<String> title) {
    var texts =
        title.stream()
            .map(t ->
                new Terms.Text("en", Optional.empty(), Optional.of(t), Optional.empty(), false))
            .toList();
    return new Terms(
        texts,
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.of(new Accession.Open(Optional.empty(), Optional.empty())),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  private RecordEntryIntoForce force(TableRow row, LocalDate date) {
    return new RecordEntryIntoForce(
        from.stated(
            Provenance.PUBLISHER,
            row.line(),
            Column.FORCE,
            "line " + row.line(),
            Optional.of(date),
            ""),
        row.treaty(),
        Optional.empty(),
        day(date));
  }

  private GiveNotice termination(TableRow row, Column column, LocalDate date) {
    return new GiveNotice(
        from.stated(
            Provenance.PUBLISHER, row.line(), column, "line " + row.line(), Optional.of(date), ""),
        row.treaty(),
        Id.of("line-" + row.line() + "-" + column),
        Effect.TERMINATE,
        GiveNotice.EXTRA_TEXTUAL,
        Optional.empty(),
        List.of(),
        day(date),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  /// An agreement is claimed once, under one title and with one day of conclusion.
  private void reportOtherNames(TableRow row, Map<Column, LocalDate> days, Treaty treaty) {
    treaty
        .title()
        .ifPresent(first ->
            row.known(Column.TITLE)
                .filter(title -> !title.equals(first.value()))
                .filter(title -> isNews(row, Column.TITLE, title))
                .ifPresent(_ -> notPlaced(row, Column.TITLE, first.line())));
    treaty
        .signature()
        .ifPresent(first ->
            Optional.ofNullable(days.get(Column.SIGNATURE))
                .filter(date -> !date.equals(first.value()))
                .filter(date -> isNews(row, Column.SIGNATURE, date))
                .ifPresent(_ -> notPlaced(row, Column.SIGNATURE, first.line())));
  }

  private void notPlaced(TableRow row, Column column, long firstLine) {
    reports.accept(
        ImportReport.of(
            row,
            column,
            Kind.NOT_PLACED,
            "could not be placed (line " + firstLine + " says otherwise of the same treaty)"));
  }

  private void reportOtherTerm(TableRow row, Map<Column, LocalDate> days) {
    var end = Optional.ofNullable(days.get(Column.END));
    Optional.ofNullable(days.get(Column.TERM))
        .filter(term -> end.isPresent() && !end.get().equals(term))
        .filter(term -> isNews(row, Column.TERM, term))
        .ifPresent(_ ->
            reports.accept(
                ImportReport.of(
                    row,
                    Column.TERM,
                    Kind.NOT_PLACED,
                    "could not be placed (the End on the same line is another)")));
  }

  private boolean isNews(TableRow row, Column column, Object value) {
    return said.add(new Said(row.treaty(), column, value));
  }
}

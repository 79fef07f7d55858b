package ledger.cli.treaties;

import static ledger.cli.treaties.Provenance.day;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import ledger.act.Act;
import ledger.act.AgreementAct;
import ledger.act.AgreementAct.Declaration;
import ledger.act.AgreementAct.DeclareConsent;
import ledger.act.AgreementAct.GiveNotice;
import ledger.act.AgreementAct.Means;
import ledger.act.AgreementAct.RecordEntryIntoForce;
import ledger.act.Envelope;
import ledger.cli.treaties.ImportReport.Kind;
import ledger.terms.Effect;
import ledger.value.Id;
import ledger.value.Words;

/// What one row says that its State did: signed, consented, was bound, left.
record StateActs(
    Provenance from, TableRow row, Map<Column, LocalDate> days, Consumer<ImportReport> reports) {

  /// Where the file says by which means, in the order in which they are looked at.
  private static final Map<Column, Means> MEANS = new LinkedHashMap<>();

  static {
    MEANS.put(Column.ACCESSION, Means.ACCESSION);
    MEANS.put(Column.ACCEPTANCE, Means.ACCEPTANCE);
    MEANS.put(Column.CONSENT, Means.APPROVAL);
    MEANS.put(Column.SUCCESSION, Means.SUCCESSION);
  }

  private static final List<Column> ENTRIES =
      List.of(Column.STATE_FORCE, Column.STATE_FORCE_2, Column.STATE_FORCE_3);
  private static final List<Column> WITHDRAWALS = List.of(Column.WITHDRAWAL, Column.WITHDRAWAL_2);

  /// @param means the first column that says it on this date; else it is the plain ratification
  private record Consent(Column column, LocalDate date, Means means) {}

  List<Act> acts() {
    var consents = consents();
    var acts = new ArrayList<Act>();
    date(Column.STATE_SIGNATURE).ifPresent(date -> acts.add(signature(date, consents.isEmpty())));
    date(Column.PROVISIONAL).ifPresent(date -> acts.add(provisional(date)));
    for (var consent : consents) acts.add(act(consent, consent.equals(consents.getFirst())));
    for (var column : ENTRIES) date(column).ifPresent(date -> acts.add(entry(column, date)));
    for (var column : WITHDRAWALS)
      date(column).ifPresent(date -> acts.add(withdrawal(column, date)));
    reportUnplaced(consents.isEmpty());
    return acts;
  }

  /// One for each date on which the row says that the State consented, stateRat's first.
  private List<Consent> consents() {
    var byDate = new LinkedHashMap<LocalDate, Consent>();
    date(Column.STATE_RATIFICATION)
        .ifPresent(
            date -> byDate.put(date, new Consent(Column.STATE_RATIFICATION, date, meansOn(date))));
    for (var column : MEANS.keySet())
      date(column)
          .ifPresent(date -> byDate.putIfAbsent(date, new Consent(column, date, meansOn(date))));
    return List.copyOf(byDate.values());
  }

  private Means meansOn(LocalDate date) {
    return MEANS.entrySet().stream()
        .filter(means -> date(means.getKey()).equals(Optional.of(date)))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(Means.RATIFICATION);
  }

  private DeclareConsent signature(LocalDate date, boolean isAll) {
    return consent(
        stated(row.state(), Column.STATE_SIGNATURE, date, ""),
        AgreementAct.Decision.SIGN,
        Optional.of(Means.SIGNATURE),
        isAll ? reservation() : List.of(),
        Optional.empty());
  }

  private DeclareConsent provisional(LocalDate date) {
    return consent(
        stated(row.state(), Column.PROVISIONAL, date, ""),
        AgreementAct.Decision.ACCEPT,
        Optional.empty(),
        List.of(),
        Optional.of(date));
  }

  /// Reservation and deposit belong to the row's consent: its first, where it has several.
  private DeclareConsent act(Consent consent, boolean isFirst) {
    var deposit = date(Column.DEPOSIT).filter(_ -> isFirst).map(date -> "deposited on " + date);
    return consent(
        stated(row.state(), consent.column(), consent.date(), deposit.orElse("")),
        AgreementAct.Decision.ACCEPT,
        Optional.of(consent.means()),
        isFirst ? reservation() : List.of(),
        Optional.empty());
  }

  /// @param provisionallyFrom present where it is no more than provisional application
  private DeclareConsent consent(
      Envelope envelope,
      AgreementAct.Decision decision,
      Optional<Means> means,
      List<Declaration> declarations,
      Optional<LocalDate> provisionallyFrom) {
    return new DeclareConsent(
        envelope,
        row.treaty(),
        1,
        decision,
        means,
        declarations,
        provisionallyFrom.isPresent(),
        Optional.empty(),
        provisionallyFrom.map(Provenance::day));
  }

  private List<Declaration> reservation() {
    return date(Column.RESERVATION).stream()
        .map(date ->
            new Declaration(
                Optional.empty(),
                Declaration.Kind.RESERVATION,
                Optional.empty(),
                Words.of("en", "Reservation made on " + date + "; its text is not in the data")))
        .toList();
  }

  private RecordEntryIntoForce entry(Column column, LocalDate date) {
    return new RecordEntryIntoForce(
        stated(Provenance.PUBLISHER, column, date, ""),
        row.treaty(),
        Optional.of(row.state()),
        day(date));
  }

  private GiveNotice withdrawal(Column column, LocalDate date) {
    return new GiveNotice(
        stated(row.state(), column, date, ""),
        row.treaty(),
        Id.of("line-" + row.line() + "-" + column),
        Effect.WITHDRAW,
        GiveNotice.EXTRA_TEXTUAL,
        Optional.empty(),
        List.of(),
        day(date),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  private void reportUnplaced(boolean withoutConsent) {
    if (!withoutConsent) return;
    if (date(Column.STATE_SIGNATURE).isEmpty())
      reportUnplaced(Column.RESERVATION, "the row has neither a consent nor a signature");
    reportUnplaced(Column.DEPOSIT, "the row has no consent");
  }

  private void reportUnplaced(Column column, String why) {
    date(column)
        .ifPresent(_ ->
            reports.accept(
                ImportReport.of(
                    row, column, Kind.NOT_PLACED, "could not be placed (" + why + ")")));
  }

  private Envelope stated(Id by, Column column, LocalDate on, String note) {
    return from.stated(by, row.line(), column, "line " + row.line(), Optional.of(on), note);
  }

  private Optional<LocalDate> date(Column column) {
    return Optional.ofNullable(days.get(column));
  }
}

package ledger.readiness;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import ledger.act.AgreementAct;
import ledger.act.AgreementAct.ConfirmReadiness;
import ledger.act.AgreementAct.WithdrawReadiness;
import ledger.agreement.Version;
import ledger.dossier.AgreementFile;
import ledger.dossier.StatementOnRecord;
import ledger.dossier.Uncounted;
import ledger.terms.Commitment;
import ledger.terms.Expr;
import ledger.terms.KeyRef;
import ledger.value.Id;
import ledger.value.When;
import ledger.value.Words;
import ledger.view.HangsOn;
import ledger.view.Supervaluation;
import ledger.view.Valuation;
import ledger.view.Ways;

/// Answers "who has declared itself ready, for which commitment of which version?"
public record ReadinessBoard(List<Line> lines) {

  public enum State {
    NONE,
    READY,
    /// Confirmed on a condition that does not hold.
    READY_IF,
    WITHDRAWN,
    EXPIRED,
    /// Confirmed for a version that is not current any more; it takes a new confirmation.
    STALE,
    /// The commitment was performed, and the view accepts that.
    SPENT,
    /// It stands otherwise where a contested matter is decided otherwise.
    UNDETERMINED
  }

  /// @param version the one the readiness was confirmed for, or else the current one
  /// @param notCounted what is on record of readiness for the current text and does not count
  /// @param hangsOn the contested matters on which it hangs
  public record Line(
      Id agreement,
      int version,
      Id key,
      Id debtor,
      State state,
      Optional<When> since,
      Optional<When> until,
      Optional<Id> readingId,
      Optional<Expr> conditions,
      Optional<Words> words,
      Optional<UUID> because,
      List<Uncounted> notCounted,
      List<HangsOn> hangsOn) {

    private Line as(State open, List<HangsOn> matters) {
      return new Line(
          agreement,
          version,
          key,
          debtor,
          open,
          since,
          until,
          readingId,
          conditions,
          words,
          because,
          notCounted,
          matters);
    }
  }

  /// @param view the one that is asked for
  public static ReadinessBoard of(Supervaluation view) {
    return new ReadinessBoard(
        each(view, (line, _) -> Stream.of(line)).flatMap(ways -> lines(ways).stream()).toList());
  }

  /// What is made of the lines of each commitment, in each way in which they may be decided.
  public static <T> Stream<Ways<List<T>>> each(
      Supervaluation view, BiFunction<Line, Valuation, Stream<T>> made) {
    return view.dossier().agreements().values().stream()
        .flatMap(file ->
            file.current().stream()
                .flatMap(v ->
                    v.terms()
                        .commitments()
                        .map(c ->
                            view.over(p ->
                                lines(p.own(file), v, c, p).stream()
                                    .flatMap(line -> made.apply(line, p))
                                    .toList()))));
  }

  private static List<Line> lines(Ways<List<Line>> ways) {
    return ways.outcomes(lines -> lines).stream()
        .flatMap(List::stream)
        .map(Line::debtor)
        .distinct()
        .map(debtor -> line(debtor, ways))
        .toList();
  }

  private static Line line(Id debtor, Ways<List<Line>> ways) {
    var lines = ways.map(all -> all.stream().filter(l -> l.debtor().equals(debtor)).findFirst());
    var states = lines.outcomes(l -> l).stream().flatMap(Optional::stream).toList();
    var first = states.getFirst();
    boolean same = ways.exact() && states.stream().allMatch(l -> l.state() == first.state());
    var hangsOn =
        same
            ? lines.hangsOn("debtor", Optional::isPresent, is -> is ? debtor.value() : "")
            : lines.hangsOn("state", l -> l.map(Line::state), s -> s.map(Enum::name).orElse(""));
    return hangsOn.isEmpty() ? first : first.as(same ? first.state() : State.UNDETERMINED, hangsOn);
  }

  private static List<Line> lines(
      AgreementFile file, Version current, Commitment c, Valuation valuation) {
    return owing(file, c, valuation)
        .map(debtor ->
            declared(file, current, c, debtor)
                .map(said -> line(said, file, c, debtor, valuation))
                .orElseGet(() -> none(file, current, c, debtor, valuation)))
        .toList();
  }

  /// Where it is left open who owes it, whoever ever said that it was ready.
  private static Stream<Id> owing(AgreementFile file, Commitment c, Valuation valuation) {
    var debtors = valuation.assumptions().debtors(file, c);
    return debtors.isEmpty() ? file.declaring(c.key()) : debtors.stream();
  }

  /// The last thing this debtor said of it: of the current text, else of whichever.
  private static Optional<StatementOnRecord<? extends AgreementAct>> declared(
      AgreementFile file, Version current, Commitment c, Id debtor) {
    Optional<StatementOnRecord<? extends AgreementAct>> last = Optional.empty();
    for (var said : file.readiness(c.key()))
      if (said.counts()
          && said.act().by().is(debtor)
          && (version(said) == current.number()
              || last.filter(l -> version(l) == current.number()).isEmpty()))
        last = Optional.of(said);
    return last;
  }

  private static int version(StatementOnRecord<? extends AgreementAct> said) {
    return switch (said.act()) {
      case ConfirmReadiness c -> c.version();
      case WithdrawReadiness w -> w.version();
      case AgreementAct other -> throw new IllegalArgumentException(other.name());
    };
  }

  private static Line line(
      StatementOnRecord<? extends AgreementAct> said,
      AgreementFile file,
      Commitment c,
      Id debtor,
      Valuation valuation) {
    var confirmed =
        said.act() instanceof ConfirmReadiness r
            ? Optional.of(r)
            : Optional.<ConfirmReadiness>empty();
    return new Line(
        file.id(),
        version(said),
        c.key(),
        debtor,
        confirmed.map(r -> state(r, file, c, valuation)).orElse(State.WITHDRAWN),
        said.entry().statedAt(),
        confirmed.flatMap(ConfirmReadiness::until),
        confirmed.flatMap(ConfirmReadiness::readingId),
        confirmed.flatMap(ConfirmReadiness::conditions),
        said.act().envelope().words(),
        Optional.of(said.act().actId()),
        notCounted(file, version(said), c, debtor, valuation),
        List.of());
  }

  private static List<Uncounted> notCounted(
      AgreementFile file, int version, Commitment c, Id debtor, Valuation valuation) {
    return file.readiness(c.key()).stream()
        .filter(said -> !said.counts() && said.act().by().is(debtor))
        .filter(said -> version(said) == version)
        .map(said ->
            Uncounted.of(
                said,
                said.act() instanceof ConfirmReadiness ? "CONFIRM" : "WITHDRAW",
                valuation.assumptions().dossier()))
        .toList();
  }

  private static Line none(
      AgreementFile file, Version current, Commitment c, Id debtor, Valuation valuation) {
    return new Line(
        file.id(),
        current.number(),
        c.key(),
        debtor,
        State.NONE,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        notCounted(file, current.number(), c, debtor, valuation),
        List.of());
  }

  private record End(Instant at, State state) {}

  /// It ends in the first way that comes: what is expired is not spent any more. What no report
  /// discharges spends none.
  private static State state(
      ConfirmReadiness r, AgreementFile file, Commitment c, Valuation valuation) {
    var about = valuation.assumptions().dossier().about();
    var performed = valuation.performance(KeyRef.of(file.id(), c.key())).performed();
    var ended =
        Stream.of(
                file.superseded(r.version()).map(s -> new End(s.at(), State.STALE)),
                performed
                    .first()
                    .filter(_ -> c.mode().isDischarged())
                    .map(s -> new End(s.from(), State.SPENT)),
                r.until().flatMap(When::ends).map(end -> new End(end, State.EXPIRED)))
            .flatMap(Optional::stream)
            .filter(end -> !about.isBefore(end.at()))
            .min(Comparator.comparing(End::at));
    if (ended.isPresent()) return ended.get().state();
    return r.conditions().filter(e -> !valuation.in(file.id()).of(e).isAt(about)).isPresent()
        ? State.READY_IF
        : State.READY;
  }
}

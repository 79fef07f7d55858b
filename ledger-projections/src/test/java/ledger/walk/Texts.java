package ledger.walk;

import java.time.Duration;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import ledger.terms.Accession;
import ledger.terms.Commitment;
import ledger.terms.DurationClause;
import ledger.terms.Effect;
import ledger.terms.EntryIntoForce;
import ledger.terms.Expr;
import ledger.terms.KeyRef;
import ledger.terms.Lasting;
import ledger.terms.Link;
import ledger.terms.Linkage;
import ledger.terms.OccurrenceKind;
import ledger.terms.Power;
import ledger.terms.Rule;
import ledger.terms.Term;
import ledger.terms.Terms;
import ledger.value.Decimal;
import ledger.value.Id;
import ledger.value.When;
import ledger.value.Words;

/// Random terms: commitments with measures and dates, one linkage, powers, a duration.
final class Texts {

  static final List<Effect> POWERS = List.of(Effect.SUSPEND, Effect.TERMINATE, Effect.WITHDRAW);
  static final Id STEP = Id.of("talks");

  private final Chance chance;

  Texts(Chance chance) {
    this.chance = chance;
  }

  static Id power(Id agreement, Effect effect) {
    return Id.of("P" + agreement + "-" + effect.name().toLowerCase(Locale.ROOT));
  }

  Terms of(Id agreement, Id by, Collection<Id> known) {
    var parties = new ArrayList<>(List.of(by));
    chance.shuffled(Cast.PARTIES).stream()
        .filter(p -> !p.equals(by))
        .limit(chance.in(4) ? 2 : 1)
        .forEach(parties::add);
    var terms = new ArrayList<Term>();
    int commitments = chance.from(2, 3);
    for (int i = 1; i <= commitments; i++) terms.add(commitment(agreement, i, parties));
    if (!chance.in(4))
      terms.add(
          new Linkage(
              Id.of("L" + agreement),
              IntStream.rangeClosed(1, commitments).mapToObj(i -> key(agreement, i)).toList(),
              words("in exchange"),
              chance.in(5) ? links(agreement, commitments, 1) : List.of()));
    for (var effect : POWERS) if (chance.in(2)) terms.add(power(agreement, effect, commitments));
    if (chance.in(3)) terms.add(duration());
    return new Terms(
        List.of(
            new Terms.Text(
                "en", Optional.empty(), Optional.of("Ships may dock."), Optional.empty(), false)),
        parties.stream().map(p -> new Terms.Participant(p, Terms.Role.PARTY)).toList(),
        terms,
        chance.perhaps(3, () -> force(parties)),
        chance.perhaps(8, () -> new Accession.Open(Optional.empty(), Optional.empty())),
        chance.perhaps(
            2,
            () ->
                chance.of(
                    Terms.AcceptanceStandard.UNDISPUTED,
                    Terms.AcceptanceStandard.ACKNOWLEDGED,
                    Terms.AcceptanceStandard.VERIFIED)),
        Optional.empty(),
        chance.in(2)
            ? List.of(new Terms.Step(STEP, Optional.empty(), chance.from(2, 8), parties))
            : List.of());
  }

  private EntryIntoForce force(List<Id> parties) {
    Rule rule =
        switch (chance.upTo(3)) {
          case 0 -> new Rule.NOf(2, List.of(), chance.in(2));
          case 1 -> new Rule.ConsentOf(List.of(parties.getFirst()));
          default -> Rule.BY_ALL;
        };
    return new EntryIntoForce(
        rule, chance.perhaps(2, () -> Period.ofDays(chance.from(1, 4))), Optional.empty());
  }

  private Commitment commitment(Id agreement, int number, List<Id> parties) {
    var debtor = parties.get(number % parties.size());
    var creditors = parties.stream().filter(p -> !p.equals(debtor)).toList();
    return new Commitment(
        key(agreement, number),
        List.of(debtor),
        Optional.empty(),
        chance.in(12) ? List.of() : creditors,
        switch (chance.upTo(9)) {
          case 0 -> Commitment.Mode.MAINTAIN;
          case 1 -> Commitment.Mode.REFRAIN;
          case 2 -> Commitment.Mode.BEST_EFFORTS;
          default -> Commitment.Mode.ACHIEVE;
        },
        words("Send ships"),
        number == 1 && chance.in(6)
            ? Optional.of(new Expr.Performed(new KeyRef(Optional.empty(), key(agreement, 2))))
            : Optional.empty(),
        chance.perhaps(2, () -> new Commitment.Conduct("OPEN", Cast.QUAY)),
        chance.perhaps(
            3, () -> new Commitment.Measure("ship", new Decimal("" + chance.from(1, 4)))),
        chance.perhaps(2, this::due),
        chance.perhaps(4, () -> Duration.ofHours(chance.from(1, 40))),
        chance.perhaps(6, () -> day(chance.from(4, 25))),
        chance.in(6));
  }

  private Commitment.Due due() {
    return chance.in(2)
        ? new Commitment.Due(Optional.of(day(chance.from(2, 25))), Optional.empty())
        : new Commitment.Due(Optional.empty(), Optional.of(Duration.ofHours(chance.from(5, 100))));
  }

  private Power power(Id agreement, Effect effect, int commitments) {
    return new Power(
        power(agreement, effect),
        words("may by notice"),
        List.of(),
        effect,
        List.of(),
        chance.perhaps(
            4,
            () ->
                new Expr.Performed(
                    new KeyRef(Optional.empty(), key(agreement, chance.from(1, commitments))))),
        chance.perhaps(2, () -> Period.ofDays(chance.from(1, 6))),
        chance.perhaps(
            5,
            () ->
                new Expr.Performed(
                    new KeyRef(Optional.empty(), key(agreement, chance.from(1, commitments))))));
  }

  private DurationClause duration() {
    boolean auto = chance.in(2);
    boolean until = chance.in(2);
    return new DurationClause(
        Id.of("D"),
        words("for a while"),
        until ? Optional.of(day(chance.from(8, 30))) : Optional.empty(),
        until ? Optional.empty() : Optional.of(Period.ofDays(chance.from(3, 20))),
        auto ? Optional.of(Lasting.Renewal.AUTO) : Optional.empty(),
        auto ? Optional.of(Period.ofDays(chance.from(3, 10))) : Optional.empty(),
        auto ? Optional.of(Period.ofDays(1)) : Optional.empty());
  }

  List<Link> links(Id agreement, Terms terms, int atLeast) {
    return terms.term(Id.of("L" + agreement)).isEmpty()
        ? List.of()
        : links(agreement, (int) terms.commitments().count(), atLeast);
  }

  private List<Link> links(Id agreement, int commitments, int atLeast) {
    if (atLeast == 0) return List.of();
    var keys =
        chance.shuffled(
            IntStream.rangeClosed(1, commitments)
                .mapToObj(i -> new KeyRef(Optional.empty(), key(agreement, i)))
                .toList());
    var within = chance.perhaps(3, () -> Duration.ofHours(chance.from(5, 90)));
    return List.of(
        switch (chance.upTo(5)) {
          case 0, 1 -> new Link.Parallel(keys, within);
          case 2 -> new Link.Tender(keys, within);
          case 3 -> new Link.On(keys.getFirst(), new Expr.Date(day(chance.from(2, 20))));
          default -> new Link.After(List.of(keys.get(1)), keys.getFirst(), within);
        });
  }

  /// A condition over what is on record; it may be one of another agreement.
  Expr condition(Id agreement, Map<Id, List<Terms>> agreements, Collection<Id> allegations) {
    var other = chance.of(List.copyOf(agreements.keySet()));
    var own =
        new KeyRef(
            Optional.empty(),
            chance.of(agreements.get(agreement).getLast().commitments().toList()).key());
    return switch (chance.upTo(8)) {
      case 0 -> new Expr.Performed(own);
      case 1 -> new Expr.Ready(own);
      case 2 -> new Expr.InForce(other);
      case 3 -> new Expr.Date(day(chance.from(2, 25)));
      case 4 -> new Expr.Occurred(delivery());
      case 5 -> new Expr.Count(delivery(), 2);
      case 6 ->
          allegations.isEmpty()
              ? new Expr.Ready(own)
              : new Expr.Found(chance.of(List.copyOf(allegations)));
      case 7 ->
          new Expr.Ready(
              KeyRef.of(
                  other, chance.of(agreements.get(other).getLast().commitments().toList()).key()));
      default -> new Expr.Any(List.of(new Expr.Ready(own), new Expr.Date(day(chance.from(2, 25)))));
    };
  }

  private Expr.Filter delivery() {
    return new Expr.Filter(
        Optional.of(OccurrenceKind.DELIVERY),
        chance.perhaps(2, () -> Cast.QUAY),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        chance.perhaps(4, () -> Cast.WATCH));
  }

  private When day(int day) {
    var begin = Walk.START.atOffset(ZoneOffset.UTC).plusDays(day).plusMinutes(chance.upTo(1_400));
    return new When(
        Optional.of(begin), Optional.of(begin.plusDays(1)), When.Precision.DAY, Optional.empty());
  }

  private static Id key(Id agreement, int number) {
    return Id.of(agreement.value().toLowerCase(Locale.ROOT) + number);
  }

  private static Words words(String text) {
    return Words.of("en", text);
  }
}

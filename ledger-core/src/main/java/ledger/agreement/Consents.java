package ledger.agreement;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import ledger.act.Actor;
import ledger.act.AgreementAct.DeclareConsent;
import ledger.act.AgreementAct.ReviseTerms;
import ledger.terms.CivilTime;
import ledger.terms.Expr;
import ledger.terms.Rule;
import ledger.terms.Terms;
import ledger.value.Id;
import ledger.value.When;

/// What was said of consent to the texts of one agreement, in effective order, and what stands of
/// it. Deciding and reading count the same way.
///
/// @param <C> an act as whoever asks has it
public final class Consents<C> {

  /// @param at when it was said
  /// @param from from when it is given, as exact as that is known
  public record Word<C>(Id party, DeclareConsent act, Instant at, When from, C said) {}

  /// A revision that carries consents to the text it is based on over to itself.
  public record Carry<C>(
      int version, int basedOn, List<Id> whose, Instant at, When from, C revision) {

    /// Empty where the revision carries nothing.
    public static <C> Optional<Carry<C>> of(ReviseTerms act, int version, Instant at, C revision) {
      return Optional.of(act.carried())
          .filter(whose -> !whose.isEmpty())
          .map(whose ->
              new Carry<>(
                  version,
                  act.basedOn(),
                  whose,
                  at,
                  act.envelope()
                      .statedAt()
                      .filter(w -> w.from().isPresent())
                      .orElseGet(() -> When.at(at.atOffset(ZoneOffset.UTC))),
                  revision));
    }
  }

  /// A withdrawal from the agreement that took effect. Consent after it is a new one, also at that
  /// very moment.
  public record Departure(Id party, Instant at) {}

  /// What stands, and from when it is given.
  public record Given<C>(C said, When from) {}

  /// @param met when the rule was, by the consent or the date that met it last
  /// @param inForce when the text comes into force by that
  public record Reached(When met, When inForce) {}

  private sealed interface Step<C> {
    Instant at();

    record Leaving<C>(Id party, Instant at) implements Step<C> {}

    record Carrying<C>(Carry<C> carry) implements Step<C> {
      @Override
      public Instant at() {
        return carry.at();
      }
    }

    record Saying<C>(Word<C> word) implements Step<C> {
      @Override
      public Instant at() {
        return word.at();
      }
    }
  }

  private final Map<Integer, List<Step<C>>> steps = new HashMap<>();
  private final List<Departure> departures;

  /// Each list in the order of recording: of what was said at one moment, the later stands.
  public Consents(List<Word<C>> words, List<Carry<C>> carries, List<Departure> departures) {
    this.departures = List.copyOf(departures);
    for (var carry : carries) of(carry.version()).add(new Step.Carrying<>(carry));
    for (var word : words) of(word.act().version()).add(new Step.Saying<>(word));
    steps.values().forEach(said -> said.sort(Comparator.comparing(Step::at)));
  }

  /// Departures are from the agreement, and so from each of its texts.
  private List<Step<C>> of(int version) {
    return steps.computeIfAbsent(
        version,
        _ -> {
          var said = new ArrayList<Step<C>>();
          departures.forEach(d -> said.add(new Step.Leaving<>(d.party(), d.at())));
          return said;
        });
  }

  /// Where one party stands with one text at a moment.
  public PartyConsent<Given<C>> standing(Id party, int version, Instant at) {
    var state = PartyConsent.<Given<C>>none();
    for (var step : steps.getOrDefault(version, List.of())) {
      if (step.at().isAfter(at)) break;
      state = after(step, party, state);
    }
    return state;
  }

  /// Whether anything was said of this party's consent to a text, whatever became of it.
  public boolean hasSpoken(Actor party, int version) {
    return steps.getOrDefault(version, List.of()).stream()
        .anyMatch(step -> step instanceof Step.Saying<C>(var word) && party.is(word.party()));
  }

  /// What one party says next of its consent to a text, before it leaves.
  public Optional<Word<C>> next(Id party, int version, Instant after) {
    for (var step : steps.getOrDefault(version, List.of())) {
      if (!step.at().isAfter(after)) continue;
      switch (step) {
        case Step.Leaving<C>(var who, _) when who.equals(party) -> {
          return Optional.empty();
        }
        case Step.Saying<C>(var word) when word.party().equals(party) -> {
          return Optional.of(word);
        }
        case Step.Leaving<C> _, Step.Saying<C> _, Step.Carrying<C> _ -> {}
      }
    }
    return Optional.empty();
  }

  /// When a text came or comes into force. Consents are followed one by one: what is withdrawn
  /// before entry into force does not count for it, and what is withdrawn after does not undo it.
  ///
  /// @param becameTrue since when a condition holds, where it does
  public Optional<Reached> reached(
      int version, Terms terms, List<Id> parties, Function<Expr, Optional<When>> becameTrue) {
    var standing = new HashMap<Id, PartyConsent<Given<C>>>();
    var given = new Rule.Given(parties, new HashMap<>(), new HashMap<>(), becameTrue);
    var reached = reached(terms, given, 0);
    for (var step : steps.getOrDefault(version, List.of())) {
      if (reached.filter(r -> !step.at().isBefore(begins(r.inForce()))).isPresent()) break;
      for (var party : whom(step)) {
        var state = after(step, party, standing.getOrDefault(party, PartyConsent.none()));
        standing.put(party, state);
        put(party, state.bound(), given.consents());
        put(party, state.signature(), given.signatures());
      }
      reached = reached(terms, given, standing.size());
    }
    return reached;
  }

  private void put(Id party, Optional<Given<C>> given, Map<Id, When> into) {
    if (given.isPresent()) into.put(party, given.get().from());
    else into.remove(party);
  }

  private static Optional<Reached> reached(Terms terms, Rule.Given given, int spoke) {
    return spoke < terms.force().rule().fewest(given.parties().size())
        ? Optional.empty()
        : terms
            .force()
            .rule()
            .met(given)
            .map(met -> new Reached(met, CivilTime.after(met, terms.force().delay())));
  }

  private PartyConsent<Given<C>> after(Step<C> step, Id party, PartyConsent<Given<C>> state) {
    return switch (step) {
      case Step.Leaving<C>(var who, _) -> who.equals(party) ? state.left() : state;
      case Step.Saying<C>(var word) ->
          word.party().equals(party)
              ? state.after(word.act(), new Given<>(word.said(), word.from()))
              : state;
      case Step.Carrying<C>(var carry) ->
          isCarried(carry, party)
              ? state.carried(new Given<>(carry.revision(), carry.from()))
              : state;
    };
  }

  /// Only what stands is carried: nobody consents to a text because somebody says that it did.
  private boolean isCarried(Carry<C> carry, Id party) {
    return carry.whose().contains(party)
        && standing(party, carry.basedOn(), carry.at()).bound().isPresent();
  }

  private static <C> List<Id> whom(Step<C> step) {
    return switch (step) {
      case Step.Leaving<C>(var who, _) -> List.of(who);
      case Step.Saying<C>(var word) -> List.of(word.party());
      case Step.Carrying<C>(var carry) -> carry.whose();
    };
  }

  private static Instant begins(When when) {
    return when.begins().orElseThrow();
  }
}

package ledger.readiness;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import ledger.act.Actor;
import ledger.act.AgreementAct.ConfirmReadiness;
import ledger.act.Id;
import ledger.act.When;
import ledger.act.Words;
import ledger.agreement.Agreement.OnRecord;
import ledger.agreement.Agreement.Version;
import ledger.dossier.Dossier;
import ledger.terms.Commitment;
import ledger.terms.KeyRef;

/// Answers "who has declared itself ready, for which commitment of which version?"
public record ReadinessBoard(List<Line> lines) {

  public enum State {
    NONE,
    READY,
    WITHDRAWN,
    EXPIRED,
    /// Confirmed for a version that is not current any more; it takes a new confirmation.
    STALE,
    /// The commitment was performed, and nobody disputes that.
    SPENT
  }

  /// @param version the one the readiness was confirmed for, or else the current one
  public record Line(
      Id agreement,
      int version,
      Id key,
      Id debtor,
      State state,
      Optional<When> since,
      Optional<When> until,
      Optional<Id> readingId,
      Optional<Words> words,
      Optional<UUID> because) {}

  public static ReadinessBoard of(Dossier dossier, Instant about) {
    return new ReadinessBoard(
        dossier.agreements().entrySet().stream()
            .flatMap(e ->
                e.getValue()
                    .current()
                    .terms()
                    .commitments()
                    .flatMap(c -> lines(e.getKey(), e.getValue(), c, dossier, about)))
            .toList());
  }

  private static Stream<Line> lines(
      Id agreement, OnRecord on, Commitment c, Dossier dossier, Instant about) {
    return c.debtors().stream()
        .map(debtor ->
            on.versions().reversed().stream()
                .flatMap(v -> declared(agreement, on, v, c.key(), debtor, dossier, about).stream())
                .findFirst()
                .orElseGet(() ->
                    new Line(
                        agreement,
                        on.current().number(),
                        c.key(),
                        debtor,
                        State.NONE,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())));
  }

  private static Optional<Line> declared(
      Id agreement, OnRecord on, Version v, Id key, Id debtor, Dossier dossier, Instant about) {
    return on.readiness(new Actor.Named(debtor), v.number(), key, dossier::counts)
        .map(act -> {
          var confirmed =
              act instanceof ConfirmReadiness c
                  ? Optional.of(c)
                  : Optional.<ConfirmReadiness>empty();
          boolean current = v.number() == on.current().number();
          return new Line(
              agreement,
              v.number(),
              key,
              debtor,
              confirmed
                  .map(c -> state(c, current, KeyRef.of(agreement, key), dossier, about))
                  .orElse(State.WITHDRAWN),
              dossier.statedAt(act),
              confirmed.flatMap(ConfirmReadiness::until),
              confirmed.flatMap(ConfirmReadiness::readingId),
              act.envelope().words(),
              Optional.of(act.actId()));
        });
  }

  private static State state(
      ConfirmReadiness c, boolean current, KeyRef key, Dossier dossier, Instant about) {
    if (!current) return State.STALE;
    if (dossier.known().undisputedPerformance(key, dossier::counts).isPresent()) return State.SPENT;
    return c.until().flatMap(When::ends).filter(end -> !about.isBefore(end)).isPresent()
        ? State.EXPIRED
        : State.READY;
  }
}

package ledger.timeline;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import ledger.act.Act;
import ledger.act.Actor;
import ledger.act.AgreementAct.ConfirmReadiness;
import ledger.act.AgreementAct.DeclareConsent;
import ledger.act.Envelope.Through;
import ledger.act.Id;
import ledger.act.Relay;
import ledger.act.Strength;
import ledger.act.UserId;
import ledger.act.When;
import ledger.dossier.Dossier;
import ledger.dossier.Entry;

/// Answers "what was said in which order, and through whose hands did it come to this record?"
public record Timeline(List<Line> lines) {

  /// @param event the act in the past tense
  /// @param chain the relays between the speaker and this record, nearest the speaker first
  /// @param gap from when it was said to when it was recorded
  /// @param flags what a reader should know about how the act came on record
  public record Line(
      long position,
      String event,
      Optional<Actor> by,
      Optional<Through> through,
      List<Relay> chain,
      Strength strength,
      boolean counts,
      Optional<When> statedAt,
      Instant recordedAt,
      UserId recordedBy,
      Duration gap,
      List<Flag> flags,
      Act act) {}

  public enum Flag {
    /// Right when it was said; another version was current by the time it was recorded.
    RECORDED_AFTER_REVISION,
    /// The recorder concluded part of it; the note says how.
    INFERRED
  }

  public static Timeline of(Dossier dossier) {
    return new Timeline(dossier.entries().stream().map(e -> line(e, dossier)).toList());
  }

  private static Line line(Entry entry, Dossier dossier) {
    var envelope = entry.act().envelope();
    return new Line(
        entry.position(),
        entry.recorded().event().getClass().getSimpleName(),
        envelope.by(),
        envelope.through(),
        envelope.chain(),
        dossier.strength(envelope),
        dossier.counts(envelope),
        entry.statedAt(),
        entry.recorded().at(),
        entry.recorded().by(),
        Duration.between(entry.effective(), entry.recorded().at()),
        flags(entry, dossier),
        entry.act());
  }

  private static List<Flag> flags(Entry entry, Dossier dossier) {
    return java.util.stream.Stream.of(
            recordedAfterRevision(entry, dossier)
                ? Optional.of(Flag.RECORDED_AFTER_REVISION)
                : Optional.<Flag>empty(),
            entry.act().envelope().inferred() ? Optional.of(Flag.INFERRED) : Optional.<Flag>empty())
        .flatMap(Optional::stream)
        .toList();
  }

  private static boolean recordedAfterRevision(Entry entry, Dossier dossier) {
    return switch (entry.act()) {
      case ConfirmReadiness a -> revisedBefore(entry, a.agreement(), a.version(), dossier);
      case DeclareConsent a -> revisedBefore(entry, a.agreement(), a.version(), dossier);
      case Act _ -> false;
    };
  }

  private static boolean revisedBefore(Entry entry, Id agreement, int version, Dossier dossier) {
    var on = dossier.agreements().get(agreement);
    return on != null
        && on.versions().stream()
            .filter(v -> v.number() > version)
            .anyMatch(v ->
                dossier.entries().stream()
                    .anyMatch(e ->
                        e.act().actId().equals(v.because()) && e.position() < entry.position()));
  }
}

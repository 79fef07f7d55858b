package ledger.agreement;

import java.util.Optional;
import ledger.act.AgreementAct.DeclareConsent;
import ledger.act.AgreementAct.Means;

/// Where one party stands with one version, after each thing that was said of its consent, in
/// effective order. Deciding and reading take the same steps.
///
/// @param signature that stands, subject to ratification
/// @param bound the consent to be bound that stands, or the revision that carried it over
/// @param bySignature the consent to be bound is itself a signature (VCLT 12)
/// @param provisional the application ahead of it that stands (VCLT 25); a consent to be bound
///   takes its place
/// @param last what was said last, whatever it did
/// @param <C> an act of consent, as whoever asks has it
public record PartyConsent<C>(
    Stage stage,
    Optional<C> signature,
    Optional<C> provisional,
    Optional<C> bound,
    boolean bySignature,
    Optional<C> last) {

  public enum Stage {
    NONE,
    SIGNED,
    PROVISIONAL,
    ACCEPTED,
    REJECTED,
    /// Took back everything that it had said.
    WITHDRAWN,
    /// Its withdrawal from the agreement took effect: what it says from then on is a new consent.
    LEFT
  }

  public static <C> PartyConsent<C> none() {
    return gone(Stage.NONE, Optional.empty());
  }

  /// After one act of consent more.
  public PartyConsent<C> after(DeclareConsent act, C said) {
    return switch (act.decision()) {
      case SIGN -> staged(first(signature, said), provisional, bound, bySignature, said);
      case ACCEPT -> act.provisional() ? applied(said) : bound(act.means(), said);
      case REJECT -> gone(Stage.REJECTED, Optional.of(said));
      case WITHDRAW -> withdrawn(act.means(), said);
    };
  }

  /// After its consent to another version was carried over to this one by a revision.
  public PartyConsent<C> carried(C revision) {
    return bound(Optional.empty(), revision);
  }

  /// After its withdrawal from the agreement took effect.
  public PartyConsent<C> left() {
    return gone(Stage.LEFT, last);
  }

  /// Whether this act would take it any further. Consent to be bound goes further than a signature,
  /// and than provisional application.
  public boolean goesFurther(DeclareConsent act) {
    return switch (act.decision()) {
      case SIGN -> standing().isEmpty();
      case ACCEPT -> bound.isEmpty() && (!act.provisional() || provisional.isEmpty());
      case REJECT -> true;
      case WITHDRAW -> takenBack(act.means()).isPresent();
    };
  }

  /// What stands: the step that goes furthest.
  public Optional<C> standing() {
    return bound.or(() -> provisional).or(() -> signature);
  }

  /// What a withdrawal would take back, where anything of the kind stands. One that names means of
  /// consent to be bound leaves an earlier signature as it is, and one of the SIGNATURE leaves a
  /// ratification; one that names none takes back the last step.
  public Optional<C> takenBack(Optional<Means> means) {
    if (means.isEmpty()) return standing();
    return means.get() == Means.SIGNATURE
        ? bound.filter(_ -> bySignature).or(() -> signature)
        : bound.or(() -> provisional);
  }

  private PartyConsent<C> applied(C said) {
    return staged(
        signature,
        bound.isPresent() ? provisional : first(provisional, said),
        bound,
        bySignature,
        said);
  }

  private PartyConsent<C> bound(Optional<Means> means, C said) {
    return staged(
        signature,
        Optional.empty(),
        first(bound, said),
        bound.isPresent() ? bySignature : means.equals(Optional.of(Means.SIGNATURE)),
        said);
  }

  private PartyConsent<C> withdrawn(Optional<Means> means, C said) {
    var back = takenBack(means);
    if (back.isEmpty())
      return new PartyConsent<>(
          stage, signature, provisional, bound, bySignature, Optional.of(said));
    var left =
        staged(
            without(signature, back),
            without(provisional, back),
            without(bound, back),
            bySignature,
            said);
    return left.standing().isEmpty() ? gone(Stage.WITHDRAWN, Optional.of(said)) : left;
  }

  private static <C> Optional<C> without(Optional<C> one, Optional<C> back) {
    return one.equals(back) ? Optional.empty() : one;
  }

  private static <C> Optional<C> first(Optional<C> before, C said) {
    return before.isPresent() ? before : Optional.of(said);
  }

  private static <C> PartyConsent<C> staged(
      Optional<C> signature,
      Optional<C> provisional,
      Optional<C> bound,
      boolean bySignature,
      C said) {
    var stage =
        bound.isPresent()
            ? Stage.ACCEPTED
            : provisional.isPresent() ? Stage.PROVISIONAL : Stage.SIGNED;
    return new PartyConsent<>(
        stage, signature, provisional, bound, bySignature && bound.isPresent(), Optional.of(said));
  }

  private static <C> PartyConsent<C> gone(Stage stage, Optional<C> last) {
    return new PartyConsent<>(
        stage, Optional.empty(), Optional.empty(), Optional.empty(), false, last);
  }
}

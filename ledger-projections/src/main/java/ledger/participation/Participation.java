package ledger.participation;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ledger.act.Actor;
import ledger.act.AgreementAct.Declaration;
import ledger.act.AgreementAct.Means;
import ledger.agreement.Version;
import ledger.dossier.AgreementFile;
import ledger.terms.Terms;
import ledger.value.Id;
import ledger.value.When;
import ledger.view.HangsOn;
import ledger.view.Supervaluation;
import ledger.view.Ways;

/// Answers "who is bound, by which version, since when, and with what reservations? Who signed and
/// never ratified, who left, how many more are needed?", as of the day that is asked about.
///
/// @param agreements each agreement that was asked about, in the order of its id
public record Participation(List<Treaty> agreements) {

  public enum Standing {
    BOUND,
    /// Applies it before it is bound (VCLT 25).
    PROVISIONAL,
    /// Consented, and its day has not come.
    CONSENTED,
    /// Signed, subject to ratification.
    SIGNED,
    LEFT,
    NONE,
    /// It comes out otherwise where a contested matter is decided otherwise.
    UNDETERMINED
  }

  public enum By {
    STATEMENT,
    RULE
  }

  /// @param bound how many are bound on that day, whichever way contested matters are decided
  /// @param more how many consents are still needed; empty where it is in force or no number is set
  public record Treaty(
      Id agreement,
      Optional<String> title,
      int bound,
      Optional<Integer> more,
      List<Participant> participants) {}

  /// @param periods in which it was or will be bound, half-open; provisional ones are marked
  /// @param stated what the depositary or a source states of its entry into force, and
  /// @param computed what the rule computes: where both are there, the statement answers
  /// @param differ the two are not the same
  /// @param succeeds whose place it took
  /// @param contestedBy the parties that deny what its standing hangs on, and
  /// @param reservedBy those that reserve on it
  public record Participant(
      Id participant,
      Standing standing,
      Optional<Integer> version,
      Optional<When> since,
      Optional<When> left,
      Optional<Means> means,
      List<Period> periods,
      Optional<When> stated,
      Optional<When> computed,
      boolean differ,
      List<Reservation> reservations,
      Optional<Id> succeeds,
      List<Actor> contestedBy,
      List<Actor> reservedBy,
      List<HangsOn> hangsOn,
      List<UUID> because) {}

  /// @param until when it ends, itself not included; empty where it does not
  public record Period(When from, Optional<When> until, boolean provisional, By by) {

    boolean holds(Instant moment) {
      return !moment.isBefore(from.begins().orElseThrow())
          && until.flatMap(When::begins).filter(end -> !moment.isBefore(end)).isEmpty();
    }
  }

  /// A reservation holds between the one who made it and those who did not object to it.
  public record Reservation(Declaration declaration, List<Actor> objections, UUID because) {}

  public static Participation ofAgreement(Supervaluation view, Id agreement) {
    return new Participation(
        Optional.ofNullable(view.dossier().agreements().get(agreement)).stream()
            .map(file -> new Roll(file, view).treaty(_ -> true))
            .toList());
  }

  /// The agreements that one actor has anything to do with.
  public static Participation ofActor(Supervaluation view, Id actor) {
    return new Participation(
        view.dossier().agreements().values().stream()
            .map(file -> new Roll(file, view))
            .filter(roll -> roll.participants().contains(actor))
            .map(roll -> roll.treaty(actor::equals))
            .sorted(Comparator.comparing(Treaty::agreement))
            .toList());
  }

  /// Each participant of one agreement, in each way in which contested matters may be decided.
  public static List<Ways<Participant>> periods(Supervaluation view, AgreementFile file) {
    return new Roll(file, view).each();
  }

  static Optional<String> title(AgreementFile file) {
    return file.current().map(Version::terms).flatMap(Terms::gist).map(words -> words.in("en"));
  }
}

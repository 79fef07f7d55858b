package ledger.register;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ledger.act.Actor;
import ledger.act.AgreementAct.AdvanceReading;
import ledger.act.AgreementAct.Form;
import ledger.dossier.AgreementFile;
import ledger.dossier.Entry;
import ledger.dossier.Uncounted;
import ledger.terms.Effect;
import ledger.terms.Terms;
import ledger.value.Id;
import ledger.value.When;
import ledger.view.Force;
import ledger.view.HangsOn;
import ledger.view.Notices;
import ledger.view.RunningTerm;
import ledger.view.Supervaluation;
import ledger.view.Ways;

/// Answers "which agreements are proposed, claimed or in force, and who has consented?", in the
/// view that is asked for.
public record Register(List<Listed> agreements) {

  public enum Status {
    CLAIMED,
    PROPOSED,
    DECLINED,
    WITHDRAWN,
    LAPSED,
    /// What it takes is there; it is not yet its day.
    CONCLUDED,
    IN_FORCE,
    TERMINATED,
    EXPIRED,
    /// It comes out otherwise where a contested matter is decided otherwise.
    UNDETERMINED
  }

  public enum ConsentState {
    NONE,
    /// Subject to ratification.
    SIGNED,
    ACCEPTED,
    REJECTED,
    WITHDRAWN,
    SUPERSEDED,
    /// It comes out otherwise where a contested matter is decided otherwise.
    UNDETERMINED
  }

  /// @param by who proposed or claimed it
  /// @param allegedConclusion when it is said to have been concluded
  /// @param inForceVersion the newest version in force
  /// @param inForceSince as exact as that is known
  /// @param stated what the depositary or a source states of entry into force
  /// @param computed what the rule computes; where both are there they may differ
  /// @param ending what ended it, or will; empty where it is renewed
  /// @param renewal of the term that runs, where it is renewed by itself unless somebody objects
  /// @param contestedBy the parties that deny something on which its force hangs, in any view, and
  /// @param reservedBy those that reserve on it
  /// @param hangsOn on what its state hangs in this view
  public record Listed(
      Id agreement,
      Status status,
      Actor by,
      Form form,
      Optional<When> statedAt,
      Optional<When> allegedConclusion,
      int version,
      Optional<Integer> inForceVersion,
      Optional<When> inForceSince,
      Optional<Force.Start> stated,
      Optional<Force.Start> computed,
      Optional<Force.Ending> ending,
      Optional<Renewing> renewal,
      List<Actor> contestedBy,
      List<Actor> reservedBy,
      List<HangsOn> hangsOn,
      Terms terms,
      List<Party> parties,
      List<Reading> readings,
      List<Notice> notices,
      List<Related> relations,
      UUID because) {}

  /// @param state RENEWS on that day unless objected to by another; RENEWED once that is past
  /// @param until when the term after it is over
  /// @param reading by which it is reckoned; empty where it is the text
  public record Renewing(
      RunningTerm.State state, Instant on, Instant until, Instant objectBy, Optional<Id> reading) {}

  /// @param suspended empty where that hangs on a contested matter, as is
  /// @param withdrawn whether it has left
  /// @param contestedBy the parties that deny its role, its consent, or a notice by which it left
  ///   or paused, in any view, and
  /// @param reservedBy those that reserve on them
  /// @param hangsOn on what its state hangs in this view
  /// @param attributedBy who claims that this party agreed, without its own word
  /// @param notCounted what is on record of its consent to this text and does not count
  public record Party(
      Id ref,
      Terms.Role role,
      Optional<Id> throughWhom,
      ConsentState consent,
      Optional<When> since,
      boolean provisional,
      Optional<Boolean> suspended,
      Optional<Boolean> withdrawn,
      List<Actor> attributedBy,
      List<Uncounted> notCounted,
      List<Actor> contestedBy,
      List<Actor> reservedBy,
      List<HangsOn> hangsOn,
      Optional<UUID> because) {}

  public record Reading(Id id, Id term, Actor by, AdvanceReading as, boolean inferred) {}

  public record Notice(
      Id id,
      Effect effect,
      Actor by,
      Optional<Id> participant,
      When effectiveAt,
      Notices.State state,
      boolean onShortNotice,
      List<Actor> contestedBy,
      List<Actor> reservedBy,
      UUID because) {}

  public record Related(Id from, Id to, String type, Actor by) {}

  private record Placed(Entry origin, Listed listed) {}

  private static final Comparator<Placed> BY_ORIGIN =
      Comparator.comparing(Placed::origin, Entry.EFFECTIVE_ORDER);

  public static Register of(Supervaluation view) {
    return new Register(
        view.merged(Register.class, Register::listed, BY_ORIGIN).stream()
            .map(Placed::listed)
            .toList());
  }

  private static List<Placed> listed(Supervaluation view) {
    return view.dossier().agreements().values().stream()
        .filter(file -> file.current().isPresent())
        .map(file ->
            new Placed(
                file.origin(file.versions().iterator().next()).entry(),
                new Entered(file, view).listed()))
        .sorted(BY_ORIGIN)
        .toList();
  }

  /// How one agreement stands, in each way in which that may be decided.
  public static Ways<Status> status(AgreementFile file, Supervaluation view) {
    return new Entered(file, view).status();
  }
}

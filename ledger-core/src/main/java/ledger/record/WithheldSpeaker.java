package ledger.record;

import java.util.UUID;
import ledger.act.Act;
import ledger.act.Event;
import ledger.value.Id;

/// What is said on background, or under the Chatham House rule, as everybody reads it and every
/// rule takes it: by somebody who is not named. What is stored has the speaker, in a part of its
/// own that is given to nobody but whoever recorded the act.
public final class WithheldSpeaker {

  /// What the handle begins with that stands in the place of a name; the id of the act follows, so
  /// that nobody can tell whether two acts are of one speaker.
  private static final String HANDLE = "unattributed.";

  private WithheldSpeaker() {}

  /// Whether an act has a speaker who is told to nobody.
  public static boolean isIn(Act act) {
    return act.envelope().withholdsSpeaker() && act.envelope().namesSpeaker();
  }

  /// The act as it may be told; the same where it may be told as it is.
  public static Act outOf(Act act) {
    return isIn(act) ? act.with(act.envelope().withoutSpeaker(handle(act.actId()))) : act;
  }

  static Event outOf(Event event) {
    var act = event.act();
    return isIn(act) ? Vocabulary.of(event.getClass()).happened(outOf(act)) : event;
  }

  public static Id handle(UUID actId) {
    return Id.of(HANDLE + actId);
  }
}

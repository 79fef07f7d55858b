package ledger.picture;

import ledger.act.Act;
import ledger.act.AdoptionAct;
import ledger.act.AgreementAct;
import ledger.act.AllegationAct;
import ledger.act.IssueAct;
import ledger.act.MandateAct;
import ledger.act.OccurrenceAct;

/// What an act is about, told by a shape: shapes are told apart without colours, and none of them
/// belongs to a side.
public enum ActKind {
  AGREEMENT("M-7-7h14v14h-14z"),
  ISSUE("M-8 0a8 8 0 1 0 16 0a8 8 0 1 0-16 0z"),
  OCCURRENCE("M0-8L8 7H-8z"),
  ALLEGATION("M0-9L9 0 0 9-9 0z"),
  MANDATE("M-7 7V-2L0-8 7-2V7z"),
  ADOPTION("M-3-8h6v5h5v6h-5v5h-6v-5h-5v-6h5z"),
  FILING("M-8-3h16v6h-16z");

  private final String outline;

  ActKind(String outline) {
    this.outline = outline;
  }

  /// A path of SVG around the origin, within 9 to each side.
  public String outline() {
    return outline;
  }

  public static ActKind of(Act act) {
    return switch (act) {
      case AgreementAct _ -> AGREEMENT;
      case IssueAct _ -> ISSUE;
      case OccurrenceAct _ -> OCCURRENCE;
      case AllegationAct _ -> ALLEGATION;
      case MandateAct _ -> MANDATE;
      case AdoptionAct _ -> ADOPTION;
      case Act.Filing _ -> FILING;
    };
  }
}

package ledger.summary;

import java.util.List;
import ledger.act.ReferentAct.AddDesignation;
import ledger.act.ReferentAct.RegisterReferent;
import ledger.act.SourceAct.RegisterSource;
import ledger.dossier.Dossier;
import ledger.negotiation.Negotiation.Admission;
import ledger.value.Id;

/// Answers "what is this negotiation, who takes part, and whom and what does it name?"
public record Summary(
    Id id,
    String title,
    List<Admission> participants,
    List<Named> referents,
    List<RegisterSource> sources) {

  /// @param designations what others call it
  public record Named(RegisterReferent referent, List<AddDesignation> designations) {}

  public static Summary of(Id negotiation, Dossier dossier) {
    return new Summary(
        negotiation,
        dossier.title(),
        dossier.negotiation().admitted().toList(),
        dossier.referents().values().stream()
            .map(r -> new Named(r, dossier.designations(r.id())))
            .toList(),
        dossier.sources());
  }
}

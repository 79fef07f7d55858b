package ledger.names;

import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import ledger.act.ReferentAct.AddDesignation;
import ledger.dossier.Dossier;
import ledger.value.Id;
import ledger.value.LanguageTags;

/// A name for each referent: the ledger's own neutral label, or the one that somebody uses at the
/// moment that is asked about.
public record Names(Map<Id, String> byReferent) {

  /// Whose names are asked for.
  ///
  /// @param viewpoint who uses them; empty for the neutral labels
  public record Asked(Optional<Id> viewpoint) {
    public static final Asked NEUTRAL = new Asked(Optional.empty());

    /// Reads `neutral` or `viewpoint:A`.
    public static Optional<Asked> parse(String text) {
      if (text.equals("neutral")) return Optional.of(NEUTRAL);
      return text.startsWith("viewpoint:")
          ? Id.parse(text.substring("viewpoint:".length())).map(id -> new Asked(Optional.of(id)))
          : Optional.empty();
    }

    public String label() {
      return viewpoint.map(id -> "viewpoint:" + id).orElse("neutral");
    }
  }

  /// @param language preferred among the designations of one user; BCP 47
  public static Names of(Dossier dossier, Asked asked, String language) {
    var names = new TreeMap<Id, String>();
    dossier
        .referents()
        .forEach((id, referent) ->
            names.put(
                id,
                asked
                    .viewpoint()
                    .flatMap(user -> used(dossier, id, user, language))
                    .orElse(referent.neutralLabel())));
    return new Names(names);
  }

  private static Optional<String> used(Dossier dossier, Id referent, Id user, String language) {
    var day = dossier.about().atOffset(ZoneOffset.UTC).toLocalDate();
    var used =
        dossier.designations(referent).stream()
            .filter(d -> d.usedBy().equals(user) && d.isUsedOn(day))
            .toList();
    var readable = LanguageTags.in(language, used.stream().map(AddDesignation::lang).toList());
    return used.stream()
        .filter(d -> readable.contains(d.lang()))
        .reduce((_, later) -> later)
        .or(() -> used.stream().reduce((_, later) -> later))
        .map(AddDesignation::text);
  }

  public String of(Id referent) {
    return byReferent.getOrDefault(referent, referent.value());
  }
}

package ledger.questions;

import java.util.List;
import java.util.Optional;
import ledger.dossier.postgres.AdmissionTable.Titled;
import ledger.request.PageParameters;
import ledger.value.Id;

/// A part of the negotiations that somebody takes part in, by their ids: one is let into them in
/// any order, and an id never moves.
///
/// @param next where to go on from; left out at the end
record OpenNegotiations(List<Titled> negotiations, Optional<Id> next) {

  static OpenNegotiations part(List<Titled> all, Optional<String> after, Optional<String> limit) {
    var from = after.filter(text -> !text.isEmpty()).map(OpenNegotiations::id);
    int most =
        limit
            .filter(text -> !text.isEmpty())
            .map(text -> PageParameters.limit("limit", text))
            .orElse(PageParameters.UNLESS_SAID);
    var later =
        all.stream()
            .filter(n -> from.filter(id -> n.id().value().compareTo(id.value()) <= 0).isEmpty())
            .toList();
    var shown = later.subList(0, Math.min(most, later.size()));
    return new OpenNegotiations(
        shown, shown.size() < later.size() ? Optional.of(shown.getLast().id()) : Optional.empty());
  }

  private static Id id(String text) {
    return Id.parse(text)
        .orElseThrow(
            () -> PageParameters.unreadable("after", text, List.of("the id of a negotiation")));
  }
}

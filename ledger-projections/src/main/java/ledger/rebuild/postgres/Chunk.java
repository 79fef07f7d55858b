package ledger.rebuild.postgres;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ledger.dossier.Entry;
import ledger.query.Query;
import ledger.reading.Folded;
import ledger.reading.Standing;
import ledger.reading.postgres.Models;
import ledger.value.Id;

/// Some negotiations, folded once for all questions, and not written yet.
record Chunk(List<Id> negotiations, List<Part> parts) {

  /// @param failed what cannot be folded, and why
  record Part(Query question, List<Folded> folded, Map<Id, Throwable> failed) {

    private void add(Id negotiation, Standing standing, Models.Means means) {
      try {
        folded.add(means.json().folded(question, standing));
      } catch (RuntimeException | StackOverflowError e) {
        failed.put(negotiation, e);
      }
    }
  }

  static Chunk of(List<Id> negotiations, List<Query> questions, Models.Means means) {
    var chunk =
        new Chunk(
            negotiations,
            questions.stream()
                .map(question -> new Part(question, new ArrayList<>(), new LinkedHashMap<>()))
                .toList());
    for (var negotiation : negotiations) {
      var acts = means.acts().of(negotiation);
      if (!acts.isEmpty()) chunk.add(negotiation, acts, means);
    }
    return chunk;
  }

  private void add(Id negotiation, List<Entry> acts, Models.Means means) {
    try {
      var standing = Standing.of(acts, means.now());
      parts.forEach(part -> part.add(negotiation, standing, means));
    } catch (RuntimeException | StackOverflowError e) {
      parts.forEach(part -> part.failed().put(negotiation, e));
    }
  }
}

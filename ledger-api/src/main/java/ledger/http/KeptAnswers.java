package ledger.http;

import java.util.Optional;
import ledger.act.Id;
import ledger.act.UserId;
import ledger.dossier.postgres.ActsInLog;
import ledger.names.Names;
import ledger.reading.json.RowFormat;
import ledger.readmodel.postgres.StoredAnswers;
import ledger.readmodel.postgres.StoredAnswers.Stored;
import ledger.view.View;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Answers that need not be folded: in the view of the record, of everything that is known, about a
/// moment at which what is kept still holds.
@Component
class KeptAnswers {

  /// @param called the names of the label
  record Kept(long position, JsonNode called, ObjectNode body) {}

  private final StoredAnswers stored;
  private final ActsInLog record;
  private final RowFormat format;

  KeptAnswers(StoredAnswers stored, ActsInLog record, RowFormat format) {
    this.stored = stored;
    this.record = record;
    this.format = format;
  }

  /// Empty where it has to be folded, and where the user may not see it.
  Optional<Kept> of(String question, String negotiation, UserId user, Asked asked) {
    return isPlain(asked)
        ? Id.parse(negotiation).flatMap(id -> of(question, id, user, asked))
        : Optional.empty();
  }

  private static boolean isPlain(Asked asked) {
    return asked.view().equals(View.RECORD)
        && asked.knownBy() instanceof Asked.Known.Head
        && asked.names().equals(Names.Asked.NEUTRAL)
        && asked.lang().isEmpty();
  }

  /// What is kept says who took part as of its position, and that is the last one there is.
  private Optional<Kept> of(String question, Id negotiation, UserId user, Asked asked) {
    long head = record.head(); // before what is kept is read, which is at least as new
    return stored
        .of(question, negotiation)
        .filter(s -> s.freshness().holdsAt(asked.about()))
        .filter(s -> s.rows().size() <= Listed.WHOLE)
        .filter(s -> s.freshness().readers().contains(user.value()))
        .filter(s -> isNewest(negotiation, s, head))
        .map(s ->
            new Kept(
                s.freshness().position(),
                RowFormat.raw(s.freshness().called()),
                format.answer(s.head(), s.rows())));
  }

  private boolean isNewest(Id negotiation, Stored kept, long head) {
    long next = kept.readAlong() + 1;
    return next >= head
        || record.since(negotiation, kept.freshness().position(), next, head).isEmpty();
  }
}

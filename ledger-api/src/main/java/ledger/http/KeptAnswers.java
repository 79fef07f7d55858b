package ledger.http;

import java.util.Optional;
import ledger.act.Id;
import ledger.act.UserId;
import ledger.names.Names;
import ledger.reading.json.RowFormat;
import ledger.reading.postgres.StoredAnswers;
import ledger.record.postgres.ActsOnRecord;
import ledger.view.View;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Answers that need not be folded: in the view of the record, of everything that is known, about a
/// moment at which what is kept still holds.
@Component
class KeptAnswers {

  /// @param called the names of the label
  record Kept(long position, JsonNode called, ObjectNode body) {}

  private final StoredAnswers stored;
  private final ActsOnRecord acts;
  private final RowFormat format;
  private final JsonMapper json;

  KeptAnswers(StoredAnswers stored, ActsOnRecord acts, RowFormat format, JsonMapper json) {
    this.stored = stored;
    this.acts = acts;
    this.format = format;
    this.json = json;
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
    long last = acts.last(negotiation);
    return stored
        .of(question, negotiation)
        .filter(s -> s.model().position() >= last && s.model().holdsAt(asked.about()))
        .filter(s -> s.rows().size() <= Listed.WHOLE)
        .filter(s -> s.model().readers().contains(user.value()))
        .map(s ->
            new Kept(
                s.model().position(),
                json.readTree(s.model().called()),
                format.answer(s.head(), s.rows())));
  }
}

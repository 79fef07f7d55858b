package ledger.drafting;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import ledger.act.UserId;
import ledger.draft.ActDraft;
import ledger.draft.DraftTable;
import ledger.draft.TypedValues;
import ledger.record.postgres.ActsOnRecord;
import ledger.value.Id;
import org.springframework.stereotype.Component;

/// What somebody is writing in a negotiation: it begins, becomes what is sent, and is thrown away.
@Component
class KeptDrafts {

  private final DraftTable drafts;
  private final Uploads uploads;
  private final ActForms forms;
  private final ActsOnRecord record;
  private final Clock clock;

  KeptDrafts(DraftTable drafts, Uploads uploads, ActForms forms, ActsOnRecord record, Clock clock) {
    this.drafts = drafts;
    this.uploads = uploads;
    this.forms = forms;
    this.record = record;
    this.clock = clock;
  }

  List<ActDraft> of(UserId user, Id negotiation) {
    return drafts.of(user).stream()
        .filter(draft -> draft.negotiation().equals(negotiation))
        .toList();
  }

  Optional<ActDraft> find(Author author, Optional<UUID> draft) {
    return draft.flatMap(id -> drafts.find(id, author.user(), author.negotiation()));
  }

  /// @return whether there was room for it
  boolean keep(ActDraft draft) {
    return drafts.keep(draft);
  }

  ActDraft begun(Author author, String event) {
    return begun(author, event, UUID.randomUUID(), forms.beginning(author, event));
  }

  private ActDraft begun(Author author, String event, UUID id, TypedValues typed) {
    return new ActDraft(
        id,
        author.user(),
        author.negotiation(),
        event,
        typed,
        PostedForm.uuid(author.sent().getParameter("then")),
        instant(),
        OptionalLong.empty());
  }

  /// As exactly as a draft is stored: by it two states of a draft are told apart.
  private Instant instant() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /// What was sent takes the place of what was kept; a button alone leaves it as it is.
  ActDraft sent(Author author, String event, PostedForm posted, Optional<ActDraft> kept)
      throws IOException, ServletException {
    var before =
        kept.filter(one -> one.act().equals(event))
            .orElseGet(() ->
                begun(author, event, posted.draft().orElseGet(UUID::randomUUID), TypedValues.NONE));
    if (posted.typed().isEmpty()) return before;
    var typed = Uploads.hashed(author.sent(), posted.typed().get());
    return before.with(changed(author, posted, typed), instant());
  }

  private TypedValues changed(Author author, PostedForm posted, TypedValues typed) {
    var rows = posted.behind("add").map(typed::withRow).orElse(typed);
    var left = posted.behind("remove").map(rows::withoutRow).orElse(rows);
    return withItsPlace(author, left);
  }

  /// What is taken away is named by its place in the log as well: nobody types that.
  private TypedValues withItsPlace(Author author, TypedValues typed) {
    if (!typed.byPath().containsKey("leaf")) return typed;
    return forms
        .entry(author, typed.text(Beginning.TARGET))
        .flatMap(entry -> record.placeOf(entry.act().actId()))
        .map(place ->
            typed.with(Map.of("position", String.valueOf(place.position()), "leaf", place.leaf())))
        .orElse(typed);
  }

  void discard(ActDraft draft) {
    drafts.discard(draft.id(), draft.user());
    uploads.discarded(draft.id(), draft.user());
  }

  void discardOlder(UserId user, Id negotiation, Duration age) {
    drafts
        .discardOlder(user, negotiation, clock.instant().minus(age))
        .forEach(id -> uploads.discarded(id, user));
  }
}

package ledger.draft;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import ledger.act.UserId;
import ledger.value.Id;

/// An act that is being written: of one user, and seen by nobody else.
///
/// @param id the id of the act that it becomes, so that sent twice it is recorded once
/// @param act the name of the act
/// @param typed nothing any more, once it is recorded
/// @param then the draft that it was begun for, to which its user goes back
/// @param recorded the position, where it is on record
public record ActDraft(
    UUID id,
    UserId user,
    Id negotiation,
    String act,
    TypedValues typed,
    Optional<UUID> then,
    Instant changed,
    OptionalLong recorded) {

  /// By which two states of it are told apart.
  public String version() {
    return changed.toString();
  }

  public ActDraft with(TypedValues now, Instant at) {
    return new ActDraft(id, user, negotiation, act, now, then, at, recorded);
  }

  /// The same text as a draft of its own.
  public ActDraft apart(UUID other) {
    return new ActDraft(other, user, negotiation, act, typed, then, changed, recorded);
  }

  public ActDraft on(long position, Instant at) {
    return new ActDraft(
        id, user, negotiation, act, TypedValues.NONE, then, at, OptionalLong.of(position));
  }
}

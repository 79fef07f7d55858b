package ledger.feed;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import ledger.act.Actor;
import ledger.value.Id;

/// One line of the feed: an act was recorded, and this is where it can be read.
///
/// @param event the act in the past tense
/// @param by who acted, where the act names anybody and can still be read
public record Change(
    long position,
    Id negotiation,
    String event,
    UUID actId,
    Optional<Actor> by,
    Instant recordedAt) {}

package ledger.log;

import java.util.Optional;
import java.util.UUID;

/// One entry that somebody offers: everything but its place and the time it is recorded.
///
/// Hashed where it is made, so that the one thread that orders entries has little left to do.
///
/// @param version its place in its stream, 0 for the first
/// @param after what it was decided on; it is refused where its negotiation has gone on since
public record Draft(
    UUID event,
    UUID negotiation,
    UUID stream,
    StreamName name,
    long version,
    After after,
    String type,
    String revision,
    Times times,
    byte[] payload,
    Leaf.Stored payloadHash,
    byte[] meta,
    Leaf.Stored metaHash,
    Optional<byte[]> commitment) {

  /// @throws IllegalArgumentException where no leaf could be made of it: here, and not where the
  ///   whole batch would fail
  public Draft {
    Leaf.mustFit(name.kind().orElse(""));
    Leaf.mustFit(type);
    Leaf.mustFit(revision);
  }

  Leaf leaf(long recorded) {
    return new Leaf(
        event,
        negotiation,
        stream,
        version,
        name.kind().orElse(""),
        type,
        revision,
        recorded,
        times,
        payloadHash,
        metaHash,
        commitment);
  }

  int bytes() {
    return payload.length + meta.length;
  }
}

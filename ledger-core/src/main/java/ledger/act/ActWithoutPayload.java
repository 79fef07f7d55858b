package ledger.act;

import java.util.Optional;
import java.util.UUID;
import ledger.value.Id;

/// What is left of an act whose payload was taken away: what its identity says. Nobody sends it,
/// and it counts for nothing; texts of an agreement that it took a number from keep theirs.
///
/// @param was the kind of act
/// @param kind of thing that its stream is about
/// @param stream its id
public record ActWithoutPayload(
    Envelope envelope, Class<? extends Act> was, String kind, String stream) implements Act.Filing {

  public static ActWithoutPayload of(
      UUID actId, Id negotiation, Class<? extends Act> was, String kind, String stream) {
    return new ActWithoutPayload(Envelope.withoutContent(actId, negotiation), was, kind, stream);
  }

  @Override
  public String name() {
    return was.getSimpleName();
  }

  /// The agreement whose stream it stands in.
  public Optional<Id> agreement() {
    return kind.equals("agreement")
        ? Optional.of(Id.of(stream.substring(stream.lastIndexOf('/') + 1)))
        : Optional.empty();
  }
}

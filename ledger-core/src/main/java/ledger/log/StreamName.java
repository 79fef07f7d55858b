package ledger.log;

import java.util.Optional;

/// A stream as it can be read: its id, and the kind of thing whose rules are decided on it.
///
/// @param kind empty for what belongs to no aggregate
/// @param id begins with the id of its negotiation, and goes on behind a `/` where it is of
///   anything within
public record StreamName(Optional<String> kind, String id) {

  /// The negotiation of entries that belong to none: no negotiation can be called so.
  public static final String NO_NEGOTIATION = ".";

  /// Of what belongs to no negotiation.
  public static StreamName ofNone(String id) {
    return new StreamName(Optional.empty(), NO_NEGOTIATION + "/" + id);
  }

  public String negotiation() {
    return negotiationOf(id);
  }

  public static String negotiationOf(String stream) {
    int end = stream.indexOf('/');
    return end < 0 ? stream : stream.substring(0, end);
  }
}

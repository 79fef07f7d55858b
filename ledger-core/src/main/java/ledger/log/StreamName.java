package ledger.log;

import java.util.Optional;

/// A stream as it can be read: its id, and the kind of thing whose rules are decided on it.
///
/// @param kind empty for what belongs to no aggregate
public record StreamName(Optional<String> kind, String id) {

  /// The negotiation of entries that belong to none: no negotiation can be called so.
  public static final String NO_NEGOTIATION = ".";

  /// A stream's id begins with its negotiation.
  public String negotiation() {
    return kind.isEmpty() ? NO_NEGOTIATION : negotiationOf(id);
  }

  public static String negotiationOf(String stream) {
    int end = stream.indexOf('/');
    return end < 0 ? stream : stream.substring(0, end);
  }
}

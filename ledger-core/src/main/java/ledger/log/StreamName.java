package ledger.log;

import java.util.Optional;

/// A stream as it can be read: its id, and the kind of thing whose rules are decided on it.
public final class StreamName {

  /// The negotiation of entries that belong to none: no negotiation can be called so.
  public static final String NO_NEGOTIATION = ".";

  private final Optional<String> kind;
  private final String id;
  private final String negotiation;

  /// @param kind empty for what belongs to no aggregate
  /// @param id begins with the id of its negotiation, and goes on behind a `/` where it is of
  ///   anything within
  public StreamName(Optional<String> kind, String id) {
    this.kind = kind;
    this.id = id;
    this.negotiation = negotiationOf(id);
  }

  /// Of what belongs to no negotiation.
  public static StreamName ofNone(String id) {
    return new StreamName(Optional.empty(), NO_NEGOTIATION + "/" + id);
  }

  public Optional<String> kind() {
    return kind;
  }

  public String id() {
    return id;
  }

  public String negotiation() {
    return negotiation;
  }

  public static String negotiationOf(String stream) {
    int end = stream.indexOf('/');
    return end < 0 ? stream : stream.substring(0, end);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StreamName s && id.equals(s.id) && kind.equals(s.kind);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  @Override
  public String toString() {
    return id;
  }
}

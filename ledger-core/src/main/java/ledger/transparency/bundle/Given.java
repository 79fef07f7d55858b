package ledger.transparency.bundle;

import java.util.Optional;

/// What is given of one entry beside its leaf. Whatever is empty was erased, or is not for whoever
/// asked.
///
/// @param stream its readable id, at most 65,534 bytes of UTF-8
/// @param meta the stored bytes
/// @param payload the stored bytes
public record Given(Optional<String> stream, Optional<byte[]> meta, Optional<byte[]> payload) {

  public static final Given NOTHING =
      new Given(Optional.empty(), Optional.empty(), Optional.empty());

  /// The longest that metadata or a payload may be, so that a length that was altered asks for no
  /// memory without end.
  public static final int LONGEST = 1 << 24;
}

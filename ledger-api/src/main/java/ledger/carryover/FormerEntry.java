package ledger.carryover;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import ledger.log.StreamName;
import ledger.log.Times;
import ledger.transparency.Sha256;

/// One entry of a log whose leaves are of version 1, as far as it goes on here.
///
/// @param recorded microseconds since 1970
/// @param key commitment to the key of sealed text, where there is any
/// @param additions what the former ledger added, as it stored it
/// @param payload the act, as it stored it
public record FormerEntry(
    UUID event,
    StreamName stream,
    long version,
    String type,
    String revision,
    long recorded,
    Times times,
    Optional<byte[]> key,
    byte[] additions,
    byte[] payload) {

  private static final byte[] LABEL = "ledger.leaf/v1\n".getBytes(StandardCharsets.US_ASCII);

  private static final int STATED_FROM = 1;
  private static final int STATED_TO = 2;
  private static final int OCCURRED_FROM = 4;
  private static final int OCCURRED_TO = 8;
  private static final int KEY = 16;

  /// What the tree of the former log has of an entry, with what stands beside it.
  ///
  /// @param stream its readable id
  public record Stored(byte[] leaf, String stream, byte[] additions, byte[] payload) {}

  /// Empty where what is stored is not what its leaf commits to. That the leaf itself is the one in
  /// the tree is for whoever has the tree.
  ///
  /// @param pseudonyms of the negotiation that it is stored under
  static Optional<FormerEntry> of(Stored stored, Pseudonyms pseudonyms) {
    try {
      return read(stored, pseudonyms);
    } catch (BufferUnderflowException _) {
      return Optional.empty();
    }
  }

  private static Optional<FormerEntry> read(Stored stored, Pseudonyms pseudonyms) {
    var in = ByteBuffer.wrap(stored.leaf());
    if (!Arrays.equals(bytes(in, LABEL.length), LABEL)) return Optional.empty();
    var event = id(in);
    var negotiation = id(in);
    var stream = id(in);
    long version = in.getLong();
    long recorded = in.getLong();
    int flags = in.get();
    var times =
        new Times(
            time(in, flags & STATED_FROM),
            time(in, flags & STATED_TO),
            time(in, flags & OCCURRED_FROM),
            time(in, flags & OCCURRED_TO));
    var kind = text(in);
    var name = new StreamName(Optional.of(kind).filter(k -> !k.isEmpty()), stored.stream());
    var type = text(in);
    var revision = text(in);
    boolean isCommitted =
        hashed(in, stored.payload())
            && hashed(in, stored.additions())
            && negotiation.equals(pseudonyms.negotiation(name.negotiation()))
            && stream.equals(pseudonyms.stream(name.id()));
    if (!isCommitted) return Optional.empty();
    var key = (flags & KEY) == 0 ? Optional.<byte[]>empty() : Optional.of(bytes(in, Sha256.LENGTH));
    return Optional.of(
        new FormerEntry(
            event,
            name,
            version,
            type,
            revision,
            recorded,
            times,
            key,
            stored.additions(),
            stored.payload()));
  }

  private static UUID id(ByteBuffer in) {
    return new UUID(in.getLong(), in.getLong());
  }

  private static OptionalLong time(ByteBuffer in, int present) {
    return present == 0 ? OptionalLong.empty() : OptionalLong.of(in.getLong());
  }

  private static String text(ByteBuffer in) {
    return new String(bytes(in, in.get() & 255), StandardCharsets.UTF_8);
  }

  private static boolean hashed(ByteBuffer in, byte[] stored) {
    int length = in.getInt();
    return Arrays.equals(bytes(in, Sha256.LENGTH), Sha256.of(stored)) && length == stored.length;
  }

  private static byte[] bytes(ByteBuffer in, int length) {
    var bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }
}

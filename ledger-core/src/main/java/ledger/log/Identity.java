package ledger.log;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ledger.transparency.TreeHash;

/// The part of an entry that says which one it is.
///
/// @param event the act's id
/// @param version place in its stream, 0 for the first
/// @param type the event's stored name
/// @param revision of the form of the act; empty where there is but one
/// @param before for each audience of the entry, what stands before it in its negotiation
/// @param key commitment to the key of sealed text, 32 bytes, where there is any: without it, two
///   keys could open it to two texts
public record Identity(
    UUID event,
    StreamName stream,
    long version,
    String type,
    String revision,
    List<Predecessor> before,
    Optional<byte[]> key) {

  public String negotiation() {
    return stream.negotiation();
  }

  /// What stands before it for all who take part.
  public Predecessor predecessor() {
    return before.getFirst();
  }

  public byte[] encode() {
    var kind = Fields.text(stream.kind().orElse(""));
    var id = Fields.text(stream.id());
    var name = Fields.text(type);
    var revised = Fields.text(revision);
    int length = 16 + 4 + kind.length + id.length + name.length + revised.length + 8 + 2;
    var audiences = new byte[before.size()][];
    for (int i = 0; i < audiences.length; i++) {
      audiences[i] = Fields.text(before.get(i).audience());
      length += 1 + audiences[i].length + 8 + TreeHash.LENGTH;
    }
    var out = ByteBuffer.allocate(length + key.map(k -> k.length).orElse(0));
    Fields.put(out, event);
    Fields.put(out, kind);
    Fields.put(out, id);
    out.putLong(version);
    Fields.put(out, name);
    Fields.put(out, revised);
    out.put((byte) before.size());
    for (int i = 0; i < audiences.length; i++) {
      Fields.put(out, audiences[i]);
      out.putLong(before.get(i).count()).put(before.get(i).leaf());
    }
    out.put((byte) (key.isPresent() ? 1 : 0));
    key.ifPresent(out::put);
    return out.array();
  }

  /// Empty where the bytes are none: there is one form for one identity.
  public static Optional<Identity> decode(byte[] bytes) {
    var in = ByteBuffer.wrap(bytes);
    try {
      var event = Fields.id(in);
      var kind = Fields.text(in);
      var id = Fields.text(in);
      long version = in.getLong();
      var type = Fields.text(in);
      var revision = Fields.text(in);
      int audiences = in.get();
      var before = new ArrayList<Predecessor>();
      for (int i = 0; i < audiences; i++)
        before.add(new Predecessor(Fields.text(in), in.getLong(), Fields.hash(in)));
      var key = in.get() == 0 ? Optional.<byte[]>empty() : Optional.of(Fields.hash(in));
      if (before.isEmpty() || version < 0 || before.stream().anyMatch(p -> p.count() < 0))
        return Optional.empty();
      var stream = new StreamName(Optional.of(kind).filter(k -> !k.isEmpty()), id);
      var identity = new Identity(event, stream, version, type, revision, before, key);
      return Arrays.equals(identity.encode(), bytes) ? Optional.of(identity) : Optional.empty();
    } catch (BufferUnderflowException | IllegalArgumentException _) {
      // The bytes end early, or a text that is no UTF-8 would be written longer than it was.
      return Optional.empty();
    }
  }
}

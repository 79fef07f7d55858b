package ledger.log.postgres;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import ledger.log.Draft;
import org.postgresql.util.PGBinaryObject;
import org.postgresql.util.PGobject;

/// One id of each draft, as a `uuid[]` in PostgreSQL's binary form: the driver would write the
/// letters of every one, and the server read them.
final class UuidArray extends PGobject implements PGBinaryObject {
  private static final long serialVersionUID = 1L;

  private static final int UUID_OID = 2950;
  private static final int HEADER = 5 * Integer.BYTES;
  private static final int EACH = Integer.BYTES + 2 * Long.BYTES;

  private final byte[] encoded;

  UuidArray(List<Draft> drafts, Function<Draft, UUID> id) {
    setType("_uuid");
    var out = ByteBuffer.allocate(HEADER + drafts.size() * EACH);
    out.putInt(1).putInt(0).putInt(UUID_OID).putInt(drafts.size()).putInt(1);
    for (var draft : drafts) {
      var uuid = id.apply(draft);
      out.putInt(2 * Long.BYTES)
          .putLong(uuid.getMostSignificantBits())
          .putLong(uuid.getLeastSignificantBits());
    }
    this.encoded = out.array();
  }

  @Override
  public void setByteValue(byte[] value, int offset) {
    throw new UnsupportedOperationException("it is only ever sent");
  }

  @Override
  public int lengthInBytes() {
    return encoded.length;
  }

  @Override
  public void toBytes(byte[] target, int offset) {
    System.arraycopy(encoded, 0, target, offset, encoded.length);
  }
}

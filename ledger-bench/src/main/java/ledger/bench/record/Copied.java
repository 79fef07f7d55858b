package ledger.bench.record;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.postgresql.PGConnection;

/// The limit: one connection that copies so many events at a time in PostgreSQL's binary format,
/// with nobody waiting for any one of them.
record Copied(int batch) implements Contestant.Called {

  private static final String COPY =
      "copy event (" + PlainTable.COLUMNS + ") from stdin (format binary)";
  private static final byte[] SIGNATURE = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
  };
  private static final int STREAMS = 256;

  @Override
  public String name() {
    return "COPY";
  }

  @Override
  public Store open(Database database) throws Exception {
    PlainTable.in(database);
    var connection = database.unpooled().getConnection();
    var copies = connection.unwrap(PGConnection.class).getCopyAPI();
    var streams = new Streams(STREAMS);
    return new Store() {
      @Override
      public int by(int caller) throws Exception {
        var bytes = new ByteArrayOutputStream(1 << 20);
        var out = new DataOutputStream(bytes);
        out.write(SIGNATURE);
        for (int i = 0; i < batch; i++) row(out, streams.next(i % STREAMS));
        out.writeShort(-1);
        var copy = copies.copyIn(COPY);
        copy.writeToCopy(bytes.toByteArray(), 0, bytes.size());
        return (int) copy.endCopy();
      }

      @Override
      public void close() throws Exception {
        connection.close();
      }
    };
  }

  private static void row(DataOutputStream out, Streams.Place place) throws IOException {
    var ready = place.ready();
    out.writeShort(8);
    put(out, Ids.next());
    put(out, place.stream().getBytes(StandardCharsets.UTF_8));
    put(out, place.version());
    put(out, Streams.KIND.getBytes(StandardCharsets.UTF_8));
    put(out, ready.type().getBytes(StandardCharsets.UTF_8));
    put(out, System.currentTimeMillis());
    put(out, Ready.META_BYTES);
    put(out, ready.payload());
  }

  private static void put(DataOutputStream out, byte[] field) throws IOException {
    out.writeInt(field.length);
    out.write(field);
  }

  private static void put(DataOutputStream out, long field) throws IOException {
    out.writeInt(Long.BYTES);
    out.writeLong(field);
  }

  private static void put(DataOutputStream out, UUID field) throws IOException {
    out.writeInt(2 * Long.BYTES);
    out.writeLong(field.getMostSignificantBits());
    out.writeLong(field.getLeastSignificantBits());
  }
}

package ledger.seal;

import java.util.Arrays;
import java.util.UUID;
import ledger.value.Id;

/// Keys and places that are the same in every test, and in docs/spec/sealing.md.
public final class Examples {

  public static final Place PLACE =
      new Place(
          "ledger.example/one",
          "harbour/referent/witness-1",
          UUID.fromString("6f2c1a90-0000-4000-8000-000000000002"));

  public static final Subject SUBJECT =
      new Subject(Id.of("harbour"), Id.of("witness-1"), Id.of("remarks"));

  private Examples() {}

  /// A key of one byte again and again.
  public static DataKey key(int of) {
    var bytes = new byte[DataKey.BYTES];
    Arrays.fill(bytes, (byte) of);
    return new DataKey(new UUID(0x4000L, Long.MIN_VALUE | of), bytes);
  }
}

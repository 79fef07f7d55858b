package ledger.cli;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import ledger.log.EntryTimes;
import ledger.log.Identity;
import ledger.log.Opening;
import ledger.log.Part;
import ledger.log.Predecessor;
import ledger.transparency.TreeHash;

/// The parts of an entry and their salts, which a test may change. Put together by other code than
/// the ledger's own.
record Parts(List<byte[]> bytes, List<byte[]> salts) {

  /// @param seed another makes other salts
  static Parts of(
      int seed,
      Identity identity,
      EntryTimes times,
      byte[] additions,
      byte[] speaker,
      byte[] content) {
    var salts = new ArrayList<byte[]>();
    for (var part : Part.values()) {
      var salt = new byte[Part.SALT];
      Arrays.fill(salt, (byte) (31 * seed + part.ordinal()));
      salts.add(salt);
    }
    return new Parts(
        List.of(identity.encode(), times.encode(), additions, speaker, content), salts);
  }

  /// One that is given whole.
  static Parts of(Opening opening) {
    var encoded = ByteBuffer.wrap(opening.encode());
    var bytes = new ArrayList<byte[]>();
    var salts = new ArrayList<byte[]>();
    for (int i = 0; i < Part.values().length; i++) {
      if (encoded.get() != 1) throw new IllegalArgumentException("a part is closed");
      var salt = new byte[Part.SALT];
      encoded.get(salt);
      var part = new byte[encoded.getInt()];
      encoded.get(part);
      salts.add(salt);
      bytes.add(part);
    }
    return new Parts(bytes, salts);
  }

  Opening opening() {
    var out = ByteBuffer.allocate(bytes.stream().mapToInt(b -> 1 + Part.SALT + 4 + b.length).sum());
    for (int i = 0; i < bytes.size(); i++)
      out.put((byte) 1).put(salts.get(i)).putInt(bytes.get(i).length).put(bytes.get(i));
    return Opening.decode(out.array()).orElseThrow();
  }

  byte[] part(Part part) {
    return bytes.get(part.ordinal());
  }

  Parts with(Part part, byte[] other) {
    return alter(part, _ -> other);
  }

  Parts alter(Part part, UnaryOperator<byte[]> by) {
    return new Parts(altered(bytes, part, by), salts);
  }

  Parts salted(Part part, UnaryOperator<byte[]> by) {
    return new Parts(bytes, altered(salts, part, by));
  }

  private static List<byte[]> altered(List<byte[]> all, Part part, UnaryOperator<byte[]> by) {
    var altered = new ArrayList<>(all);
    altered.set(part.ordinal(), by.apply(altered.get(part.ordinal())));
    return altered;
  }

  Identity identity() {
    return Identity.decode(part(Part.IDENTITY)).orElseThrow();
  }

  EntryTimes times() {
    return EntryTimes.decode(part(Part.TIMES)).orElseThrow();
  }

  /// What the next entry of its negotiation has before it.
  Predecessor successor() {
    return identity().predecessor().followedBy(TreeHash.leaf(opening().leaf().encode()).bytes());
  }
}

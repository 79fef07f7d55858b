package ledger.seal;

import java.nio.ByteBuffer;

/// An element of GF(2^128) as GCM writes it: the leftmost bit is the coefficient of 1.
///
/// @see <a
///   href="https://nvlpubs.nist.gov/nistpubs/Legacy/SP/nistspecialpublication800-38d.pdf">NIST SP
///   800-38D, 6.3</a>
record Block(long high, long low) {

  private static final long REDUCED = 0xe1L << 56;

  static Block of(byte[] bytes) {
    var in = ByteBuffer.wrap(bytes);
    return new Block(in.getLong(), in.getLong());
  }

  byte[] bytes() {
    return ByteBuffer.allocate(16).putLong(high).putLong(low).array();
  }

  Block plus(Block other) {
    return new Block(high ^ other.high, low ^ other.low);
  }

  Block times(Block other) {
    var product = new Block(0, 0);
    var shifted = other;
    for (int i = 0; i < 128; i++) {
      if ((i < 64 ? high << i : low << i) < 0) product = product.plus(shifted);
      shifted = shifted.timesX();
    }
    return product;
  }

  private Block timesX() {
    return new Block(high >>> 1 ^ ((low & 1) == 0 ? 0 : REDUCED), low >>> 1 | high << 63);
  }

  /// To the power of 2^128 - 2, as in every field of 2^128 elements.
  Block inverse() {
    var power = this;
    var product = new Block(1L << 63, 0);
    for (int i = 1; i < 128; i++) {
      power = power.times(power);
      product = product.times(power);
    }
    return product;
  }
}

package ledger.transparency;

import java.util.HexFormat;
import java.util.Set;

/// The eight points of Ed25519's curve of which so few multiples differ that a signature for them
/// can be guessed. Java takes them for keys; a policy with such a key would believe everybody.
///
/// @see <a href="https://eprint.iacr.org/2020/1244">Taming the many EdDSAs</a>
final class SmallOrder {

  private static final Set<String> POINTS =
      Set.of(
          "01" + "00".repeat(31),
          "ec" + "ff".repeat(30) + "7f",
          "00".repeat(32),
          "00".repeat(31) + "80",
          "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
          "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
          "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
          "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa");

  private SmallOrder() {}

  static boolean is(byte[] key) {
    return POINTS.contains(HexFormat.of().formatHex(key));
  }
}

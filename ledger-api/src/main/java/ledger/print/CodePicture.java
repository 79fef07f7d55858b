package ledger.print;

import io.nayuki.qrcodegen.QrCode;

/// A QR code as it is drawn: squares of one unit, with the quiet zone around them that readers
/// need.
///
/// @param size of each side, in units
/// @param path of SVG over the dark squares
public record CodePicture(int size, String path) {

  private static final int QUIET = 4;

  /// What is folded or stained can still be read up to a seventh of it.
  static CodePicture of(String text) {
    var code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
    var path = new StringBuilder();
    for (int y = 0; y < code.size; y++)
      for (int x = 0; x < code.size; x++) {
        int from = x;
        while (x < code.size && code.getModule(x, y)) x++;
        if (x > from) path.append(run(from + QUIET, y + QUIET, x - from));
      }
    return new CodePicture(code.size + 2 * QUIET, path.toString());
  }

  private static String run(int x, int y, int length) {
    return "M%d %dh%dv1h-%dz".formatted(x, y, length, length);
  }
}

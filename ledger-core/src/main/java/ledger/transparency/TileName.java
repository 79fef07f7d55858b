package ledger.transparency;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// Where a tile is: `tile/<level>/<index>`, with `.p/<width>` while it is not full.
///
/// @param level 0 for hashes of leaves, each above it 256 times as wide; [#ENTRIES] for the entries
///   themselves
/// @param width 1 to 256, which is full
/// @see <a href="https://c2sp.org/tlog-tiles">tlog-tiles</a>
public record TileName(int level, long index, int width) {

  public static final int ENTRIES = -1;
  public static final int FULL = 256;

  private static final int BITS = 8;
  private static final Pattern FORM =
      Pattern.compile(
          "tile/(entries|0|[1-9][0-9]?)/((?:x[0-9]{3}/)*[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

  public TileName {
    if (level < ENTRIES || level > 63 || index < 0 || width < 1 || width > FULL)
      throw new IllegalArgumentException(
          "no tile has level " + level + ", index " + index + ", width " + width);
  }

  public String path() {
    return "tile/"
        + (level == ENTRIES ? "entries" : level)
        + "/"
        + grouped(index)
        + (isFull() ? "" : ".p/" + width);
  }

  private static String grouped(long index) {
    var last = three(index % 1000);
    return index < 1000 ? last : prefixed(index / 1000) + last;
  }

  private static String prefixed(long groups) {
    return (groups < 1000 ? "" : prefixed(groups / 1000)) + "x" + three(groups % 1000) + "/";
  }

  /// In these digits wherever the machine stands: a locale may have others.
  private static String three(long number) {
    return String.format(Locale.ROOT, "%03d", number);
  }

  /// Empty for anything but the one spelling of a tile's path.
  public static Optional<TileName> parse(String path) {
    return Optional.of(FORM.matcher(path))
        .filter(Matcher::matches)
        .flatMap(TileName::parsed)
        .filter(name -> name.path().equals(path));
  }

  private static Optional<TileName> parsed(Matcher form) {
    var digits = form.group(2).replaceAll("[x/]", "");
    int level = form.group(1).equals("entries") ? ENTRIES : Integer.parseInt(form.group(1));
    int width = form.group(3) == null ? FULL : Integer.parseInt(form.group(3));
    if (digits.length() > 18 || level > 63 || (form.group(3) != null && width >= FULL))
      return Optional.empty();
    return Optional.of(new TileName(level, Long.parseLong(digits), width));
  }

  public boolean isFull() {
    return width == FULL;
  }

  /// The least size of a tree that has it; the greatest number where none can.
  public long treeSize() {
    if (index >= Long.MAX_VALUE / FULL) return Long.MAX_VALUE;
    long hashes = index * FULL + width;
    int bits = BITS * Math.max(level, 0);
    return bits < Long.numberOfLeadingZeros(hashes) - 1 ? hashes << bits : Long.MAX_VALUE;
  }

  public TileName full() {
    return new TileName(level, index, FULL);
  }

  /// Every tile of a tree, partial ones as of this size.
  public static Stream<TileName> ofTree(long size) {
    return IntStream.range(ENTRIES, 8)
        .boxed()
        .flatMap(level -> {
          long hashes = size >> (BITS * Math.max(level, 0));
          return LongStream.range(0, (hashes + FULL - 1) / FULL)
              .mapToObj(i -> new TileName(level, i, (int) Math.min(FULL, hashes - i * FULL)));
        });
  }

  /// The one at the right edge of a level, if any is partial there.
  static Optional<TileName> partial(int level, long size) {
    long hashes = size >> (BITS * Math.max(level, 0));
    int width = (int) (hashes % FULL);
    return width == 0 ? Optional.empty() : Optional.of(new TileName(level, hashes / FULL, width));
  }
}

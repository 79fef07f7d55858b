package ledger.bench.paths;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import ledger.bench.server.Build;

/// Which builds, how often and what.
///
/// @param ours the checkout that is measured
/// @param today the checkout that it is compared with, empty where none is given
/// @param rounds of each row; medians of them are shown
/// @param only rows to run, empty for all
/// @param brief a smoke run: few acts, few negotiations, few seconds, one round; its figures mean
///   nothing
/// @param home where the servers keep their data: on the disk whose fsync is to be measured
/// @param treaties the table of participations, empty where there is none
/// @param acts of the ledger of row 11
public record Options(
    Path ours,
    Optional<Path> today,
    int rounds,
    Set<Integer> only,
    boolean brief,
    Path home,
    Optional<Path> treaties,
    int callers,
    long acts) {

  static final String USAGE =
      "--today DIR --ours DIR --rounds 5 --only 1,2,3,4,5,6,7,8,9,10,11,12,13 --short --home DIR"
          + " --treaties FILE --callers 256 --acts 10000000";

  private static final Path PARTICIPATIONS = Path.of("shared/data/treaties/participations.csv");

  public static Options of(String... given) {
    var options =
        new Options(
            Path.of(""),
            Optional.empty(),
            5,
            Set.of(),
            false,
            Path.of("target", "bench-paths"),
            beside(),
            256,
            10_000_000);
    var left = List.of(given).iterator();
    while (left.hasNext()) {
      var name = left.next();
      if (name.equals("--short")) options = options.with(name, "");
      else if (left.hasNext()) options = options.with(name, left.next());
      else throw new IllegalArgumentException(name + " needs a value; there are " + USAGE);
    }
    return options;
  }

  private Options with(String name, String value) {
    var o = ours;
    var t = today;
    int r = rounds;
    var n = only;
    boolean b = brief;
    var h = home;
    var f = treaties;
    int c = callers;
    long a = acts;
    switch (name) {
      case "--ours" -> o = Path.of(value);
      case "--today" -> t = Optional.of(Path.of(value));
      case "--rounds" -> r = Integer.parseInt(value);
      case "--only" -> n = numbers(value);
      case "--short" -> b = true;
      case "--home" -> h = Path.of(value);
      case "--treaties" -> f = Optional.of(Path.of(value));
      case "--callers" -> c = Integer.parseInt(value);
      case "--acts" -> a = Long.parseLong(value);
      case String other -> throw new IllegalArgumentException(other + "; there are " + USAGE);
    }
    return new Options(o, t, r, n, b, h, f, c, a);
  }

  private static Set<Integer> numbers(String list) {
    return Arrays.stream(list.split(",")).map(Integer::valueOf).collect(Collectors.toSet());
  }

  /// Where it lies beside the project; its rows are not ours to keep here.
  private static Optional<Path> beside() {
    for (var above = Path.of("").toAbsolutePath(); above != null; above = above.getParent())
      if (Files.isRegularFile(above.resolve(PARTICIPATIONS)))
        return Optional.of(above.resolve(PARTICIPATIONS));
    return Optional.empty();
  }

  public boolean wants(int row) {
    return only.isEmpty() || only.contains(row);
  }

  /// How many rounds there really are.
  public int times() {
    return brief ? 1 : rounds;
  }

  Build our() {
    return Build.ours(ours);
  }

  Build todays() {
    return today
        .map(Build::today)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "--today is missing: the path of a checkout of commit c830e4e that is built"));
  }

  /// Both, the order turned about from round to round.
  List<Build> inTurn(int round) {
    var both = List.of(our(), todays());
    return round % 2 == 0 ? both : both.reversed();
  }

  /// Negotiations on record before anything is measured.
  int negotiations() {
    return brief ? 40 : 10_000;
  }

  /// How many send at once.
  int sending() {
    return or(callers, 16);
  }

  /// @return the value, or in a smoke run the other one
  int or(int value, int briefly) {
    return brief ? briefly : value;
  }
}

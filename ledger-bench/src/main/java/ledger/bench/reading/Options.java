package ledger.bench.reading;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// How much and what.
///
/// @param acts of the large ledger; the small one has a hundredth
/// @param requests of each measured kind
/// @param only rows to run, empty for all
/// @param home where the ledgers are made, and found again by the next run
/// @param server the jar that `./ledger serve` runs; without it this checkout's
public record Options(
    long acts, int requests, Set<Integer> only, Path home, Optional<Path> server) {

  static final String USAGE =
      "--acts 10000000 --requests 2000 --only 1,2,3 --home DIR --server JAR";

  /// A hundredth of less has no negotiations of a thousand acts to speak of.
  private static final long FEWEST = 500_000;

  public Options {
    if (acts < FEWEST) throw new IllegalArgumentException("--acts must be at least " + FEWEST);
  }

  public static Options of(String... given) {
    var options =
        new Options(
            10_000_000, 2_000, Set.of(), Path.of("target", "bench-reading"), Optional.empty());
    for (int i = 0; i < given.length; i += 2) {
      if (i + 1 == given.length) throw new IllegalArgumentException(USAGE);
      options = options.with(given[i], given[i + 1]);
    }
    return options;
  }

  private Options with(String name, String value) {
    return switch (name) {
      case "--acts" -> new Options(Long.parseLong(value), requests, only, home, server);
      case "--requests" -> new Options(acts, Integer.parseInt(value), only, home, server);
      case "--only" -> new Options(acts, requests, numbers(value), home, server);
      case "--home" -> new Options(acts, requests, only, Path.of(value), server);
      case "--server" -> new Options(acts, requests, only, home, Optional.of(Path.of(value)));
      case String other -> throw new IllegalArgumentException(other + "; there are " + USAGE);
    };
  }

  private static Set<Integer> numbers(String list) {
    return Arrays.stream(list.split(",")).map(Integer::valueOf).collect(Collectors.toSet());
  }

  public boolean wants(int row) {
    return only.isEmpty() || only.contains(row);
  }
}

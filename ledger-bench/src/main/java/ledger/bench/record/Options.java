package ledger.bench.record;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/// How long, how often and what.
///
/// @param seconds of each measured stretch; a third of it goes before, unmeasured
/// @param only rows to run, empty for all
/// @param home where PostgreSQL keeps its data: on the disk whose fsync is to be measured
public record Options(
    int seconds, int rounds, int callers, int streams, int events, Set<Integer> only, Path home) {

  static final String USAGE =
      "--seconds 5 --rounds 5 --callers 256 --streams 10000 --events 300 --only 1,2,3,4,5,6,7,8,9,10,11 --home DIR";

  public static Options of(String... given) {
    var options = new Options(5, 5, 256, 10_000, 300, Set.of(), Path.of("target", "bench-record"));
    for (int i = 0; i < given.length; i += 2) {
      if (i + 1 == given.length) throw new IllegalArgumentException(USAGE);
      options = options.with(given[i], given[i + 1]);
    }
    return options;
  }

  private Options with(String name, String value) {
    return switch (name) {
      case "--seconds" -> of(Integer.parseInt(value), rounds, callers, streams, events, only, home);
      case "--rounds" -> of(seconds, Integer.parseInt(value), callers, streams, events, only, home);
      case "--callers" -> of(seconds, rounds, Integer.parseInt(value), streams, events, only, home);
      case "--streams" -> of(seconds, rounds, callers, Integer.parseInt(value), events, only, home);
      case "--events" -> of(seconds, rounds, callers, streams, Integer.parseInt(value), only, home);
      case "--only" -> of(seconds, rounds, callers, streams, events, numbers(value), home);
      case "--home" -> of(seconds, rounds, callers, streams, events, only, Path.of(value));
      case String other -> throw new IllegalArgumentException(other + "; there are " + USAGE);
    };
  }

  private static Options of(int s, int r, int c, int n, int e, Set<Integer> o, Path h) {
    return new Options(s, r, c, n, e, o, h);
  }

  private static Set<Integer> numbers(String list) {
    return Arrays.stream(list.split(",")).map(Integer::valueOf).collect(Collectors.toSet());
  }

  public boolean wants(int row) {
    return only.isEmpty() || only.contains(row);
  }
}

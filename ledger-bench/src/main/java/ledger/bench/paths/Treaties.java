package ledger.bench.paths;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ledger.bench.server.Build;
import ledger.bench.server.Server;
import ledger.bench.table.Line;
import ledger.bench.table.Row;
import ledger.bench.table.Spread;

/// Row 3: `./ledger import treaties`, from the start of the command to its end, each with the
/// command line of its own build, on a server that has just started.
record Treaties(Options options) implements Row {

  /// Something could not be read: so it is with this table.
  private static final int SOME_REFUSED = 1;

  private static final int BRIEFLY = 150;

  @Override
  public Set<Integer> numbers() {
    return Set.of(3);
  }

  @Override
  public List<Line> measured() throws Exception {
    if (options.treaties().isEmpty()) {
      System.out.println(
          "Row 3 is left out: shared/data/treaties/participations.csv is in no folder above, and"
              + " --treaties names none.\n");
      return List.of();
    }
    Map<String, List<Double>> took = new HashMap<>();
    try (var folder = Folder.fresh(options)) {
      var table = table(folder.path());
      for (int round = 0; round < options.times(); round++)
        for (var build : options.inTurn(round)) {
          double seconds =
              Folder.trial(build, options, server -> seconds(build, server, table, folder.path()));
          took.computeIfAbsent(build.name(), _ -> new ArrayList<>()).add(seconds);
          System.err.printf("round %d %-14s %.1f s%n", round + 1, build.name(), seconds);
        }
      return List.of(
          Line.less(
              3,
              "import treaties, %,d rows".formatted(rows(table)),
              "today's build",
              Spread.of(took.get(options.our().name())),
              Spread.of(took.get(options.todays().name())),
              "s",
              20,
              8));
    }
  }

  private Path table(Path folder) throws IOException {
    var whole = options.treaties().orElseThrow();
    if (!options.brief()) return whole;
    try (var lines = Files.lines(whole)) {
      return Files.write(folder.resolve("some.csv"), lines.limit(BRIEFLY + 1).toList());
    }
  }

  private static long rows(Path table) throws IOException {
    try (var lines = Files.lines(table)) {
      return lines.count() - 1;
    }
  }

  private static double seconds(Build build, Server server, Path table, Path folder)
      throws Exception {
    var said = folder.resolve("said.txt").toFile();
    long begun = System.nanoTime();
    int code =
        new ProcessBuilder(
                build.cli(
                    "import",
                    "treaties",
                    table.toString(),
                    "--url",
                    server.url().toString(),
                    "--token",
                    server.token()))
            .redirectErrorStream(true)
            .redirectOutput(said)
            .start()
            .waitFor();
    double seconds = (System.nanoTime() - begun) / 1e9;
    if (code > SOME_REFUSED)
      throw new IllegalStateException(
          "import treaties ended with " + code + ":\n" + Files.readString(said.toPath()));
    return seconds;
  }
}

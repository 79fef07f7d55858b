package ledger.bench.record;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The script of emmett-postgresql (`emmett/bench.mjs` of the resources) with its packages, in the
/// versions of its lock file.
final class Node {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final List<String> FILES =
      List.of("bench.mjs", "package.json", "package-lock.json");

  private final Path folder;

  private Node(Path folder) {
    this.folder = folder;
  }

  /// @return empty where there is no Node or its packages cannot be had; standard output then has a
  ///   sentence
  static Optional<Node> in(Path home) {
    var folder = home.resolveSibling("bench-emmett").toAbsolutePath();
    try {
      Files.createDirectories(folder);
      for (var file : FILES) copy("/emmett/" + file, folder.resolve(file));
      copy("/golden/corridor.ndjson", folder.resolve("events.ndjson"));
      if (!Files.exists(folder.resolve("node_modules/.package-lock.json")))
        call(folder, "npm", "ci", "--no-audit", "--no-fund", "--omit-lockfile-registry-resolved");
      return Optional.of(new Node(folder));
    } catch (IOException e) {
      System.out.printf(
          "emmett-postgresql is left out: it needs node and npm, and once the network (%s).%n%n",
          e.getMessage());
      return Optional.empty();
    }
  }

  private static void copy(String resource, Path file) throws IOException {
    try (var bytes = Node.class.getResourceAsStream(resource)) {
      if (bytes == null) throw new IllegalStateException(resource + " is not there");
      Files.copy(bytes, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /// What it says in the end.
  JsonNode run(Database database, Map<String, ?> more) throws IOException {
    var given = new HashMap<String, Object>(more);
    given.put("events", folder.resolve("events.ndjson").toString());
    given.put(
        "url",
        "postgresql://%s:%s@%s"
            .formatted(
                database.user(),
                database.password(),
                database.url().substring("jdbc:postgresql://".length())));
    return JSON.readTree(call(folder, "node", "bench.mjs", JSON.writeValueAsString(given)));
  }

  static Histogram micros(JsonNode said) {
    var all = Latencies.empty();
    said.path("micros").forEach(one -> all.recordValue(one.asLong() * 1_000));
    return all;
  }

  private static String call(Path folder, String... command) throws IOException {
    var process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (var out = process.getInputStream()) {
      var said = new String(out.readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0)
        throw new IOException(command[0] + " failed: " + said);
      return said;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}

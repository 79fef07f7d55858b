package ledger.live;

import com.launchdarkly.eventsource.EventSource;
import com.launchdarkly.eventsource.MessageEvent;
import com.launchdarkly.eventsource.background.BackgroundEventHandler;
import com.launchdarkly.eventsource.background.BackgroundEventSource;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/// Listeners that others wrote, as a client of ours would use them.
enum TheirListener {
  CHROMIUM {
    @Override
    AutoCloseable on(Line line) throws IOException {
      var profile = Files.createTempDirectory("listener");
      var command =
          List.of(
              Programs.installed("chromium", "chromium-browser").orElseThrow(),
              "--headless",
              "--no-sandbox",
              "--disable-gpu",
              "--disable-quic",
              "--no-first-run",
              "--disable-background-networking",
              "--disable-component-update",
              "--disable-sync",
              "--remote-debugging-port=0", // without it the page is read once and the browser ends
              "--user-data-dir=" + profile,
              line.base() + "/listen.html");
      var browser = Programs.started(FOLDER, command);
      return () -> Programs.end(browser);
    }

    @Override
    Optional<String> missing() {
      return Programs.installed("chromium", "chromium-browser").isPresent()
          ? Optional.empty()
          : Optional.of("there is no Chromium: apt-get install chromium");
    }
  },

  EVENTSOURCE_5 {
    @Override
    AutoCloseable on(Line line) throws IOException {
      return inNode("eventsource5", line);
    }

    @Override
    Optional<String> missing() {
      return missingNode();
    }
  },

  EVENTSOURCE_4 {
    @Override
    AutoCloseable on(Line line) throws IOException {
      return inNode("eventsource4", line);
    }

    @Override
    Optional<String> missing() {
      return missingNode();
    }
  },

  OKHTTP_EVENTSOURCE {
    @Override
    AutoCloseable on(Line line) {
      var source = new EventSource.Builder(URI.create(line.base() + "/stream"));
      var listening = new BackgroundEventSource.Builder(into(line), source).build();
      listening.start();
      return listening;
    }

    @Override
    Optional<String> missing() {
      return Optional.empty();
    }
  };

  /// Where the packages of npm are, and the scripts that use them.
  static final Path FOLDER = Path.of("target/npm").toAbsolutePath();

  private static final Path SOURCE = Path.of("src/test/npm");

  abstract AutoCloseable on(Line line) throws IOException;

  /// Why it cannot listen on this machine.
  abstract Optional<String> missing();

  /// Fetches what the lock file names, and nothing else.
  static void install() throws IOException, InterruptedException {
    Files.createDirectories(FOLDER);
    try (var files = Files.list(SOURCE)) {
      for (var file : files.toList())
        Files.write(FOLDER.resolve(file.getFileName()), Files.readAllBytes(file));
    }
    if (missingNode().isEmpty())
      Programs.ran(
          FOLDER,
          List.of("npm", "ci", "--ignore-scripts", "--prefer-offline", "--no-audit", "--no-fund"));
  }

  private static Optional<String> missingNode() {
    return Programs.installed("node").isPresent() && Programs.installed("npm").isPresent()
        ? Optional.empty()
        : Optional.of("there is no Node: apt-get install nodejs npm");
  }

  private static AutoCloseable inNode(String name, Line line) throws IOException {
    var node = Programs.started(FOLDER, List.of("node", "listen-in-node.js", name, line.base()));
    return () -> Programs.end(node);
  }

  private static BackgroundEventHandler into(Line line) {
    return new BackgroundEventHandler() {
      @Override
      public void onMessage(String event, MessageEvent message) {
        line.heard(
            event, JsonMapper.shared().readTree(message.getData()).path("position").asLong());
      }

      @Override
      public void onOpen() {}

      @Override
      public void onClosed() {}

      @Override
      public void onComment(String comment) {}

      @Override
      public void onError(Throwable error) {}
    };
  }
}

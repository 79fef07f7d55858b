package ledger.wiring.postgres;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// One run of PostgreSQL, from its start to its end.
///
/// The server is a child of a shell that waits for its own standard input to end, or for the
/// server. When this process dies, in whatever way, the pipe closes and the shell stops the server;
/// when the server dies, so does the shell.
final class PostgresRun {

  /// Ctrl-C, a terminal that is closed, and whoever stops a program with all that it started,
  /// signal the whole group: the shell takes no notice, and the server, which would stop, is in a
  /// session of its own. Whoever waits for the input is stopped before the shell ends: the number
  /// of the server may be another process's by the time the input ends.
  private static final String SCRIPT =
      """
      trap '' HUP INT TERM
      exec 3<&0 </dev/null
      $(command -v setsid) "$0" "$@" 3<&- &
      server=$!
      { cat <&3 >/dev/null; kill -INT $server; } &
      waiting=$!
      exec 3<&-
      wait $server
      ended=$?
      kill -KILL $waiting 2>/dev/null
      exit $ended
      """;

  private static final int READ_AT_MOST = 1 << 16;

  /// What its children say of its end is no cause of it, nor what they answer to those who come
  /// before it is up, which is who asks here.
  private static final Pattern FATAL =
      Pattern.compile(
          "\\b(?:FATAL|PANIC): ++(?!terminating connection|the database system is )(.*)|^postgres: (.*)",
          Pattern.MULTILINE);

  private final Process shell;
  private final Path log;
  private final long logFrom;

  private PostgresRun(Process shell, Path log, long logFrom) {
    this.shell = shell;
    this.log = log;
    this.logFrom = logFrom;
  }

  /// @param command the server and its options
  /// @param log where it says what happens to it
  static PostgresRun start(List<String> command, Path log) throws IOException {
    long from = Files.exists(log) ? Files.size(log) : 0;
    var shell =
        new ProcessBuilder(AsUser.command("/bin/sh", "-c", SCRIPT, command))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    return new PostgresRun(shell, log, from);
  }

  boolean isOver() {
    return !shell.isAlive();
  }

  void awaitEnd() throws InterruptedException {
    shell.waitFor();
  }

  /// Why it ended, in its own words; empty where it says nothing, as when it was killed.
  Optional<String> lastWords() {
    try (var file = new RandomAccessFile(log.toFile(), "r")) {
      long from = Math.max(logFrom, file.length() - READ_AT_MOST);
      file.seek(from);
      var said = new byte[(int) (file.length() - from)];
      file.readFully(said);
      return FATAL
          .matcher(new String(said, StandardCharsets.UTF_8))
          .results()
          .map(found -> (found.group(1) == null ? found.group(2) : found.group(1)).strip())
          .reduce((_, last) -> last);
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /// @param seconds that it may take
  void stop(long seconds) throws IOException, InterruptedException {
    shell.getOutputStream().close();
    shell.waitFor(seconds, TimeUnit.SECONDS);
  }
}

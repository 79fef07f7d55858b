package ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import ledger.act.Act;
import ledger.act.UserId;
import ledger.act.json.ActFile;
import ledger.act.json.ActFormat;
import ledger.act.json.ActFormat.Parsed.Read;
import ledger.act.json.ActFormat.Parsed.Unread;
import ledger.decision.Decision;
import ledger.record.Recorded;

/// The founding case, from the files that the demo sends.
public final class Corridor {

  public static final UserId OWNER = new UserId("owner");
  public static final UserId RECORDER = new UserId("recorder");
  public static final Instant NOW = Instant.parse("2026-01-10T12:00:00Z");

  private static final ActFormat FORMAT = new ActFormat();

  private Corridor() {}

  public static List<Act> setup() {
    return acts("setup.yaml");
  }

  public static List<Act> story() {
    return acts("story.yaml");
  }

  /// The whole case recorded, each act accepted by its decider.
  public static List<Recorded> recorded() {
    var ledger = new InMemory();
    setup().forEach(act -> accepted(ledger.send(act, OWNER, NOW), act));
    story().forEach(act -> accepted(ledger.send(act, RECORDER, NOW), act));
    return ledger.record();
  }

  public static Path file(String name) {
    for (var dir = Path.of("").toAbsolutePath(); dir != null; dir = dir.getParent()) {
      var file = dir.resolve("scenarios/corridor").resolve(name);
      if (Files.exists(file)) return file;
    }
    throw new IllegalStateException(
        "scenarios/corridor/" + name + " is not above the working directory");
  }

  private static List<Act> acts(String name) {
    try (var lines = ActFile.lines(file(name))) {
      return lines.map(Corridor::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Act read(byte[] line) {
    return switch (FORMAT.read(line)) {
      case Read(var act) -> act;
      case Unread(var why) ->
          throw new AssertionError(
              why + " in " + new String(line, java.nio.charset.StandardCharsets.UTF_8));
    };
  }

  private static void accepted(Decision decision, Act act) {
    if (decision instanceof Decision.Refused(var reason))
      throw new AssertionError(act.name() + " " + act.actId() + " was refused: " + reason);
  }
}

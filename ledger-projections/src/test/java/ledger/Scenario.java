package ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import ledger.act.Act;
import ledger.act.UserId;
import ledger.act.json.ActFile;
import ledger.decision.Decision.Refused;
import ledger.dossier.Entry;
import ledger.dossier.Folded;

/// A story from the act files in `scenarios/`: the owner sends the setup, a recorder the story.
public final class Scenario {

  private Scenario() {}

  /// The whole of it recorded, each act accepted by its decider.
  public static List<Entry> recorded(String name) {
    var ledger = new InMemory();
    send(ledger, acts(name, "setup.yaml"), Corridor.OWNER);
    send(ledger, acts(name, "story.yaml"), Corridor.RECORDER);
    return Folded.entries(ledger.record());
  }

  private static void send(InMemory ledger, List<Act> acts, UserId sender) {
    var refused = new ArrayList<String>();
    for (var act : acts)
      if (ledger.send(act, sender, Corridor.NOW) instanceof Refused(var reason))
        refused.add(act.name() + " " + act.actId() + " was refused: " + reason);
    if (!refused.isEmpty()) throw new AssertionError(String.join("\n", refused));
  }

  private static List<Act> acts(String name, String file) {
    try (var lines = ActFile.lines(scenarios().resolve(name).resolve(file))) {
      return lines.map(Corridor::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path scenarios() {
    var scenarios = Corridor.file("setup.yaml").getParent().getParent();
    if (!Files.isDirectory(scenarios)) throw new IllegalStateException(scenarios + " is no folder");
    return scenarios;
  }
}

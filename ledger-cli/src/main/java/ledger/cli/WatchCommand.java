package ledger.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import ledger.cli.audit.LedgerSource;
import ledger.cli.audit.Watcher;
import ledger.cli.audit.Watcher.Seen;
import ledger.cli.audit.WholeFile;
import ledger.cli.audit.WitnessView;
import ledger.transparency.Policy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Looks at a log again and again, and says when it shows another history than before.
@Command(
    name = "watch",
    description = "Keeps every checkpoint that a ledger shows, and checks each against the last.",
    footer = {
      "",
      "Without --once it runs until it is stopped, or finds something, and asks again",
      "where no ledger answers.",
      "Example: ./ledger watch --keep seen --every 1m --url http://localhost:8080",
      "Exit codes: 0 it goes on (--once), 1 it forked, shrank or is badly signed,",
      "2 wrong usage, 3 cannot tell (--once)."
    },
    mixinStandardHelpOptions = true)
final class WatchCommand extends LedgerOptions {

  @Option(
      names = "--keep",
      paramLabel = "DIR",
      required = true,
      description = "The folder for what was seen, such as seen: one for each ledger.")
  private Path folder = Path.of("");

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description =
          "Whose signatures you believe (C2SP tlog-policy; default: the ledger's own, as it is at first).")
  private Optional<Path> policy = Optional.empty();

  @Option(
      names = "--every",
      paramLabel = "TIME",
      defaultValue = "10s",
      description =
          "How long between two looks, such as 10s, 5m or 1h (default: ${DEFAULT-VALUE}).")
  private String every = "";

  @Option(names = "--once", description = "Looks once.")
  private boolean once;

  @Option(
      names = "--witness",
      description = "Also asks the policy's witnesses what they were shown.")
  private boolean witness;

  @Override
  public Integer call() throws InterruptedException {
    var pause =
        Durations.parse(every)
            .orElseThrow(() -> wrong("--every " + every + " is no duration: write 10s, 5m or 1h"));
    if (Files.exists(folder) && !Files.isDirectory(folder))
      throw wrong("--keep " + folder + " is no folder: name one, or one to be made");
    mustBeRead();
    try (var ledger = source(token().of(url()))) {
      return watch(ledger, pause);
    } catch (IllegalArgumentException e) {
      err().println(e.getMessage());
      return LedgerCommand.USAGE;
    }
  }

  /// What whoever watches has to mend is told at once, and not at each look.
  private void mustBeRead() {
    if (policy.isEmpty() || isPipe(policy.get())) return;
    try {
      Policies.of(policy.get());
    } catch (IOException | IllegalArgumentException e) {
      throw wrong("--policy " + FileFault.told(e));
    }
  }

  /// It is read once, and no more.
  private static boolean isPipe(Path file) {
    return Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file);
  }

  private int watch(LedgerSource ledger, Duration pause) throws InterruptedException {
    while (true) {
      try {
        var believed = believed(ledger);
        var watcher = new Watcher(ledger, believed, folder);
        var seen = watcher.look();
        tell(seen);
        if (seen instanceof Seen.GoesOn && witness) seen = witnesses(watcher, believed, seen);
        if (seen instanceof Seen.DoesNotFit) return LedgerCommand.ALTERED;
        if (once) return LedgerCommand.DONE;
      } catch (IOException e) {
        err().println(now() + " cannot tell: " + FileFault.told(e));
        if (once) return LedgerCommand.NOT_DONE;
      }
      Thread.sleep(pause);
    }
  }

  /// Without a policy of the auditor's own, the first that was shown is kept and believed.
  private Policy believed(LedgerSource ledger) throws IOException {
    if (policy.isPresent()) return Policies.of(policy.get());
    var kept = folder.resolve("policy");
    if (!Files.exists(kept)) {
      var shown = ledger.policy().orElseThrow(() -> new IOException("the ledger has no policy"));
      mustBeOne(shown);
      Files.createDirectories(folder);
      WholeFile.write(kept, shown);
      err()
          .println(
              "the keys come from the ledger itself and are kept in " + kept + ": compare them");
    }
    return Policies.of(kept);
  }

  /// Whatever answered, it may be the ledger at the next look: a page that wants somebody to sign
  /// in to a network is no reason to stop watching.
  private static void mustBeOne(String shown) throws IOException {
    try {
      Policy.parse(shown);
    } catch (IllegalArgumentException e) {
      throw new IOException("what answers shows no policy of a ledger: " + e.getMessage(), e);
    }
  }

  /// What was shown here has to go on from what was shown there, or lead to it.
  private Seen witnesses(Watcher watcher, Policy believed, Seen seen) throws IOException {
    for (var one : believed.witnesses()) {
      if (one.url().isEmpty()) continue;
      var view = new WitnessView(one).of(seen.checkpoint().origin());
      if (view.isEmpty()) continue;
      var compared = watcher.compare(view.get());
      out().println(now() + " asked witness " + one.name());
      tell(compared);
      if (compared instanceof Seen.DoesNotFit) return compared;
    }
    return seen;
  }

  private void tell(Seen seen) {
    var line = out();
    var checkpoint = seen.checkpoint();
    line.println(
        now()
            + " "
            + switch (seen) {
              case Seen.GoesOn(_, var grew) ->
                  checkpoint.origin() + " " + checkpoint.size() + " entries, " + grew + " new";
              case Seen.DoesNotFit(_, var why, var kept, var shown) ->
                  why + "; kept as evidence: " + kept + ", " + shown;
            });
    line.flush();
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS);
  }
}

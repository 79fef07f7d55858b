package ledger.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import ledger.cli.audit.WitnessServer;
import ledger.transparency.FileWitnessStore;
import ledger.transparency.KeyFile;
import ledger.transparency.NoteKey;
import ledger.transparency.Witness;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Cosigns what a log shows, so that it cannot show two histories.
@Command(
    name = "witness",
    description = {
      "Cosigns the checkpoints of logs, each only if it goes on from the last (C2SP tlog-witness).",
      "Runs until it is stopped."
    },
    footer = {"", "Exit codes: 2 wrong usage, 3 could not be done."},
    mixinStandardHelpOptions = true)
final class WitnessCommand implements Callable<Integer> {

  @Option(names = "--log", arity = "1..*", paramLabel = "VKEY", description = "Keys of logs.")
  private List<String> logs = List.of();

  @Option(names = "--policy", description = "A policy (C2SP tlog-policy), whose logs are meant.")
  private Optional<Path> policy = Optional.empty();

  @Option(
      names = "--keep",
      required = true,
      description = "The folder for its keys and for what it cosigned last. Never lose it.")
  private Path folder = Path.of("");

  @Option(names = "--name", required = true, description = "Its name, as witness.example/w1.")
  private String name = "";

  @Option(names = "--port", required = true, description = "Where it listens; 0 for any.")
  private int port;

  @Option(
      names = "--bind",
      defaultValue = "127.0.0.1",
      description = "The address it listens on (default: ${DEFAULT-VALUE}).")
  private String bind = "";

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    var err = spec.commandLine().getErr();
    try (var server = server()) {
      var address = server.start();
      var out = spec.commandLine().getOut();
      out.println("listening on http://" + bind + ":" + address.getPort());
      out.flush();
      new CountDownLatch(1).await();
      return LedgerCommand.DONE;
    } catch (IllegalArgumentException e) {
      err.println(e.getMessage());
      return LedgerCommand.USAGE;
    } catch (IOException e) {
      err.println(e.getMessage());
      return LedgerCommand.NOT_DONE;
    }
  }

  private WitnessServer server() throws IOException {
    var keys = keys();
    if (keys.isEmpty())
      throw new IllegalArgumentException("no log is named: give --log or --policy");
    Files.createDirectories(folder);
    var signers =
        KeyFile.open(
            folder.resolve("keys"), name, NoteKey.Kind.ED25519_COSIGNATURE, NoteKey.Kind.ML_DSA_44);
    var out = spec.commandLine().getOut();
    for (var signer : signers) out.println(signer.key().vkey());
    var witness =
        new Witness(
            keys.stream().collect(Collectors.groupingBy(NoteKey::name)),
            signers,
            new FileWitnessStore(folder),
            () -> Instant.now().getEpochSecond());
    return new WitnessServer(witness, new InetSocketAddress(bind, port));
  }

  private List<NoteKey> keys() throws IOException {
    var keys = new ArrayList<NoteKey>();
    for (var vkey : logs)
      keys.add(
          NoteKey.parse(vkey)
              .orElseThrow(() -> new IllegalArgumentException(vkey + " is no key of a log")));
    if (policy.isPresent()) keys.addAll(Policies.of(policy.get()).logs());
    return keys;
  }
}

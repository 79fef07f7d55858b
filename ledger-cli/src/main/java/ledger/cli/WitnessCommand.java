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
import ledger.transparency.Policy;
import ledger.transparency.Witness;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Cosigns what a log shows, so that it cannot show two histories.
@Command(
    name = "witness",
    description = {
      "Cosigns the checkpoints of logs, each only if it goes on from the last (C2SP tlog-witness).",
      "Runs until it is stopped."
    },
    footer = {
      "",
      "Example: ./ledger witness --policy policy --keep witness --port 9000 \\",
      "           --name witness.example/w1",
      "Exit codes: 2 wrong usage, 3 could not be done."
    },
    mixinStandardHelpOptions = true)
final class WitnessCommand implements Callable<Integer> {

  @Option(
      names = "--log",
      arity = "1..*",
      paramLabel = "VKEY",
      description =
          "Keys of logs, as ledger.example/log+1a2b3c4d+AQ… (default: those of --policy).")
  private List<String> logs = List.of();

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description = "A policy (C2SP tlog-policy), whose logs are meant (default: --log).")
  private Optional<Path> policy = Optional.empty();

  @Option(
      names = "--keep",
      paramLabel = "DIR",
      required = true,
      description = "The folder for its keys and for what it cosigned last. Never lose it.")
  private Path folder = Path.of("");

  @Option(
      names = "--name",
      paramLabel = "NAME",
      required = true,
      description = "Its name, such as witness.example/w1.")
  private String name = "";

  @Option(
      names = "--port",
      paramLabel = "PORT",
      required = true,
      description = "Where it listens, such as 9000; 0 takes a free port.")
  private int port;

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = "The address of this machine that it listens on (default: ${DEFAULT-VALUE}).")
  private String bind = "";

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    var err = spec.commandLine().getErr();
    if (port > 65_535) throw wrong("--port %d: ports are 0 to 65535".formatted(port));
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
      err.println(FileFault.told(e));
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
    if (policy.isPresent()) keys.addAll(given(policy.get()).logs());
    return keys;
  }

  private Policy given(Path file) {
    try {
      return Policies.of(file);
    } catch (IOException | IllegalArgumentException e) {
      throw wrong("--policy " + FileFault.told(e));
    }
  }

  private ParameterException wrong(String what) {
    return new ParameterException(spec.commandLine(), what);
  }
}

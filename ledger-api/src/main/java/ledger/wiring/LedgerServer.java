package ledger.wiring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import ledger.LedgerApplication;
import ledger.wiring.postgres.EarlyPostgres;
import ledger.wiring.postgres.GivenDatabase;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/// What `./ledger serve`, `demo`, `carry-over`, `backup` and `restore` run.
@Command(
    name = "ledger",
    description = "The agreement ledger's server.",
    subcommands = {
      LedgerServer.Serve.class,
      LedgerServer.Demo.class,
      LedgerServer.Rehearse.class,
      CarryOverCommand.class,
      BackupCommand.class,
      RestoreCommand.class
    },
    mixinStandardHelpOptions = true)
public final class LedgerServer {

  private LedgerServer() {}

  public static void main(String... arguments) {
    int code = line().execute(arguments);
    if (code != 0) System.exit(code);
  }

  static CommandLine line() {
    return new CommandLine(new LedgerServer())
        .registerConverter(Path.class, LedgerServer::path)
        .registerConverter(int.class, LedgerServer::number)
        .setParameterExceptionHandler((wrong, _) -> {
          var command = wrong.getCommandLine();
          command.getErr().println(wrong.getMessage());
          command
              .getErr()
              .println("./" + command.getCommandSpec().qualifiedName() + " --help says more");
          return CommandLine.ExitCode.USAGE;
        });
  }

  private static Path path(String text) {
    if (text.isBlank()) throw new TypeConversionException("nothing is named");
    return Path.of(text);
  }

  private static int number(String text) {
    if (!text.matches("[0-9]{1,9}"))
      throw new TypeConversionException("'%s' is no whole number, 0 or more".formatted(text));
    return Integer.parseInt(text);
  }

  /// The options that all of them take.
  abstract static class Start implements Callable<Integer> {

    @Option(
        names = "--port",
        paramLabel = "PORT",
        description =
            "Where it listens, such as 8080; 0 takes a free port (default: ${DEFAULT-VALUE}).")
    int port = 8080;

    @Option(
        names = "--host",
        paramLabel = "ADDRESS",
        defaultValue = "${env:LEDGER_HOST:-127.0.0.1}",
        description =
            "The address of this machine that it listens on; 0.0.0.0 for all (default: ${DEFAULT-VALUE}).")
    String host = "";

    @Option(
        names = "--data",
        paramLabel = "DIR",
        description = "Where database, keys and tokens are kept (default: ${DEFAULT-VALUE}).")
    Path data = Path.of("ledger-data");

    @Option(names = "--json", description = "Print one line of JSON when ready, and nothing else.")
    boolean json;

    abstract boolean demo();

    /// Arguments beside those of every start.
    abstract List<String> more();

    /// Once it answers.
    void started(ConfigurableApplicationContext context) {}

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
      if (port < 0 || port > 65535)
        throw new ParameterException(
            spec.commandLine(), "Invalid value for option '--port': ports are 0 to 65535");
      var taken = FreePort.sentence(host, port);
      if (!taken.isEmpty()) {
        spec.commandLine().getErr().println(taken);
        return NotStarted.EXIT_CODE;
      }
      if (Restoring.isUnderWay(data)) {
        spec.commandLine()
            .getErr()
            .printf(
                "The ledger did not start: %s is being restored, or its restoring was cut off; empty it and restore it again.%n",
                data);
        return NotStarted.EXIT_CODE;
      }
      var postgres = new EarlyPostgres();
      try {
        var context = start(postgres, port);
        started(context);
        if (context.isActive()) beginAnewWhereAStandbyIsPromoted(context);
        return 0;
      } catch (RuntimeException fault) {
        spec.commandLine().getErr().println(NotStarted.because(fault, data));
        leave(postgres);
        return NotStarted.EXIT_CODE;
      }
    }

    private ConfigurableApplicationContext start(
        EarlyPostgres postgres, int port, String... besides) {
      var application = new SpringApplication(LedgerApplication.class);
      application.setBannerMode(Banner.Mode.OFF);
      application.addInitializers(new SettingValues(), postgres, new GivenDatabase());
      var arguments =
          Stream.of(
              "--server.address=" + host,
              "--server.port=" + port,
              "--ledger.data=" + data.toAbsolutePath(),
              "--ledger.demo=" + demo(),
              "--ledger.json=" + json);
      return application.run(
          Stream.of(arguments, more().stream(), Stream.of(besides))
              .flatMap(all -> all)
              .toArray(String[]::new));
    }

    private void beginAnewWhereAStandbyIsPromoted(ConfigurableApplicationContext context) {
      if (!(context instanceof ServletWebServerApplicationContext server)) return;
      var webServer = server.getWebServer();
      if (webServer == null) return;
      int taken = webServer.getPort();
      new Reopening(
              () -> start(new EarlyPostgres(), taken, "--" + Ready.AGAIN + "=true"),
              fault -> {
                spec.commandLine().getErr().println(NotStarted.because(fault, data));
                System.exit(NotStarted.EXIT_CODE);
              })
          .watch(context);
    }

    private static void leave(EarlyPostgres postgres) {
      try {
        postgres.leave();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static final String ENDS =
      "Exit codes: 0 it was stopped, 2 wrong usage, 3 it could not be started.";

  @Command(
      name = "serve",
      description = "Starts the ledger.",
      footer = {
        "",
        "Example: ./ledger serve --data /var/lib/ledger --port 8080",
        "Its settings are in docs/guide/settings.md, each a variable LEDGER_….",
        ENDS
      },
      mixinStandardHelpOptions = true)
  static final class Serve extends Start {

    @Option(
        names = "--tls-cert",
        paramLabel = "FILE",
        description =
            "Speaks TLS, with the certificate in this file (PEM), and behind it those that lead to its authority (default: LEDGER_TLS_CERT).")
    Optional<Path> certificate = Optional.empty();

    @Option(
        names = "--tls-key",
        paramLabel = "FILE",
        description =
            "The private key of that certificate (PEM, no password; default: LEDGER_TLS_KEY).")
    Optional<Path> key = Optional.empty();

    @Option(
        names = "--reader",
        description =
            "Only reads, and writes nothing to its database, which may be a standby (default: LEDGER_READER_ENABLED).")
    boolean reader;

    @Override
    boolean demo() {
      return false;
    }

    @Override
    List<String> more() {
      return Stream.of(
              Optional.of("--ledger.reader.enabled=true").filter(_ -> reader),
              certificate.map(file -> "--ledger.tls.cert=" + file),
              key.map(file -> "--ledger.tls.key=" + file))
          .flatMap(Optional::stream)
          .toList();
    }
  }

  @Command(
      name = "demo",
      description = "Starts the ledger and records the founding case.",
      footer = {"", "Example: ./ledger demo --data demo-data --port 8081", ENDS},
      mixinStandardHelpOptions = true)
  static final class Demo extends Start {
    @Override
    boolean demo() {
      return true;
    }

    @Override
    List<String> more() {
      return List.of();
    }
  }

  /// What an AOT cache of the server is made of (adr/0035): the demo, some questions, and the end.
  @Command(
      name = "rehearse",
      description = "Starts as the demo does, answers some questions, and ends.",
      hidden = true,
      mixinStandardHelpOptions = true)
  static final class Rehearse extends Start {
    Rehearse() {
      port = 0;
    }

    @Override
    boolean demo() {
      return true;
    }

    /// A database of its own, whatever is set.
    @Override
    List<String> more() {
      return List.of("--spring.datasource.url=embedded");
    }

    @Override
    void started(ConfigurableApplicationContext context) {
      try (context) {
        Rehearsal.at(context).ask();
      }
    }
  }
}

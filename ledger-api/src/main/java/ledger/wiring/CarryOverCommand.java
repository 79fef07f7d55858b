package ledger.wiring;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import ledger.LedgerApplication;
import ledger.carryover.CannotBeCarriedOver;
import ledger.carryover.CarryOver;
import ledger.carryover.postgres.FormerTables;
import ledger.wiring.postgres.EmbeddedPostgres;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataAccessException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `./ledger carry-over`: from a ledger that cannot go on into a new one, while neither serves.
@Command(
    name = "carry-over",
    description =
        "Writes the acts of a ledger of the form before this one into a new, empty ledger, with where and when they were recorded there.",
    footer = {
      "",
      "Example: ./ledger carry-over --from old-data --data new-data",
      "Where it was cut off it goes on when it is started again.",
      "Exit codes: 0 done, 2 wrong usage, 3 could not be done."
    },
    mixinStandardHelpOptions = true)
final class CarryOverCommand implements Callable<Integer> {

  @Option(
      names = "--from",
      paramLabel = "DIR|URL",
      required = true,
      description =
          "The former ledger: the folder that was its --data, or its database as a JDBC address. Nothing in it is changed.")
  String from = "";

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Where the new ledger is kept (default: ${DEFAULT-VALUE}).")
  Path data = Path.of("ledger-data");

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    var err = spec.commandLine().getErr();
    try {
      mustBeThere();
      try (var former = former()) {
        var tables = new FormerTables(former.source());
        mustBeRead(tables);
        try (var context = started()) {
          var carried =
              context
                  .getBean(CarryOver.class)
                  .from(tables, entries -> err.println("  " + entries + " entries"));
          spec.commandLine()
              .getOut()
              .printf(
                  "%,d entries and %,d accounts of %s are carried over. Start the new ledger with ./ledger serve --data %s%n",
                  carried.entries(), carried.accounts(), carried.origin(), data);
        }
      }
      return 0;
    } catch (CannotBeCarriedOver said) {
      err.println("Not carried over: " + said.getMessage() + ".");
    } catch (RuntimeException fault) {
      err.println(
          NotStarted.because(fault, data)
              .replaceFirst("^The ledger did not start", "Not carried over"));
    }
    return NotStarted.EXIT_CODE;
  }

  /// Before anything is made.
  private void mustBeThere() {
    if (!(isAddress() || OpenedDatabase.isIn(Path.of(from))))
      throw new CannotBeCarriedOver(
          from
              + " is no --data folder of a ledger: name that, or its database as jdbc:postgresql:…");
  }

  /// Before a new ledger is made that nothing could be written into.
  private static void mustBeRead(FormerTables tables) {
    try {
      tables.origin();
    } catch (DataAccessException fault) {
      var said = String.valueOf(fault.getMostSpecificCause().getMessage());
      throw new CannotBeCarriedOver(
          "the database that --from names cannot be read: "
              + said.lines().findFirst().orElse("").replaceFirst("[.]$", ""));
    }
  }

  private boolean isAddress() {
    return from.startsWith("jdbc:postgresql:");
  }

  private OpenedDatabase former() throws IOException {
    return isAddress()
        ? OpenedDatabase.at(from)
        : OpenedDatabase.of(new EmbeddedPostgres(Path.of(from).toAbsolutePath()));
  }

  private ConfigurableApplicationContext started() {
    var application = new SpringApplication(LedgerApplication.class);
    application.setBannerMode(Banner.Mode.OFF);
    application.setAdditionalProfiles(CarryOver.PROFILE);
    return application.run(
        "--server.address=127.0.0.1", "--server.port=0", "--ledger.data=" + data.toAbsolutePath());
  }
}

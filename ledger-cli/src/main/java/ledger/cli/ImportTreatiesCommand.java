package ledger.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import ledger.act.UserId;
import ledger.act.json.ActFormat;
import ledger.cli.treaties.ImportReport;
import ledger.cli.treaties.TreatyImport;
import ledger.cli.treaties.TreatyImport.FromLine;
import ledger.client.LedgerClient;
import ledger.client.Tally;
import ledger.value.Id;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Sends a table of treaty participations to a ledger, and says what of it could not be taken over.
@Command(
    name = "treaties",
    description = "Sends a table of treaty participations (CSV) to a ledger.",
    footer = {
      "",
      "Example: ./ledger import treaties participations.csv --print",
      "Exit codes: 0 all is on record, 1 something could not be read or was refused,",
      "2 wrong usage or no such table, 3 could not be done."
    },
    mixinStandardHelpOptions = true)
final class ImportTreatiesCommand extends LedgerOptions {

  /// Stands for whoever imports where nobody is asked.
  private static final UserId RECORDER = new UserId("recorder");

  @Parameters(
      paramLabel = "FILE",
      description = "The table: one row for each treaty and State, with a header.")
  private Path file = Path.of("");

  @Option(
      names = "--negotiation",
      paramLabel = "ID",
      defaultValue = "treaties",
      description = "The negotiation that is opened for it (default: ${DEFAULT-VALUE}).")
  private String negotiation = "";

  @Option(
      names = "--print",
      description = "Writes the acts to standard output, one a line, and sends nothing.")
  private boolean print;

  private final ActFormat format = new ActFormat();
  private final Map<ImportReport.Kind, Long> reported = new EnumMap<>(ImportReport.Kind.class);

  @Override
  public Integer call() {
    var err = err();
    var wrong = wrongUsage();
    if (wrong.isPresent()) {
      err.println(wrong.get());
      return LedgerCommand.USAGE;
    }
    TreatyImport treaties;
    try {
      treaties = TreatyImport.of(file, Id.of(negotiation), Instant.now());
      if (print) return print(treaties);
    } catch (IllegalArgumentException e) {
      err.println(e.getMessage());
      return LedgerCommand.USAGE;
    } catch (IOException e) {
      err.println(file + " cannot be read: " + FileFault.told(e));
      return LedgerCommand.NOT_DONE;
    }
    try {
      return send(treaties);
    } catch (IOException e) {
      err.println(FileFault.told(e));
      err.println("what is on record already is not recorded twice: send the file again");
      return LedgerCommand.NOT_DONE;
    }
  }

  private Optional<String> wrongUsage() {
    if (!Files.isRegularFile(file) || !Files.isReadable(file))
      return Optional.of(file + " cannot be read: check the path");
    if (Id.parse(negotiation).isEmpty())
      return Optional.of(
          "--negotiation " + negotiation + " is no id: use letters, digits, \"-\", \"_\", \".\"");
    if (print) return Optional.empty();
    token().needed(url());
    return Optional.empty();
  }

  /// Standard output is the acts and nothing else, so the summary goes where the reports go.
  private int print(TreatyImport treaties) throws IOException {
    var out = out();
    var err = err();
    for (var act : treaties.opening(RECORDER)) out.println(line(new FromLine(0, act)));
    try (var acts = treaties.acts(reportingTo(err))) {
      acts.forEach(act -> out.println(line(act)));
    }
    out.flush();
    err.println(treaties.rows() + " rows, " + treaties.count() + " acts; nothing was sent");
    err.println(leftOut());
    return code(true);
  }

  private int send(TreatyImport treaties) throws IOException {
    var err = err();
    try (var ledger = client();
        var progress = ProgressLine.of("treaties", treaties.count());
        var acts = treaties.acts(reportingTo(err))) {
      var owner = ledger.self();
      var opened =
          send(treaties.opening(owner).stream().map(act -> new FromLine(0, act)), ledger, progress);
      if (opened.refused() > 0) {
        progress.close();
        err.println(
            "nothing more was sent: an import has a negotiation of its own; name another with"
                + " --negotiation, or send the file as whoever sent it first");
        return LedgerCommand.REFUSED;
      }
      var tally = opened.plus(send(acts, ledger, progress));
      progress.close();
      var out = out();
      out.println(treaties.rows() + " rows, " + treaties.count() + " acts: " + tally);
      out.println(leftOut());
      return code(tally.refused() == 0);
    }
  }

  private Tally send(Stream<FromLine> acts, LedgerClient ledger, ProgressLine progress)
      throws IOException {
    return ledger.record(
        acts,
        act -> format.write(act.act()),
        (act, answer) -> {
          progress.step();
          Refused.print(act.toString(), answer, err());
        });
  }

  private Consumer<ImportReport> reportingTo(PrintWriter err) {
    return report -> {
      reported.merge(report.kind(), 1L, Long::sum);
      err.println(report);
      err.flush();
    };
  }

  private String leftOut() {
    return "not taken over: "
        + reported(ImportReport.Kind.UNREADABLE)
        + " unreadable values, "
        + reported(ImportReport.Kind.IN_THE_FUTURE)
        + " in the future, "
        + reported(ImportReport.Kind.NOT_PLACED)
        + " without a place, "
        + reported(ImportReport.Kind.ROW_LEFT_OUT)
        + " rows left out";
  }

  private long reported(ImportReport.Kind kind) {
    return reported.getOrDefault(kind, 0L);
  }

  private int code(boolean nothingRefused) {
    return nothingRefused && reported.isEmpty() ? LedgerCommand.DONE : LedgerCommand.REFUSED;
  }

  private String line(FromLine act) {
    return new String(format.write(act.act()), StandardCharsets.UTF_8);
  }
}

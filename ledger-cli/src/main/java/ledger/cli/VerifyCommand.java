package ledger.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ledger.cli.audit.Audit;
import ledger.cli.audit.AuditReport;
import ledger.cli.audit.BundleSource;
import ledger.cli.audit.Source;
import ledger.transparency.Checkpoint;
import ledger.transparency.Policy;
import ledger.transparency.SignedNote;
import ledger.transparency.bundle.Bundle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Checks a record from its first entry to its last.
@Command(
    name = "verify",
    description =
        "Checks that a record is what was signed, and goes on from what was signed before.",
    footer = {
      "",
      "Example: ./ledger verify bundle --policy policy --checkpoint kept-40",
      "Exit codes: 0 intact, 1 altered, 2 wrong usage, 3 cannot tell, because",
      "something is missing or no ledger answers."
    },
    mixinStandardHelpOptions = true)
final class VerifyCommand extends LedgerOptions {

  @Parameters(
      arity = "0..1",
      paramLabel = "BUNDLE",
      description = "A folder made by export; else give --url.")
  private Optional<Path> folder = Optional.empty();

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description =
          "Whose signatures you believe (C2SP tlog-policy; default: those of the record's own).")
  private Optional<Path> policy = Optional.empty();

  @Option(
      names = "--checkpoint",
      arity = "1..*",
      paramLabel = "FILE",
      description =
          "Checkpoints you kept, such as seen/checkpoints/40, from which this record has to go on (default: none).")
  private List<Path> earlier = List.of();

  @Option(
      names = "--no-fold",
      description = "Reads no payload as an act and folds no negotiation anew: hashes only.")
  private boolean noFold;

  @Option(
      names = "--projections",
      description =
          "Has the ledger compare the answers it keeps with what is folded: takes an operator.")
  private boolean projections;

  @Option(
      names = "--database",
      description =
          "Has the ledger hold every row and file that it stores against what was signed: takes an operator.")
  private boolean database;

  @Option(names = "--json", description = "Prints one JSON object.")
  private boolean json;

  @Override
  public Integer call() {
    var err = err();
    if (folder.isPresent() && givenUrl().isPresent())
      throw wrong("one is enough, a BUNDLE or --url");
    if (folder.isEmpty()) url();
    if (folder.filter(f -> !Files.isDirectory(f)).isPresent()) {
      err.println(folder.orElseThrow() + " is no folder: check the path");
      return LedgerCommand.USAGE;
    }
    if (projections || database) return asked();
    Audit.Settings settings;
    try {
      settings = settings();
    } catch (IOException | IllegalArgumentException e) {
      err.println(FileFault.told(e));
      return LedgerCommand.USAGE;
    }
    try {
      return print(audit(settings));
    } catch (IOException e) {
      err.println(FileFault.told(e));
      return LedgerCommand.NOT_DONE;
    }
  }

  /// What the ledger itself looks at.
  private int asked() {
    var err = err();
    if (folder.isPresent())
      throw wrong(
          (database ? "--database" : "--projections")
              + " needs --url and a token: a bundle has nothing stored beside it");
    try (var ledger = client()) {
      return database
          ? new DatabaseCheck(ledger, out()).run()
          : new ProjectionsCheck(ledger, out()).run();
    } catch (IOException e) {
      err.println(FileFault.told(e));
      return LedgerCommand.NOT_DONE;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return LedgerCommand.NOT_DONE;
    }
  }

  private Audit.Settings settings() throws IOException {
    var kept = new ArrayList<Audit.Earlier>();
    for (var file : earlier) kept.add(new Audit.Earlier(file.toString(), Policies.read(file)));
    return new Audit.Settings(
        policy.isPresent() ? Optional.of(Policies.of(policy.get())) : Optional.<Policy>empty(),
        kept,
        !noFold);
  }

  private AuditReport audit(Audit.Settings settings) throws IOException {
    if (folder.isPresent()) return audit(new BundleSource(new Bundle(folder.get())), settings);
    try (var ledger = source(token().of(url()))) {
      return audit(ledger, settings);
    }
  }

  private AuditReport audit(Source source, Audit.Settings settings) throws IOException {
    try (var progress = ProgressLine.of("verify", size(source))) {
      return Audit.of(source, settings, progress::stepTo);
    }
  }

  private static long size(Source source) throws IOException {
    try {
      return source
          .checkpoint()
          .flatMap(SignedNote::parse)
          .flatMap(n -> Checkpoint.parse(n.text()))
          .map(Checkpoint::size)
          .orElse(0L);
    } catch (Bundle.NotRead _) {
      return 0; // the audit tells why
    }
  }

  private int print(AuditReport report) {
    var out = out();
    if (json) out.println(ReportText.json(report));
    else out.print(ReportText.of(report));
    out.flush();
    return switch (report.result()) {
      case INTACT -> LedgerCommand.DONE;
      case ALTERED -> LedgerCommand.ALTERED;
      case CANNOT_TELL -> LedgerCommand.NOT_DONE;
    };
  }
}

package ledger.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import ledger.cli.audit.Export;
import ledger.cli.audit.Omitted;
import ledger.transparency.TileName;
import ledger.transparency.bundle.Bundle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Copies the record into a folder that can be checked without asking anybody.
@Command(
    name = "export",
    description = "Copies the record into a folder (a bundle) that needs no ledger to be checked.",
    footer = {
      "",
      "Given a folder that it made before, it fetches only what is missing.",
      "Example: ./ledger export bundle --url http://localhost:8080",
      "Exit codes: 0 done, 1 done but for what cannot be read, 2 wrong usage, 3 could",
      "not be done."
    },
    mixinStandardHelpOptions = true)
final class ExportCommand extends LedgerOptions {

  @Parameters(
      paramLabel = "DIR",
      description = "The folder, such as bundle: a new one, or one that it made before.")
  private Path folder = Path.of("");

  @Option(
      names = "--receipts",
      description = "Also makes a receipt (.tlog-proof) for each act that is given.")
  private boolean receipts;

  @Option(
      names = "--damaged",
      description =
          "Leaves out what a ledger with a damaged record cannot read, and lists it in the file \"omitted\" and here.")
  private boolean damaged;

  @Override
  public Integer call() {
    if (damaged && receipts)
      throw wrong("--receipts is not for a damaged record: leave one of the two out");
    var omitted = new Omitted();
    var bundle = new Bundle(folder);
    try (var ledger = source(Optional.of(token().needed(url())));
        var export =
            damaged
                ? Export.ofDamaged(ledger, bundle, omitted)
                : new Export(ledger, bundle, receipts)) {
      var begun = export.begin();
      long size = begun.checkpoint().size();
      try (var progress = ProgressLine.of("export", TileName.ofTree(size).count() + size)) {
        export.run(begun, progress::step);
      }
      out().println(begun.checkpoint().origin() + ": " + size + " entries in " + folder);
      omitted.lines().forEach(err()::println);
      return omitted.lines().isEmpty() ? LedgerCommand.DONE : LedgerCommand.REFUSED;
    } catch (Export.Unfit e) {
      err().println(e.getMessage());
      return LedgerCommand.USAGE;
    } catch (IOException | IllegalArgumentException e) {
      err().println(FileFault.told(e));
      if (Export.isBegunIn(bundle))
        err()
            .println(
                damaged
                    ? "it is not whole: name another folder, and run it again"
                    : "what was fetched is kept: run it again and it goes on");
      return LedgerCommand.NOT_DONE;
    }
  }
}

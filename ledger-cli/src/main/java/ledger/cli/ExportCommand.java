package ledger.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import ledger.cli.audit.Export;
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
      "Exit codes: 0 done, 2 wrong usage, 3 could not be done."
    },
    mixinStandardHelpOptions = true)
final class ExportCommand extends LedgerOptions {

  @Parameters(paramLabel = "DIR", description = "The folder.")
  private Path folder = Path.of("");

  @Option(
      names = "--receipts",
      description = "Also makes a receipt (.tlog-proof) for each act that is given.")
  private boolean receipts;

  @Override
  public Integer call() {
    try (var ledger = source(Optional.of(token().needed(url())))) {
      var export = new Export(ledger, new Bundle(folder), receipts);
      var begun = export.begin();
      long size = begun.checkpoint().size();
      try (var progress = ProgressLine.of("export", TileName.ofTree(size).count() + size)) {
        export.run(begun, progress::step);
      }
      out().println(begun.checkpoint().origin() + ": " + size + " entries in " + folder);
      return LedgerCommand.DONE;
    } catch (Export.Unfit e) {
      err().println(e.getMessage());
      return LedgerCommand.USAGE;
    } catch (IOException | IllegalArgumentException e) {
      err().println(e.getMessage());
      err().println("what was fetched is kept: run it again and it goes on");
      return LedgerCommand.NOT_DONE;
    }
  }
}

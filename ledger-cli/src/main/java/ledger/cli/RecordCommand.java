package ledger.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import ledger.act.json.ActFile;
import ledger.act.json.Lines;
import ledger.client.LedgerClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Sends a file of acts to a ledger and says what came of each that was refused.
@Command(
    name = "record",
    description = "Sends a file of acts (NDJSON or YAML) to a ledger.",
    mixinStandardHelpOptions = true)
final class RecordCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "FILE",
      description = "The acts: .yaml or .yml, otherwise one JSON object a line.")
  private Path file = Path.of("");

  @Option(names = "--url", required = true, description = "Where the ledger is.")
  private URI url = URI.create("");

  @Mixin private TokenOptions token = new TokenOptions();

  @Mixin private CaCert caCert = new CaCert();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    var out = spec.commandLine().getOut();
    var err = spec.commandLine().getErr();
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      err.println(file + " cannot be read: check the path");
      return LedgerCommand.USAGE;
    }
    if (!Urls.isWeb(url)) {
      err.println(Urls.isNone(url));
      return LedgerCommand.USAGE;
    }
    try (var ledger = new LedgerClient(url, Optional.of(token.needed(url)), caCert.authorities());
        var counted = ActFile.lines(file);
        var acts = ActFile.numbered(file);
        var progress = ProgressLine.of(String.valueOf(file.getFileName()), counted.count())) {
      var notCounted = new NotCountedActs();
      var tally =
          ledger.record(
              acts,
              Lines.Line::utf8,
              (act, answer) -> {
                progress.step();
                notCounted.add(answer);
                Refused.print("line " + act.number(), answer, err);
              });
      progress.close();
      out.println(tally);
      notCounted.print(out);
      return tally.refused() == 0 ? LedgerCommand.DONE : LedgerCommand.REFUSED;
    } catch (IllegalArgumentException e) {
      err.println(e.getMessage());
      return LedgerCommand.USAGE;
    } catch (IOException e) {
      err.println(e.getMessage());
      err.println(
          "what is on record already is not recorded twice: correct it and send the file again");
      return LedgerCommand.NOT_DONE;
    }
  }
}

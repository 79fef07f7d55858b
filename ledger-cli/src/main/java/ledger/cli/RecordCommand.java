package ledger.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import ledger.act.json.ActFile;
import ledger.act.json.ActFormat;
import ledger.act.json.BrokenLine;
import ledger.client.LedgerClient;
import ledger.client.SentFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Sends a file of acts to a ledger and says what came of each that was refused.
@Command(
    name = "record",
    description = "Sends a file of acts (NDJSON or YAML) to a ledger.",
    footer = {
      "",
      "Example: ./ledger record story.yaml --dry-run --url http://localhost:8080",
      "What is on record already is not recorded twice: a file can be sent again.",
      "Exit codes: 0 all is on record, 1 something was refused, 2 wrong usage or a",
      "file that cannot be read, 3 could not be done."
    },
    mixinStandardHelpOptions = true)
final class RecordCommand extends LedgerOptions {

  @Parameters(
      paramLabel = "FILE",
      description = "The acts: .yaml or .yml, otherwise one JSON object a line.")
  private Path file = Path.of("");

  @Option(
      names = "--dry-run",
      description = "Only tries it: says what each act would come to and what it would change.")
  private boolean dry;

  @Option(
      names = "--atomic",
      description = "Records all acts of the file or none; of 1,000 acts at most.")
  private boolean atomic;

  @Override
  public Integer call() {
    var err = err();
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      err.println(file + " cannot be read: check the path");
      return LedgerCommand.USAGE;
    }
    try (var ledger = client()) {
      var answers = new AnsweredFile(name(), dry, out(), err);
      send(ledger, answers);
      answers.summary();
      return answers.isRefused() ? LedgerCommand.REFUSED : LedgerCommand.DONE;
    } catch (BrokenLine e) {
      err.println(file + ", " + e.getMessage());
      return LedgerCommand.USAGE;
    } catch (IllegalArgumentException e) {
      err.println(e.getMessage());
      return LedgerCommand.USAGE;
    } catch (IOException e) {
      err.println(FileFault.told(e));
      if (!dry)
        err.println(
            "what is on record already is not recorded twice: correct it and send the file again");
      return LedgerCommand.NOT_DONE;
    }
  }

  private void send(LedgerClient ledger, AnsweredFile answers) throws IOException {
    var kind = ActFile.Kind.of(file);
    // What cannot be read is told before anything is sent.
    if (kind == ActFile.Kind.YAML)
      try (var in = Files.newInputStream(file)) {
        ActFile.of(in, kind, new ActFormat());
      }
    try (InputStream in = Files.newInputStream(file);
        var progress = ProgressLine.of(name(), lines())) {
      ledger.record(
          in,
          new SentFile(kind, dry, atomic),
          answer -> {
            progress.stepTo(answer.path("line").asLong());
            answers.add(answer);
          });
    }
  }

  private String name() {
    return String.valueOf(file.getFileName());
  }

  private long lines() throws IOException {
    try (var in = Files.newInputStream(file)) {
      long lines = 1;
      var some = new byte[1 << 16];
      for (int n = in.read(some); n > 0; n = in.read(some))
        for (int i = 0; i < n; i++) if (some[i] == '\n') lines++;
      return lines;
    }
  }
}

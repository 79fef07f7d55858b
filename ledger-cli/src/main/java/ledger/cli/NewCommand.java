package ledger.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import ledger.cli.audit.WholeFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Writes a first file of acts, to be filled in and recorded.
@Command(
    name = "new",
    description = "Writes a first file of acts for a negotiation, to be filled in and recorded.",
    footer = {
      "",
      "Example: ./ledger new \"Use of the harbour\" -o harbour.yaml",
      "Exit codes: 0 done, 2 wrong usage, 3 could not be done."
    },
    mixinStandardHelpOptions = true)
final class NewCommand implements Callable<Integer> {

  private static final String TEMPLATE = "new.yaml";
  private static final int LONGEST_NAME = 40;

  @Parameters(paramLabel = "TITLE", description = "What is negotiated, in quotes.")
  private String title = "";

  @Option(
      names = "-o",
      paramLabel = "FILE",
      description =
          "Where to, such as harbour.yaml; nothing is written over (default: a file of the title's name, in this folder).")
  private Optional<Path> target = Optional.empty();

  @Mixin private UrlOption url = new UrlOption();
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    var id = id(title);
    if (id.isEmpty() || title.chars().anyMatch(Character::isISOControl))
      throw new ParameterException(
          spec.commandLine(),
          "a title is one line with letters in it, such as \"Use of the harbour\"");
    var file = target.orElse(Path.of(id + ".yaml"));
    try {
      WholeFile.write(file, filled(id));
    } catch (FileAlreadyExistsException _) {
      throw new ParameterException(
          spec.commandLine(), file + " is there already: name another with -o");
    } catch (IOException e) {
      spec.commandLine().getErr().println(FileFault.told(e));
      return LedgerCommand.NOT_DONE;
    }
    spec.commandLine().getOut().println("Fill in " + file + ", then: ./ledger record " + file);
    return LedgerCommand.DONE;
  }

  private String filled(String id) throws IOException {
    try (var in = NewCommand.class.getResourceAsStream(TEMPLATE)) {
      if (in == null) throw new IOException("the template is missing");
      var template = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      var quoted = title.replace("\\", "\\\\").replace("\"", "\\\"");
      return template
          .replace("SCHEMA", url.orUsual() + "/schemas/acts.json")
          .replace("NEGOTIATION", id)
          .replace("TITLE", quoted);
    }
  }

  /// Letters and digits of the title, as far as ids have them.
  private static String id(String title) {
    var plain =
        Normalizer.normalize(title, Normalizer.Form.NFD)
            .toLowerCase(Locale.ROOT)
            .replaceAll("\\p{M}", "")
            .replaceAll("[^\\p{L}\\p{N}]+", "-")
            .replaceAll("[^a-z0-9-]", "");
    var words = plain.replaceAll("-+", "-").replaceAll("^-|-$", "");
    if (words.isEmpty())
      return title.codePoints().anyMatch(Character::isLetter) ? "negotiation" : "";
    return words.substring(0, Math.min(LONGEST_NAME, words.length())).replaceAll("-$", "");
  }
}

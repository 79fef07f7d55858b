package ledger.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import ledger.LedgerIT;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Types what docs/guide/mediating.md shows at a terminal, in its order.
class MediatingGuideIT extends LedgerIT {

  private static final Pattern BLOCK = Pattern.compile("(?m)(?:^ {4}.*\n(?:\n(?= {4}))?)+");
  private static final Pattern TYPED = Pattern.compile("(?s)\\s*(TOKEN=|ask |curl |cat >|for ).*");

  @TempDir private Path folder;

  @Test
  void every_command_of_the_guide_is_answered() throws Exception {
    corridor();
    var typed =
        BLOCK
            .matcher(Files.readString(Path.of("../docs/guide/mediating.md")))
            .results()
            .map(block -> block.group().replaceAll("(?m)^ {4}", ""))
            .filter(block -> TYPED.matcher(block).matches())
            .toList();
    assertThat(typed).hasSize(8);
    var answers = ran(String.join("\n", typed));
    assertThat(answers).contains("\"actId\":\"df3f5ede-f0ff-57bf-8326-50f1ede31fb0\"");
    assertThat(answers).contains("\"dueness\":\"DUE\"", "\"what\":\"DUENESS\"");
    assertThat(Files.readString(folder.resolve("dates.ics"))).startsWith("BEGIN:VCALENDAR");
  }

  /// An answer that is a refusal ends the script: `curl` is told to fail by it.
  private String ran(String commands) throws IOException, InterruptedException {
    var script =
        "set -euo pipefail\ncurl() { command curl -sS --fail-with-body \"$@\" && echo; }\n"
            + commands
                .replace("http://localhost:8080", "http://localhost:" + port)
                .replaceAll("TOKEN=ledger_\\S*", "TOKEN=" + token("recorder"));
    var out = folder.resolve("out");
    var bash =
        new ProcessBuilder(List.of("bash", "-c", script))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start();
    int code = bash.waitFor();
    var said = Files.readString(out, StandardCharsets.UTF_8);
    assertThat(code).as(said).isZero();
    return said;
  }
}

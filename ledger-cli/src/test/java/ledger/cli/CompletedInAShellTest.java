package ledger.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is typed is completed by the shells themselves, with the scripts that they are given.
class CompletedInAShellTest {

  @TempDir private Path folder;

  /// As it does when somebody types: a shell that is not typed into has no `compopt`.
  @Test
  void bash_completes() throws Exception {
    var typed = "COMP_WORDS=(ledger record --dr); COMP_CWORD=2; compopt() { :; }; _complete_ledger";
    assertThat(
            said(
                "bash",
                "-c",
                "source %s; %s; echo ${COMPREPLY[@]}".formatted(script("bash"), typed)))
        .isEqualTo("--dry-run\n");
  }

  @Test
  void zsh_completes() throws Exception {
    var typing = Files.createFile(folder.resolve("type"));
    try (var in = CompletedInAShellTest.class.getResourceAsStream("type-in-zsh.zsh")) {
      Files.write(typing, in.readAllBytes());
    }
    assertThat(said("zsh", "-f", typing.toString(), script("zsh"))).isEqualTo("completed\n");
  }

  @Test
  void fish_completes_and_says_what_it_is_for() throws Exception {
    var typed = "source %s; complete -C './ledger record --dr'".formatted(script("fish"));
    assertThat(said("fish", "-c", typed)).startsWith("--dry-run\tOnly tries it");
  }

  private String script(String shell) throws IOException {
    var script = folder.resolve("completion." + shell);
    return Files.writeString(script, Ran.ledger("completion", shell).out()).toString();
  }

  /// The home folder is one without settings.
  private String said(String... command) throws IOException, InterruptedException {
    assumeTrue(isThere(command[0]), "there is no " + command[0] + " here");
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("HOME", folder.toString());
    var said = folder.resolve("said").toFile();
    var shell = builder.redirectOutput(said).start();
    if (!shell.waitFor(30, TimeUnit.SECONDS)) shell.destroyForcibly();
    return Files.readString(said.toPath(), StandardCharsets.UTF_8);
  }

  private static boolean isThere(String program) {
    for (var folder : System.getenv("PATH").split(":"))
      if (Files.isExecutable(Path.of(folder, program))) return true;
    return false;
  }
}

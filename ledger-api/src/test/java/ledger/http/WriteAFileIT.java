package ledger.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.regex.Pattern;
import ledger.LedgerIT;
import ledger.cli.LedgerCommand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Reads docs/guide/writing.md as its users do: writes its files, and runs its commands.
class WriteAFileIT extends LedgerIT {

  private static final Pattern FILE = Pattern.compile("```yaml (\\S+)\n(.*?)```", Pattern.DOTALL);
  private static final Pattern COMMANDS = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);

  @TempDir private Path folder;

  private record Ran(int code, String out) {}

  private Ran run(String command) {
    var arguments = new ArrayList<String>();
    for (var word : command.strip().split(" "))
      arguments.add(
          switch (word) {
            case "$URL" -> "http://localhost:" + port;
            case "$OWNER" -> token("owner");
            case "$SCRIBE" -> token("scribe");
            default -> word.endsWith(".yaml") ? folder.resolve(word).toString() : word;
          });
    var out = new StringWriter();
    int code =
        LedgerCommand.line()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(out, true))
            .execute(arguments.subList(1, arguments.size()).toArray(String[]::new));
    return new Ran(code, out.toString());
  }

  private static String guide() throws IOException {
    return Files.readString(Path.of("../docs/guide/writing.md"));
  }

  @Test
  void the_files_of_the_guide_are_tried_recorded_and_sent_again() throws IOException {
    for (var file : FILE.matcher(guide()).results().toList())
      Files.writeString(folder.resolve(file.group(1)), file.group(2));
    var ran = new ArrayList<Ran>();
    for (var commands : COMMANDS.matcher(guide()).results().toList())
      commands.group(1).lines().forEach(command -> ran.add(run(command)));
    assertThat(ran).hasSize(4).allSatisfy(one -> assertThat(one.code()).as(one.out()).isZero());
    assertThat(ran.stream().map(one -> one.out().lines().toList().getLast()))
        .satisfiesExactly(
            tried ->
                assertThat(tried)
                    .isEqualTo(
                        "9 would be recorded, 0 already there, 0 refused; nothing was recorded"),
            recorded ->
                assertThat(recorded)
                    .startsWith("9 recorded, 0 already there, 0 refused; up to position "),
            tried ->
                assertThat(tried)
                    .isEqualTo(
                        "4 would be recorded, 0 already there, 0 refused; nothing was recorded"),
            recorded ->
                assertThat(recorded)
                    .startsWith("4 recorded, 0 already there, 0 refused; up to position "));
    assertThat(ran.get(2).out())
        .contains(
            "story.yaml, line 11 (the-claim): AgreementClaimed would be recorded, APPARENT",
            "  in every view: the consent of The northern side to A is given (before: not recorded)");

    var story = folder.resolve("story.yaml");
    assertThat(run("./ledger record story.yaml --url $URL --token $SCRIBE").out())
        .startsWith("0 recorded, 4 already there, 0 refused");

    Files.writeString(
        story,
        Files.readString(story).replace("form: ORAL", "form: WRITTEN")
            + "- {act: TakeStance, by: east, proposition: VALID(the-claim), stance: DENIES}\n"
            + "- {act: TakeStance, by: south, proposition: VALID(the-claim), stanse: DENIES, mode: SAID}\n");
    var changed = run("./ledger record story.yaml --url $URL --token $SCRIBE");
    assertThat(changed.code()).isEqualTo(1);
    assertThat(changed.out())
        .contains(
            "story.yaml, line 11 (the-claim): ACT_ID_REUSED: ",
            "CorrectRecord",
            "story.yaml, line 29, column 21: UNKNOWN_REFERENT: ",
            "story.yaml, line 30, column 63: UNKNOWN_FIELD: ",
            "  also, line 30, column 79: INVALID_VALUE: The value of \"mode\" cannot be taken.",
            "  also: MISSING_FIELD: ",
            "0 recorded, 3 already there, 3 refused; up to position ");
  }

  @Test
  void a_refusal_that_only_follows_is_told_so_and_is_no_mistake_of_its_own() throws IOException {
    Files.writeString(
        folder.resolve("follows.yaml"),
        """
        file: follows
        defaults: {negotiation: follows-cli}
        ---
        - {act: OpenNegotiation, title: Follows}
        - {act: RegisterReferent, id: gazette, kind: PAPER, neutralLabel: The gazette}
        - {act: RegisterSource, id: issue, kind: REPORT, mediaType: text/plain, publisher: gazette}
        """);
    var command = "./ledger record follows.yaml --url $URL --token $OWNER";
    var atomic = run(command + " --atomic");
    assertThat(atomic.out())
        .contains(
            "0 recorded, 0 already there, 1 refused, 1 following from these, 1 not recorded with them");
    assertThat(atomic.code()).isEqualTo(1);
    assertThat(run(command).out())
        .contains(
            "follows.yaml, line 5, column 40: INVALID_VALUE: ",
            "  given: \"PAPER\"",
            "  expected: one of ",
            "follows.yaml, line 6, column 73: UNKNOWN_REFERENT: follows from line 5",
            "1 recorded, 0 already there, 1 refused, 1 following from these; up to position ");
  }
}

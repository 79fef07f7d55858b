package ledger.eyes.editor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import ledger.eyes.Npm;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A file of acts in an editor with the YAML language server, which is given our forms.
class EditorTest {

  private static final Path SCHEMA = Path.of("../docs/spec/schemas/acts.json");
  private static final Path BEGUN = Path.of("../ledger-cli/src/main/resources/ledger/cli/new.yaml");
  private static final String FORMS =
      "# yaml-language-server: $schema=http://localhost:8080/schemas/acts.json\n";
  private static final String FRONT = "defaults: {negotiation: harbour, mode: PERFORMED}\n---\n";

  @TempDir private static Path folder;

  @BeforeAll
  static void an_editor() throws Exception {
    assumeTrue(Npm.missing().isEmpty(), () -> Npm.missing().orElse(""));
    Npm.install();
  }

  private static List<String> says(String text, int... place) throws Exception {
    return asked(text, Arrays.stream(place).mapToObj(String::valueOf).toList());
  }

  private static String shows(String text, int line, int column) throws Exception {
    return String.join(
        "\n", asked(text, List.of(String.valueOf(line), String.valueOf(column), "hover")));
  }

  private static List<String> asked(String text, List<String> what) throws Exception {
    var file = Files.writeString(Files.createTempFile(folder, "acts", ".yaml"), text);
    var arguments = new ArrayList<String>();
    for (var path : List.of(SCHEMA, file)) arguments.add(path.toAbsolutePath().toString());
    arguments.addAll(what);
    return Npm.ran("editors.mjs", arguments.toArray(String[]::new)).lines().toList();
  }

  static Stream<Path> scenarios() throws IOException {
    try (var files = Files.walk(Path.of("../scenarios"))) {
      return files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void it_has_nothing_to_say_of_a_file_that_can_be_sent(Path file) throws Exception {
    var sent = Files.readString(file);
    var documents = sent.replace("\n---\n", "\n---\n" + FORMS);
    assertThat(documents.length() - sent.length())
        .as("two documents")
        .isEqualTo(2 * FORMS.length());
    assertThat(says(documents)).isEmpty();
  }

  @Test
  void what_cannot_stand_there_is_told_where_it_stands() throws Exception {
    var acts =
        """
        - {act: TakeStance, by: south, stated: 2026-01-02, proposition: SHOULD(A), stance: AFFIRMS}
        - {act: TakeStance, by: south, proposition: SHOULD(A), stance: AGREES}
        - {act: TakeStance, by: south, stance: AFFIRMS}
        - {act: TakesStance, by: south}
        """;
    assertThat(says(FRONT + FORMS + acts))
        .anySatisfy(said -> assertThat(said).startsWith("4:32 ").contains("stated"))
        .anySatisfy(said -> assertThat(said).startsWith("5:64 ").contains("CONCEDES"))
        .anySatisfy(said -> assertThat(said).startsWith("6:3 ").contains("proposition"))
        .anySatisfy(said -> assertThat(said).startsWith("7:9 ").contains("TakeStance"));
  }

  @Test
  void acts_fields_and_codes_are_offered() throws Exception {
    assertThat(says(FRONT + FORMS + "- act: P\n", 4, 9))
        .contains("ProposeAgreement", "ConfirmReadiness", "AllegeBreach");
    var begun = "- act: TakeStance\n  by: south\n  ";
    assertThat(says(FRONT + FORMS + begun, 6, 3)).contains("statedAt", "proposition", "stance");
    assertThat(says(FRONT + FORMS + begun + "stance: ", 6, 11))
        .containsExactlyInAnyOrder("AFFIRMS", "DENIES", "RESERVES", "CONCEDES", "WITHDRAWN");
  }

  @Test
  void what_an_act_does_and_a_field_is_for_is_shown() throws Exception {
    var act = FRONT + FORMS + "- act: TakeStance\n  by: south\n  proposition: EXISTS(A)\n";
    assertThat(shows(act, 4, 10)).contains("Take a stance", "affirms, denies");
    assertThat(shows(act, 5, 4)).contains("Whose act it is");
    assertThat(shows(act, 6, 4)).contains("What it is about");
    var front = FORMS + "file: quay\ndefaults: {zone: UTC}\n";
    assertThat(shows(front, 2, 2)).contains("the ids of its acts come from it");
    assertThat(shows(front, 3, 13)).contains("time zone of plain dates");
  }

  @Test
  void acts_that_have_fields_in_common_are_completed_and_checked_too() throws Exception {
    var several =
        FRONT + FORMS + "- act: RegisterReferent\n  each:\n  - {id: quay, kind: PLAICE}\n";
    assertThat(says(several)).singleElement().asString().startsWith("6:22 ").contains("PLACE");
    var group = FRONT + FORMS + "- by: north\n  each:\n  - {act: TakesStance}\n";
    assertThat(says(group)).isNotEmpty().allSatisfy(said -> assertThat(said).startsWith("6:"));
    assertThat(says(FRONT + FORMS + "- act: RegisterReferent\n  each:\n  - id: quay\n    \n", 7, 5))
        .contains("kind", "neutralLabel");
  }

  /// So the guide asks for one in each.
  @Test
  void a_line_that_names_the_forms_is_for_its_own_document() throws Exception {
    var wrong = "- {act: TakesStance, by: south}\n";
    assertThat(says(FORMS + FRONT + wrong)).isEmpty();
    assertThat(says(FORMS + "---\n" + FRONT + wrong)).isEmpty();
    assertThat(says(FORMS + FRONT.replace("defaults", "default") + wrong)).hasSize(1);
  }

  @Test
  void a_file_that_was_begun_for_somebody_names_them_in_both_of_its_documents() throws Exception {
    var begun =
        Files.readString(BEGUN)
            .replace("SCHEMA", "http://localhost:8080/schemas/acts.json")
            .replace("NEGOTIATION", "harbour");
    assertThat(says(begun)).isEmpty();
    assertThat(says(begun.replace("defaults:", "default:"))).hasSize(1);
    assertThat(says(begun.replace("act: OpenNegotiation", "act: OpensNegotiation")))
        .isNotEmpty()
        .allSatisfy(said -> assertThat(said).contains("OpenNegotiation"));
    assertThat(Arrays.stream(begun.split("\n")).filter(l -> l.contains("$schema=http"))).hasSize(4);
  }
}

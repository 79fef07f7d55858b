package ledger.act.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import ledger.act.json.ActFile.Kind;
import ledger.act.json.ActFile.Written;
import ledger.act.json.ActFormat.Parsed.Unread;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What several acts of a file say alike is written once, beside `each`.
class WriteSeveralActsTest {

  private static final String FRONT =
      """
      file: story
      defaults: {negotiation: harbour, mode: REPORTED, statedAt: 2026-02-02, zone: Europe/Paris, language: en}
      ---
      """;

  private static final String ONE_BY_ONE =
      FRONT
          + """
          - {act: DeclareConsent, by: north, agreement: A, version: 1, decision: SIGN}
          - {act: DeclareConsent, by: south, agreement: A, version: 1, decision: SIGN, words: as agreed}
          - {act: TakeStance, by: north, proposition: EXISTS(A), stance: AFFIRMS}
          """;

  private final ActFormat format = new ActFormat();

  @Test
  void it_makes_the_same_acts_with_the_same_ids_as_if_they_were_written_one_by_one()
      throws IOException {
    assertThat(
            acts(
                FRONT
                    + """
                    - act: DeclareConsent
                      agreement: A
                      version: 1
                      decision: SIGN
                      each:
                      - {by: north}
                      - {by: south, words: as agreed}
                    - {act: TakeStance, by: north, proposition: EXISTS(A), stance: AFFIRMS}
                    """))
        .isEqualTo(acts(ONE_BY_ONE));
  }

  @Test
  void acts_of_several_kinds_may_have_fields_in_common_and_lists_in_lists() throws IOException {
    assertThat(
            acts(
                FRONT
                    + """
                    - by: north
                      each:
                      - act: DeclareConsent
                        agreement: A
                        version: 1
                        decision: SIGN
                        each: [{}, {by: south, words: as agreed}]
                      - {act: TakeStance, proposition: EXISTS(A), stance: AFFIRMS}
                    """))
        .isEqualTo(acts(ONE_BY_ONE));
  }

  /// As of a default, `~` says that it has none.
  @Test
  void an_element_wins_over_what_stands_beside_it() throws IOException {
    var chains =
        written(
                FRONT
                    + """
                    - act: TakeStance
                      by: north
                      stance: AFFIRMS
                      chain: [{relayer: gazette}]
                      each: [{proposition: EXISTS(A)}, {proposition: EXISTS(B), chain: ~}]
                    """)
            .stream()
            .map(act -> act.act().path("chain").isArray())
            .toList();
    assertThat(chains).containsExactly(true, false);
  }

  @Test
  void each_is_told_with_its_own_line_and_a_fault_where_it_stands() throws IOException {
    var acts =
        written(
            FRONT
                + """
                - act: TakeStance
                  by: north
                  stance: AGREES
                  each:
                  - {proposition: EXISTS(A)}
                  - {proposition: EXISTS(A), stance: DENIES, ref: no}
                  - {proposition: EXISTS A, stance: DENIES}
                """);
    assertThat(acts).extracting(Written::line).containsExactly(8L, 9L, 10L);
    assertThat(acts.getFirst().place("stance")).contains(new FilePlace(6, 3));
    assertThat(acts.get(1).ref()).contains("no");
    assertThat(acts.get(2).place("proposition")).contains(new FilePlace(10, 6));
    assertThat(((Unread) acts.get(2).parsed()).why().place()).contains("proposition");
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {act: TakeStance, each: []}                       | line 1: "each" is a list of acts
          {act: TakeStance, each: north}                    | line 1: "each" is a list of acts
          {act: TakeStance, each: [north]}                  | line 1: an element of "each" has fields
          {act: TakeStance, ref: one, each: [{by: north}]}  | line 1: "ref" is of one act
          {act: TakeStance, each: [{act: TakeStance}]}      | line 1: "act" stands beside "each" already
          """)
  void a_list_that_cannot_be_is_told_by_its_line(String act, String told) {
    assertThatThrownBy(() -> written("- " + act))
        .isInstanceOf(BrokenLine.class)
        .hasMessageStartingWith(told);
  }

  /// Few lines would otherwise stand for more than any ledger reads.
  @Test
  void what_is_repeated_is_bounded() {
    var scope = "[" + "k, ".repeat(9_999) + "k]";
    var each = "[" + "{}, ".repeat(104) + "{}]";
    assertThatThrownBy(
            () -> written("- {act: ConfirmReadiness, scope: " + scope + ", each: " + each + "}"))
        .hasMessage(
            "line 1: what stands beside \"each\" stands for at most 1048576 values in a file");
  }

  private List<String> acts(String file) throws IOException {
    return written(file).stream()
        .map(act -> new String(format.write(read(act)), StandardCharsets.UTF_8))
        .toList();
  }

  private static ledger.act.Act read(Written act) {
    return switch (act.parsed()) {
      case ActFormat.Parsed.Read(var read) -> read;
      case Unread(var why) -> throw new AssertionError(why);
    };
  }

  private List<Written> written(String file) throws IOException {
    var acts = new ArrayList<Written>();
    var in = new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8));
    ActFile.of(in, Kind.YAML, format).forEachRemaining(acts::add);
    return acts;
  }
}

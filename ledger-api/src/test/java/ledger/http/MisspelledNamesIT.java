package ledger.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import ledger.LedgerIT;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// Who names what is not there is told which parameter it was, and what may have been meant: of
/// that only what the caller may see.
class MisspelledNamesIT extends LedgerIT {

  private static final String HERE = "/negotiations/misspelled";

  @BeforeEach
  void one_party_is_known_in_a_caucus_alone() {
    if (get("rep:south", HERE).status() == 200) return;
    harbour("misspelled");
    mustRecord(
        "opener",
        act(
            "misspelled",
            "DefineCompartment",
            "'mode': 'PERFORMED', 'id': 'caucus', 'visibility': 'INVISIBLE', 'members': ['opener', 'scribe',"
                + " 'rep:south']"));
    mustRecord(
        "scribe",
        act(
            "misspelled",
            "RegisterReferent",
            "'mode': 'PERFORMED', 'compartments': ['caucus'], 'id': '_caucus.sauth', 'kind':"
                + " 'PARTY', 'neutralLabel': 'Another'"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /board?view=party:soth                            | view      | soth | south
          /board?view=common:north,soth                     | view      | soth | south
          /board?names=viewpoint:soth                       | names     | soth | south
          /difference?fromView=party:soth                   | fromView  | soth | south
          /participation?agreement=AA                       | agreement | AA   | A
          /participation?actor=soth                         | actor     | soth | south
          /agreements/AA                                    | agreement | AA   | A
          /agreements/AA/versions/1..1                      | agreement | AA   | A
          """)
  void it_is_told_where_it_stands_and_what_is_near(
      String path, String subject, String given, String near) {
    var answer = get("rep:north", HERE + path);
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.text("code")).isEqualTo("NOT_FOUND");
    assertThat(answer.text("subject")).isEqualTo(subject);
    assertThat(answer.text("given")).isEqualTo(given);
    assertThat(expected(answer)).first().isEqualTo(near);
  }

  @Test
  void a_person_reads_it_in_a_sentence() {
    var answer = get("rep:north", HERE + "/board?view=party:soth");
    assertThat(answer.text("detail"))
        .isEqualTo(
            "Nothing was answered: \"view\" names \"soth\", and nobody and nothing of that name is"
                + " registered here; the nearest are: north and south.");
  }

  @Test
  void a_terminal_is_told_it_too() {
    for (var parameter : List.of("view=party:soth", "names=viewpoint:soth"))
      assertThat(
              send(request("rep:north", HERE + "?" + parameter).header("Accept", "text/plain"))
                  .status())
          .as(parameter)
          .isEqualTo(404);
  }

  @Test
  void nobody_is_told_a_name_that_is_said_in_a_compartment_of_others() {
    var path = HERE + "/board?view=party:_caucus.sath";
    assertThat(expected(get("rep:south", path))).first().isEqualTo("_caucus.sauth");
    assertThat(get("rep:north", path).response().body()).doesNotContain("sauth");
  }

  private static List<String> expected(Answer answer) {
    return answer.json().path("expected").valueStream().map(JsonNode::asString).toList();
  }
}

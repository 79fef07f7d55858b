package ledger.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import ledger.readmodel.postgres.StoredAnswers.RowBytes;
import ledger.request.PageParameters;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// An answer is its label, and its head with the rows where they belong.
class AnswerFormatTest {

  private static final AnswerFormat FORMAT = new AnswerFormat(JsonMapper.builder().build());
  private static final Label LABEL = new Label("quay", "record", Instant.EPOCH, 9, "neutral");
  private static final String BEFORE =
      "{\"negotiation\":\"quay\",\"view\":\"record\",\"about\":\"1970-01-01T00:00:00Z\","
          + "\"position\":9,\"names\":\"neutral\",\"called\":{\"a\":\"Ä\"}";

  private static Result result(String head, String... rows) {
    return new Result(
        9,
        "{\"a\":\"Ä\"}",
        "checksum",
        row("", -1, head),
        IntStream.range(0, rows.length).mapToObj(i -> row("row " + i, i / 2, rows[i])).toList());
  }

  private static RowBytes row(String key, long position, String json) {
    return new RowBytes(key, position, json.getBytes(StandardCharsets.UTF_8));
  }

  private static String whole(Result result) {
    return new String(FORMAT.whole(LABEL, result), StandardCharsets.UTF_8);
  }

  private static String page(Result result, long after, int limit) {
    var page =
        ListPage.of(
            result.rows(),
            new PageParameters(OptionalLong.of(after), java.util.OptionalInt.of(limit)));
    return new String(FORMAT.page(LABEL, result, page), StandardCharsets.UTF_8);
  }

  @Test
  void rows_stand_where_the_head_says_in_their_order() {
    assertThat(
            whole(
                result(
                    "{\"groups\":[{\"by\":\"a\",\"cells\":{\"rowsHere\":2}},{\"cells\":{\"rowsHere\":0}},{\"cells\":{\"rowsHere\":1}}],\"more\":1}",
                    "{\"n\":1}",
                    "{\"n\":2}",
                    "{\"n\":\"drei ü\"}")))
        .isEqualTo(
            BEFORE
                + ",\"groups\":[{\"by\":\"a\",\"cells\":[{\"n\":1},{\"n\":2}]},{\"cells\":[]},{\"cells\":[{\"n\":\"drei ü\"}]}],\"more\":1}");
  }

  @Test
  void a_head_without_rows_is_an_answer_and_so_is_an_empty_one() {
    assertThat(whole(result("{\"id\":\"quay\"}"))).isEqualTo(BEFORE + ",\"id\":\"quay\"}");
    assertThat(whole(result("{}"))).isEqualTo(BEFORE + "}");
  }

  @Test
  void what_somebody_wrote_is_never_taken_for_the_place_of_rows() {
    var head = "{\"title\":\"{\\\"rowsHere\\\":7}\",\"lines\":{\"rowsHere\":1}}";
    assertThat(whole(result(head, "{}")))
        .isEqualTo(BEFORE + ",\"title\":\"{\\\"rowsHere\\\":7}\",\"lines\":[{}]}");
  }

  @Test
  void a_page_has_the_rows_after_a_position_and_says_where_to_go_on() {
    var result = result("{\"lines\":{\"rowsHere\":5}}", "0", "1", "2", "3", "4");
    assertThat(page(result, -1, 1)).isEqualTo(BEFORE + ",\"lines\":[0,1],\"next\":0}");
    assertThat(page(result, 0, 3)).isEqualTo(BEFORE + ",\"lines\":[2,3,4]}");
    assertThat(page(result, 2, 3)).isEqualTo(BEFORE + ",\"lines\":[]}");
  }

  @Test
  void one_row_is_an_answer_of_its_own() {
    var result = result("{\"lines\":{\"rowsHere\":2}}", "{\"n\":1}", "{\"n\":2}");
    assertThat(result.only("row 1").map(AnswerFormatTest::whole)).hasValue(BEFORE + ",\"n\":2}");
    assertThat(result.only("row 2")).isEmpty();
  }
}

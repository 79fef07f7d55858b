package ledger.http;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import ledger.Eventually;
import ledger.LedgerIT;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Words are found in what the caller may see, and in nothing else.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchIT extends LedgerIT {

  @Autowired private JdbcClient sql;
  private long opened;
  private long recorded;

  @BeforeAll
  void two_harbours_are_on_record_and_one_of_others() {
    opened =
        mustRecord(
            "someone",
            act(
                "search-closed",
                "OpenNegotiation",
                "'mode': 'PERFORMED', 'title': 'Another harbour, գաղտնի'"));
    harbour("search-one");
    harbour("search-two");
    recorded =
        mustRecord(
            "rep:south",
            act(
                "search-one",
                "ConfirmReadiness",
                READY + ", 'words': {'hy': 'Նավը պատրաստ է', 'en': 'The ship is ready'}"));
  }

  @Test
  void an_act_is_found_with_its_place_and_where_the_words_are() {
    var answer = search("rep:south", "/negotiations/search-one/search", "նավը պատր");
    assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
    assertThat(answer.text("negotiation")).isEqualTo("search-one");
    var hit = answer.json().path("hits").path(0);
    assertThat(hit.path("position").asLong()).isEqualTo(recorded);
    assertThat(hit.path("act").asString()).isEqualTo("ConfirmReadiness");
    assertThat(UUID.fromString(hit.path("actId").asString())).isNotNull();
    var text = hit.path("texts").path(0);
    assertThat(text.path("field").asString()).isEqualTo("words");
    assertThat(text.path("lang").asString()).isEqualTo("hy");
    assertThat(text.path("passage").asString()).isEqualTo("Նավը պատրաստ է");
    assertThat(text.path("marks").toString())
        .isEqualTo("[{\"from\":0,\"to\":4},{\"from\":5,\"to\":12}]");
  }

  @Test
  void every_negotiation_of_the_caller_is_searched_and_no_other() {
    var mine = search("rep:south", "/search", "harbour&after=" + (opened - 1));
    assertThat(mine.json().path("hits").valueStream().map(h -> h.path("negotiation").asString()))
        .contains("search-one", "search-two")
        .doesNotContain("search-closed");
    assertThat(search("rep:south", "/search", "գաղտնի").json().path("hits")).isEmpty();
    assertThat(search("someone", "/search", "գաղտնի").json().path("hits")).hasSize(1);
    assertThat(search("rep:south", "/negotiations/search-closed/search", "harbour").status())
        .isEqualTo(404);
    assertThat(search("search-nobody", "/search", "harbour").json().path("hits")).isEmpty();
  }

  @Test
  void pages_follow_each_other_by_position() {
    var all = positions(search("rep:south", "/negotiations/search-one/search", "ship"));
    assertThat(all).hasSizeGreaterThan(1).isSorted();
    var first = search("rep:south", "/negotiations/search-one/search", "ship&limit=1");
    assertThat(positions(first)).isEqualTo(all.subList(0, 1));
    assertThat(first.json().path("next").asLong()).isEqualTo(all.getFirst());
    assertThat(first.response().headers().firstValue("Link").orElseThrow())
        .isEqualTo(
            "</negotiations/search-one/search?q=ship&limit=1&after=%d>; rel=\"next\""
                .formatted(all.getFirst()));
    var rest =
        search("rep:south", "/negotiations/search-one/search", "ship&after=" + all.getFirst());
    assertThat(positions(rest)).isEqualTo(all.subList(1, all.size()));
    assertThat(rest.json().has("next")).isFalse();
    assertThat(rest.response().headers().firstValue("Link")).isEmpty();
    var everywhere = search("rep:south", "/search", "ship&limit=1");
    assertThat(everywhere.response().headers().firstValue("Link").orElseThrow())
        .isEqualTo(
            "</search?q=ship&limit=1&after=%d>; rel=\"next\""
                .formatted(everywhere.json().path("next").asLong()));
  }

  @Test
  void what_was_not_known_yet_is_not_found() {
    assertThat(
            positions(
                search(
                    "rep:south",
                    "/negotiations/search-one/search",
                    "ship&knownBy=" + (recorded - 1))))
        .doesNotContain(recorded);
  }

  @ParameterizedTest(name = "{0}{1}: {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /search                          | ''                  | MISSING_FIELD | q
          /search                          | '?q='               | MISSING_FIELD | q
          /search                          | '?q=%20'            | MISSING_FIELD | q
          /search                          | '?q=.,;'            | INVALID_VALUE | q
          /negotiations/search-one/search  | '?q=%CC%81'         | INVALID_VALUE | q
          /negotiations/search-one/search  | '?q=LONG'           | INVALID_VALUE | q
          /search                          | '?q=a&after=-1'     | INVALID_VALUE | after
          /search                          | '?q=a&after=x'      | INVALID_VALUE | after
          /search                          | '?q=a&limit=0'      | INVALID_VALUE | limit
          /search                          | '?q=a&limit=201'    | INVALID_VALUE | limit
          /search                          | '?q=a&about=soon'   | INVALID_VALUE | about
          """)
  void bad_input_is_told_with_its_place(String path, String query, String code, String subject) {
    var answer = get("rep:south", path + query.replace("LONG", "x".repeat(201)));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("code")).isEqualTo(code);
    assertThat(answer.text("subject")).isEqualTo(subject);
    assertThat(answer.text("detail")).isNotBlank();
    assertThat(answer.json().path("expected")).isNotEmpty();
  }

  @Test
  void words_are_found_while_the_table_of_them_is_gone() {
    Eventually.until("the words of the negotiation are stored", this::isStored);
    sql.sql("alter table reading.search rename to search_gone").update();
    try {
      var found = get("rep:south", "/search?q=ship&after=" + (recorded - 1));
      assertThat(found.status()).as(found.response().body()).isEqualTo(200);
      assertThat(positions(found)).contains(recorded);
    } finally {
      sql.sql("alter table reading.search_gone rename to search").update();
    }
  }

  /// PostgreSQL puts no key into an index that is longer than a third of a page.
  @Test
  void a_word_of_any_length_is_found_by_its_beginning_and_holds_up_nothing() {
    var letters = new Random(1);
    var word = letters.ints(5_000, 'a', 'z' + 1).mapToObj(Character::toString).collect(joining());
    var position =
        mustRecord(
            "rep:south",
            act("search-one", "ConfirmReadiness", READY + ", 'words': {'en': '" + word + "'}"));

    Eventually.until("the words of the negotiation are stored", () -> isStored(position));
    for (int length : List.of(40, 101, 200))
      assertThat(positions(search("rep:south", "/search", word.substring(0, length))))
          .contains(position);
    assertThat(positions(search("rep:south", "/search", word.substring(0, 150) + "ä"))).isEmpty();
  }

  private boolean isStored() {
    return isStored(recorded);
  }

  private boolean isStored(long position) {
    return sql.sql(
                """
                select count(*) from reading.freshness
                 where negotiation = 'search-one' and position >= :recorded
                   and checksums ->> 'search' is not null
                """)
            .param("recorded", position)
            .query(Long.class)
            .single()
        == 1;
  }

  @Test
  void strangers_search_nothing() {
    assertThat(send(request("/search?q=harbour")).status()).isEqualTo(401);
  }

  /// @param q with further parameters after it
  private Answer search(String user, String path, String q) {
    var parts = q.split("&", 2);
    return getAt(
        recorded,
        user,
        path
            + "?q="
            + URLEncoder.encode(parts[0], StandardCharsets.UTF_8)
            + (parts.length > 1 ? "&" + parts[1] : ""));
  }

  private static List<Long> positions(Answer answer) {
    return answer.json().path("hits").valueStream().map(h -> h.path("position").asLong()).toList();
  }
}

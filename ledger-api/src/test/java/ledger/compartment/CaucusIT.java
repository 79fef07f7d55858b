package ledger.compartment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import ledger.LedgerIT;
import ledger.account.Account;
import ledger.account.Accounts;
import ledger.act.UserId;
import ledger.cli.LedgerCommand;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A mediator keeps a caucus in the ledger: whoever is not in it reads the negotiation as if it had
/// never been.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CaucusIT extends LedgerIT {

  private static final String NEGOTIATION = "in-confidence";
  private static final String CANARY = "quokka";

  /// Everything there is to read of a negotiation.
  private static final List<String> READS =
      List.of(
          "",
          "/register",
          "/timeline",
          "/positions",
          "/board",
          "/board?view=party:north",
          "/board?view=common:north,south",
          "/readiness",
          "/docket",
          "/moves",
          "/calendar",
          "/participation",
          "/anomalies",
          "/changes",
          "/search?q=" + CANARY,
          "/difference?fromKnownBy=0",
          "/agreements/A",
          "/agreements/_caucus.secret",
          "/timeline?knownBy=%d",
          "/positions?knownBy=%d&about=2030-01-01T00:00Z");

  @Autowired private Accounts accounts;
  @Autowired private JdbcClient sql;
  private long last;
  private UUID said;

  private static String caucus(String fields) {
    return fields + ", 'compartments': ['caucus']";
  }

  @BeforeAll
  void north_tells_the_mediator_something_in_confidence() {
    harbour(NEGOTIATION);
    mustRecord("opener", act(NEGOTIATION, "DefineCompartment", CAUCUS));
    said = UUID.randomUUID();
    mustRecord(
        "rep:north",
        act(
            NEGOTIATION,
            "TakeStance",
            caucus(
                "'actId': '%s', 'mode': 'PERFORMED', 'by': 'north', 'proposition': 'EXISTS(A)', 'stance': 'DENIES', 'words': 'We never meant the %s'"
                    .formatted(said, CANARY))));
    last =
        mustRecord(
            "rep:north",
            act(
                NEGOTIATION,
                "ProposeAgreement",
                caucus(
                    "'mode': 'PERFORMED', 'by': 'north', 'agreement': '_caucus.secret', 'form': 'ORAL', 'terms': {'participants': [{'ref': 'north', 'role': 'PARTY'}, {'ref': 'south', 'role': 'PARTY'}], 'terms': [{'kind': 'COMMITMENT', 'key': '_caucus.k9', 'debtors': ['south'], 'mode': 'ACHIEVE', 'texts': 'Return the %s'}]}"
                        .formatted(CANARY))));
  }

  private static final String CAUCUS =
      "'mode': 'PERFORMED', 'id': 'caucus', 'members': ['opener', 'rep:north'], 'visibility':"
          + " 'INVISIBLE'";

  private String read(String user, String path) {
    var answer =
        getAt(
            last, user, "/negotiations/" + NEGOTIATION + path.replace("%d", String.valueOf(last)));
    return answer.status() + " " + answer.response().body();
  }

  static Stream<String> reads() {
    return READS.stream();
  }

  @ParameterizedTest
  @MethodSource("reads")
  void whoever_is_not_in_it_finds_no_trace_of_it(String path) {
    for (var outsider : List.of("rep:south", "scribe", "auditor"))
      assertThat(read(outsider, path))
          .as(outsider)
          .doesNotContain("Return the", "never meant", said.toString(), "\"caucus\"", ".k9");
  }

  @Test
  void its_members_read_it_with_all_the_rest() {
    assertThat(read("opener", "/timeline")).contains(CANARY, "caucus");
    assertThat(read("rep:north", "/agreements/_caucus.secret")).startsWith("200").contains(CANARY);
    assertThat(read("rep:south", "/agreements/_caucus.secret")).startsWith("404");
    assertThat(read("opener", "/positions")).contains("DENIES");
    assertThat(read("rep:south", "/positions")).doesNotContain("DENIES");
    assertThat(read("opener", "/search?q=" + CANARY)).contains("\"hits\":[{");
    assertThat(getAt(last, "rep:north", "/search?q=" + CANARY).response().body())
        .contains(NEGOTIATION);
    assertThat(getAt(last, "rep:south", "/search?q=" + CANARY).json().path("hits")).isEmpty();
  }

  /// Whoever shows a page to others, or prints it, has to see what is not theirs to read.
  @Test
  void a_page_says_what_on_it_only_its_members_see() {
    for (var room : List.of("", "/board", "/timeline", "/people"))
      assertThat(page("opener", room)).as(room).contains("Not everybody sees this page like this");
    for (var room : List.of("", "/board", "/timeline", "/people"))
      assertThat(page("rep:south", room)).as(room).doesNotContain("Not everybody sees");
    var mark = "for the members of this compartment alone: caucus";
    assertThat(page("opener", "")).contains(mark);
    assertThat(page("opener", "/timeline")).contains(mark);
    assertThat(page("opener", "/acts/" + last)).contains("For the members of").contains("caucus");
  }

  /// As `./ledger show` prints it, at every width.
  @Test
  void a_terminal_says_it_in_the_same_words() {
    var mark = "for the members of this compartment alone: caucus";
    for (int width : List.of(40, 120, 9_999)) {
      var shown = page("opener", "?width=" + width, "text/plain").replaceAll("\\s+", " ");
      assertThat(shown)
          .contains(
              "Not everybody sees this page like this: it is read with what was said in compartments: caucus.");
      assertThat(page("rep:south", "?width=" + width, "text/plain"))
          .doesNotContain("Not everybody sees", "compartment");
    }
    var tables = page("opener", "?width=9999", "text/plain").split("Timeline");
    assertThat(tables[0].lines().filter(line -> line.contains(mark)))
        .as("the cell of the positions that stands by it")
        .singleElement()
        .asString()
        .contains("denies");
    assertThat(tables[1].lines().filter(line -> line.contains(mark)))
        .as("the acts of the timeline")
        .hasSize(2);
  }

  private String page(String user, String path) {
    return page(user, path, "text/html");
  }

  private String page(String user, String path, String media) {
    var page =
        send(
            request(user, "/negotiations/" + NEGOTIATION + path)
                .header("Ledger-Position", String.valueOf(last))
                .header("Accept", media));
    assertThat(page.status()).isEqualTo(200);
    return page.response().body();
  }

  @Test
  void what_an_outsider_sends_about_it_is_answered_as_if_there_were_none() {
    var inIt =
        post(
            "rep:south",
            act(
                NEGOTIATION,
                "TakeStance",
                "'mode': 'PERFORMED', 'by': 'south', 'proposition': 'EXISTS(A)', 'stance': 'AFFIRMS', 'compartments': ['%s']"
                    .formatted("caucus")));
    var inNone =
        post(
            "rep:south",
            act(
                NEGOTIATION,
                "TakeStance",
                "'mode': 'PERFORMED', 'by': 'south', 'proposition': 'EXISTS(A)', 'stance': 'AFFIRMS', 'compartments': ['%s']"
                    .formatted("nowhere")));
    assertThat(inIt.text("code")).isEqualTo("UNKNOWN_COMPARTMENT");
    assertThat(inIt.response().body().replace("caucus", "nowhere"))
        .isEqualTo(inNone.response().body());
    assertThat(
            post(
                    "rep:south",
                    act(
                        NEGOTIATION,
                        "DeclareConsent",
                        "'mode': 'PERFORMED', 'by': 'south', 'agreement': '_caucus.secret',"
                            + " 'version': 1, 'decision': 'ACCEPT'"))
                .text("code"))
        .isEqualTo("UNKNOWN_AGREEMENT");
  }

  @Test
  void what_the_feed_and_the_log_give_is_for_its_members_alone() {
    var feed = getAt(last, "auditor", "/negotiations/" + NEGOTIATION + "/changes?limit=1000");
    assertThat(feed.response().body()).doesNotContain(said.toString(), "CompartmentDefined");
    assertThat(
            getAt(last, "opener", "/negotiations/" + NEGOTIATION + "/changes?limit=1000")
                .response()
                .body())
        .contains(said.toString(), "CompartmentDefined");
    assertThat(getAt(last, "auditor", "/log/receipts/" + said).status()).isEqualTo(404);
    assertThat(getAt(last, "opener", "/log/receipts/" + said).status()).isEqualTo(200);
    assertThat(get("auditor", "/log/counts").response().body())
        .contains("\n" + NEGOTIATION + " ")
        .doesNotContain(NEGOTIATION + "~");
    assertThat(get("opener", "/log/counts").response().body()).contains(NEGOTIATION + "~");
    var from = "/log/entries?from=" + (last - 2) + "&to=" + (last + 1);
    assertThat(get("auditor", from).response().body()).doesNotContain(CANARY, "DefineCompartment");
    assertThat(get("opener", from).response().body())
        .contains(said.toString(), "DefineCompartment");
  }

  /// By an operator, as `./ledger verify --database` does.
  @Test
  void all_that_is_stored_fits_what_was_signed_with_a_caucus_in_it() {
    var operator = new UserId("verifier" + UUID.randomUUID());
    var token = accounts.open(new Account(operator, true)).orElseThrow().secret();
    var out = new StringWriter();
    var code =
        LedgerCommand.line()
            .setOut(new PrintWriter(out, true))
            .execute(
                "verify",
                "--database",
                "--url",
                request("").build().uri().toString(),
                "--token",
                token);
    assertThat(out.toString()).doesNotContain("cannot tell", NEGOTIATION);
    assertThat(code).isNotEqualTo(3);
  }

  @Test
  void the_database_has_none_of_its_texts() {
    var found =
        sql.sql(
                """
                select count(*) filter (where position(:canary in encode(opening, 'escape')) > 0),
                       count(*) filter (where position('Ships may dock' in encode(opening, 'escape')) > 0)
                  from record.event where negotiation like 'in-confidence%'
                """)
            .param("canary", CANARY)
            .query((row, _) -> List.of(row.getInt(1), row.getInt(2)))
            .single();
    assertThat(found).isEqualTo(List.of(0, 1));
    assertThat(
            sql.sql(
                    "select count(*) from reading.search where body::text like '%' || :canary ||"
                        + " '%'")
                .param("canary", CANARY)
                .query(Integer.class)
                .single())
        .isZero();
  }

  @Test
  void whoever_becomes_a_member_reads_all_of_it_and_whoever_is_none_any_more_nothing() {
    harbour("changing-members");
    var define =
        "'mode': 'PERFORMED', 'id': 'side', 'visibility': 'AS_SEALED', 'members': ['opener', '%s']";
    mustRecord(
        "opener", act("changing-members", "DefineCompartment", define.formatted("rep:north")));
    long note =
        mustRecord(
            "rep:north",
            act(
                "changing-members",
                "TakeStance",
                "'mode': 'PERFORMED', 'by': 'north', 'proposition': 'EXISTS(A)', 'stance':"
                    + " 'RESERVES', 'compartments': ['side']"));
    var positions = "/negotiations/changing-members/positions";
    assertThat(getAt(note, "rep:north", positions).response().body()).contains("RESERVES");
    assertThat(getAt(note, "rep:south", positions).response().body()).doesNotContain("RESERVES");
    assertThat(known("rep:south"))
        .isEqualTo("[{\"id\":\"side\",\"visibility\":\"AS_SEALED\",\"acts\":2,\"member\":false}]");

    mustRecord(
        "opener", act("changing-members", "DefineCompartment", define.formatted("rep:south")));

    assertThat(get("rep:south", positions).response().body()).contains("RESERVES");
    assertThat(get("rep:north", positions).response().body()).doesNotContain("RESERVES");
    assertThat(known("rep:south")).contains("\"acts\":3,\"member\":true");
    assertThat(
            post(
                    "rep:north",
                    act(
                        "changing-members",
                        "TakeStance",
                        "'mode': 'PERFORMED', 'by': 'north', 'proposition': 'EXISTS(A)', 'stance':"
                            + " 'DENIES', 'compartments': ['side']"))
                .text("code"))
        .isEqualTo("UNKNOWN_COMPARTMENT");
  }

  /// Without what is different each time.
  private String known(String user) {
    return get(user, "/negotiations/changing-members/compartments")
        .json()
        .path("compartments")
        .toString()
        .replaceAll("\"key\":\"[^\"]*\",", "")
        .replaceAll("\"members\":\\[[^]]*],", "");
  }
}

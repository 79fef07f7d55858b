package ledger.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import ledger.Eventually;
import ledger.LedgerIT;
import ledger.account.postgres.TokenUseTable;
import ledger.act.UserId;
import ledger.live.Listener;
import ledger.log.postgres.LogTable;
import ledger.value.Hash;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/// A user makes tokens for itself: for less than it may do, and for a time.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PersonalTokensIT extends LedgerIT {

  private static final String HERE = "tokens-here";
  private static final String ELSEWHERE = "tokens-elsewhere";

  @Autowired private Accounts accounts;
  @Autowired private TokenUses uses;
  @Autowired private TokenUseTable stored;
  @Autowired private LogTable entries;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  private RequestMappingHandlerMapping router;

  private long recorded;

  @BeforeAll
  void two_negotiations_with_the_same_people() {
    harbour(ELSEWHERE);
    recorded = harbour(HERE);
  }

  private static String someone() {
    return "someone" + UUID.randomUUID();
  }

  private Answer make(String user, String wanted) {
    return postTo(user, "/accounts/" + user + "/tokens", wanted.replace('\'', '"'));
  }

  /// A new one of that scope.
  private String personal(String user, String scope) {
    var made = make(user, "{'name': '%s', %s}".formatted("t" + UUID.randomUUID(), scope));
    assertThat(made.status()).as(made.response().body()).isEqualTo(201);
    return made.text("token");
  }

  private Answer with(String token, String method, String path) {
    return send(
        request(path)
            .header("Authorization", "Bearer " + token)
            .header("Ledger-Position", String.valueOf(recorded))
            .method(method, BodyPublishers.noBody()));
  }

  private Answer with(String token, String path) {
    return with(token, "GET", path);
  }

  private Answer acts(String token, String act) {
    return send(
        request("/acts")
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(act)));
  }

  private static String outcome(Answer answer) {
    boolean refused = answer.status() >= 400;
    return answer.status() + (refused ? " " + answer.text("code") : "");
  }

  private JsonNode shown(String user, String name) {
    return get(user, "/accounts/" + user + "/tokens")
        .json()
        .path("personal")
        .valueStream()
        .filter(one -> one.path("name").asString().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void it_is_on_record_by_its_hash_with_its_scope_and_its_end_and_its_owner_sees_it() {
    var user = someone();
    var expires = Instant.now().plus(Duration.ofDays(7)).truncatedTo(ChronoUnit.SECONDS);
    token(user);
    var made =
        make(
            user,
            "{'name': 'ci', 'may': ['READ'], 'negotiation': 'harbour', 'expires': '%s'}"
                .formatted(expires));

    assertThat(made.status()).isEqualTo(201);
    var entry = entries.lastOf("./accounts").orElseThrow();
    assertThat(entry.identity().type()).isEqualTo("personal-token-issued.v1");
    assertThat(new String(entry.speaker().orElseThrow())).isEqualTo("{\"by\":\"" + user + "\"}");
    assertThat(new String(entry.content().orElseThrow()))
        .contains(Hash.of(made.text("token")), "\"may\":[\"READ\"]", expires.toString());
    var shown = shown(user, "ci");
    assertThat(shown.path("negotiation").asString()).isEqualTo("harbour");
    assertThat(shown.path("expires").asString()).isEqualTo(expires.toString());
    assertThat(shown.path("expired").asBoolean()).isFalse();
    assertThat(shown.toString()).doesNotContain(made.text("token"), Hash.of(made.text("token")));
  }

  @ParameterizedTest(name = "{0} {1} {2} -> {3}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          'may': ['READ']          | GET  | /negotiations/tokens-here/board     | 200
          'may': ['READ']          | GET  | /negotiations                       | 200
          'may': ['READ']          | GET  | /accounts/self                      | 200
          'may': ['READ']          | GET  | /log/counts                         | 200
          'may': ['READ']          | POST | /log/checkpoint                     | 200
          'may': ['READ']          | POST | /acts                               | 403 OUT_OF_SCOPE
          'may': ['WRITE']         | GET  | /accounts/self                      | 200
          'may': ['WRITE']         | GET  | /negotiations/tokens-here/board     | 403 OUT_OF_SCOPE
          'may': ['WRITE']         | GET  | /negotiations                       | 403 OUT_OF_SCOPE
          'may': ['WRITE']         | GET  | /changes                            | 403 OUT_OF_SCOPE
          'may': ['READ', 'WRITE'] | GET  | /negotiations/tokens-here/board     | 200
          'may': ['READ', 'WRITE'] | POST | /accounts/rep:north/tokens          | 403 OUT_OF_SCOPE
          'may': ['READ', 'WRITE'] | GET  | /accounts/rep:north/tokens          | 403 OUT_OF_SCOPE
          'negotiation': 'tokens-here' | GET  | /negotiations/tokens-here/board | 200
          'negotiation': 'tokens-here' | GET  | /negotiations/tokens-here       | 200
          'negotiation': 'tokens-here' | GET  | /negotiations/tokens-elsewhere/board | 403 OUT_OF_SCOPE
          'negotiation': 'tokens-here' | GET  | /negotiations/invented/board    | 403 OUT_OF_SCOPE
          'negotiation': 'tokens-here' | GET  | /negotiations/tokens%2Dhere/board | 200
          'negotiation': 'tokens-here' | GET  | /changes                        | 403 OUT_OF_SCOPE
          'negotiation': 'tokens-here' | GET  | /search?q=quay                  | 403 OUT_OF_SCOPE
          'negotiation': 'tokens-here' | GET  | /stream                         | 403 OUT_OF_SCOPE
          """)
  void it_is_good_for_what_it_was_made_for_and_for_nothing_else(
      String scope, String method, String path, String expected) {
    var answer = with(personal("rep:north", scope), method, path);
    assertThat(outcome(answer)).as(answer.response().body()).isEqualTo(expected);
  }

  @Test
  void acts_of_another_negotiation_are_refused_and_those_of_its_own_recorded() {
    var token = personal("rep:south", "'may': ['WRITE'], 'negotiation': 'tokens-here'");
    assertThat(outcome(acts(token, act(HERE, "ConfirmReadiness", READY)))).isEqualTo("201");
    var there = acts(token, act(ELSEWHERE, "ConfirmReadiness", READY));
    assertThat(outcome(there)).isEqualTo("403 OUT_OF_SCOPE");
    var invented = acts(token, act("invented", "ConfirmReadiness", READY));
    assertThat(invented.response().body()).isEqualTo(there.response().body());
    var opens = act("tokens-new", "OpenNegotiation", "'mode': 'PERFORMED', 'title': 'New'");
    assertThat(outcome(acts(token, opens))).isEqualTo("403 OUT_OF_SCOPE");
  }

  @Test
  void of_what_is_listed_for_several_negotiations_it_shows_its_own() {
    var token = personal("rep:north", "'negotiation': 'tokens-here'");
    assertThat(with(token, "/negotiations").response().body())
        .contains(HERE)
        .doesNotContain(ELSEWHERE);
    var whole = token("rep:north");
    with(whole, "POST", "/log/checkpoint");
    assertThat(with(whole, "/log/counts").response().body()).contains(HERE, ELSEWHERE);
    assertThat(with(token, "/log/counts").response().body())
        .contains(HERE)
        .doesNotContain(ELSEWHERE);
    assertThat(with(token, "/log/entries?from=0").response().body()).doesNotContain(ELSEWHERE);
  }

  /// The routes are the server's own, so that a new one that writes is refused too.
  @Test
  void one_that_may_read_changes_nothing_on_any_route() {
    var token = personal("rep:north", "'may': ['READ']");
    var open = new TreeSet<String>();
    var all = new ArrayList<String>();
    router
        .getHandlerMethods()
        .keySet()
        .forEach(mapping ->
            mapping.getMethodsCondition().getMethods().stream()
                .map(Enum::name)
                .filter(method -> !method.equals("GET") && !method.equals("HEAD"))
                .forEach(method ->
                    mapping
                        .getPatternValues()
                        .forEach(path -> {
                          all.add(path);
                          var address = path.replaceAll("\\{[^/]*}", "x");
                          if (!outcome(with(token, method, address)).equals("403 OUT_OF_SCOPE"))
                            open.add(method + " " + path);
                        })));
    assertThat(all).hasSizeGreaterThan(8);
    assertThat(open)
        .containsExactly("POST /log/checkpoint", "POST /negotiations/{negotiation}/whatif");
  }

  @Test
  void an_operator_s_is_no_operator() {
    var operator = "keeper" + UUID.randomUUID();
    var own = accounts.open(new Account(new UserId(operator), true)).orElseThrow().secret();
    var made =
        send(
            request("/accounts/" + operator + "/tokens")
                .header("Authorization", "Bearer " + own)
                .header("Content-Type", "application/json")
                .POST(
                    BodyPublishers.ofString(
                        "{\"name\": \"cron\", \"may\": [\"READ\", \"WRITE\"]}")));
    assertThat(outcome(with(own, "/operator/dead-letters"))).isEqualTo("200");
    assertThat(outcome(with(made.text("token"), "/operator/dead-letters")))
        .isEqualTo("403 OUT_OF_SCOPE");
    assertThat(outcome(with(made.text("token"), "PUT", "/accounts/" + someone())))
        .isEqualTo("403 OUT_OF_SCOPE");
  }

  @Test
  void its_owner_makes_sees_and_ends_it_an_operator_sees_and_ends_it_and_nobody_else() {
    var user = someone();
    var path = "/accounts/" + user + "/tokens";
    var token = personal(user, "'may': ['READ']");
    var name = get(user, path).json().path("personal").get(0).path("name").asString();
    var operator = accounts.open(new Account(new UserId(someone()), true)).orElseThrow().secret();

    for (var method : new String[] {"GET", "POST"}) {
      var others = with(token("rep:north"), method, path);
      assertThat(outcome(others)).isEqualTo("403 NOT_PERMITTED");
      assertThat(with(token("rep:north"), method, "/accounts/nobody/tokens").response().body())
          .as("nobody learns who has an account")
          .isEqualTo(others.response().body());
    }
    assertThat(outcome(with(token("rep:north"), "DELETE", path + "/" + name)))
        .isEqualTo("403 NOT_PERMITTED");
    assertThat(outcome(with(operator, "POST", path))).isEqualTo("403 NOT_PERMITTED");
    assertThat(with(operator, path).response().body()).contains(name);
    assertThat(with(operator, "DELETE", path + "/" + name).status()).isEqualTo(204);
    assertThat(with(token, "/accounts/self").status()).isEqualTo(401);
    assertThat(outcome(with(token(user), "DELETE", path + "/" + name))).isEqualTo("404 NOT_FOUND");
  }

  @Test
  void where_an_operator_had_the_account_s_token_issued_its_user_sees_by_whom() {
    var user = someone();
    token(user);
    var keeper = new UserId(someone());
    var issued = accounts.renew(Optional.of(keeper), new UserId(user)).orElseThrow();
    var own = with(issued.secret(), "/accounts/" + user + "/tokens").json().path("own");
    assertThat(own.path("issuedBy").asString()).isEqualTo(keeper.value());
  }

  @Test
  void streams_and_requests_end_when_its_time_is_over() throws Exception {
    var token = personal("rep:north", "'expires': '%s'".formatted(Instant.now().plusSeconds(3)));
    try (var stream =
        new Listener(HTTP, request("/stream").header("Authorization", "Bearer " + token).build())) {
      assertThat(stream.status()).isEqualTo(200);
      Eventually.until("the stream has ended", stream::isOver);
    }
    assertThat(with(token, "/accounts/self").status()).isEqualTo(401);
  }

  @Test
  void when_it_was_used_last_is_shown_and_stored_in_a_batch() {
    var user = someone();
    var token = personal(user, "'may': ['READ']");
    var name =
        get(user, "/accounts/" + user + "/tokens")
            .json()
            .path("personal")
            .get(0)
            .path("name")
            .asString();
    assertThat(shown(user, name).has("lastUsed")).isFalse();

    with(token, "/accounts/self");
    var used = shown(user, name).path("lastUsed").asString();
    assertThat(Duration.between(Instant.parse(used), Instant.now()))
        .isLessThan(Duration.ofMinutes(2));

    uses.store();
    assertThat(stored.of(java.util.List.of(Hash.of(token))))
        .containsEntry(Hash.of(token), Instant.parse(used));
    assertThat(shown(user, name).path("lastUsed").asString()).isEqualTo(used);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {                                             | MALFORMED     | body
          []                                            | MALFORMED     | body
          {}                                            | MISSING_FIELD | name
          {'name': 'a b'}                               | INVALID_VALUE | name
          {'name': 7}                                   | INVALID_VALUE | name
          {'name': 'ci', 'scope': 'READ'}               | UNKNOWN_FIELD | scope
          {'name': 'ci', 'may': []}                     | INVALID_VALUE | may
          {'name': 'ci', 'may': ['SPEAK']}              | INVALID_VALUE | may
          {'name': 'ci', 'may': ['READ', 'READ']}       | INVALID_VALUE | may
          {'name': 'ci', 'negotiation': '../x'}         | INVALID_VALUE | negotiation
          {'name': 'ci', 'expires': 'soon'}             | INVALID_VALUE | expires
          {'name': 'ci', 'expires': '2020-01-01T00:00Z'} | INVALID_VALUE | expires
          {'name': 'ci', 'expires': '2999-01-01T00:00Z'} | INVALID_VALUE | expires
          """)
  void what_cannot_be_issued_is_told_with_its_place(String wanted, String code, String subject) {
    var answer = make("rep:north", wanted);
    assertThat(outcome(answer)).isEqualTo("400 " + code);
    assertThat(answer.text("subject")).isEqualTo(subject);
  }

  @Test
  void names_of_live_ones_are_different_and_there_are_so_many() {
    var user = someone();
    token(user);
    for (int i = 0; i < PersonalTokens.MOST; i++)
      assertThat(make(user, "{'name': 'ci%s'}".formatted(i)).status()).isEqualTo(201);
    assertThat(outcome(make(user, "{'name': 'ci0'}"))).isEqualTo("409 ID_TAKEN");
    assertThat(outcome(make(user, "{'name': 'more'}"))).isEqualTo("409 TOO_MANY_TOKENS");
    with(token(user), "DELETE", "/accounts/" + user + "/tokens/ci0");
    assertThat(make(user, "{'name': 'ci0'}").status()).isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded"})
  void it_is_asked_for_in_json(String type) {
    var answer =
        send(
            request("rep:north", "/accounts/rep:north/tokens")
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString("{}")));
    assertThat(answer.status()).isEqualTo(415);
  }
}

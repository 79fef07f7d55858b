package ledger.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import ledger.Eventually;
import ledger.account.Account;
import ledger.account.Accounts;
import ledger.account.SignedIn;
import ledger.account.Token;
import ledger.act.UserId;
import ledger.log.LogEntry;
import ledger.log.postgres.LogTable;
import ledger.readmodel.postgres.FreshnessTable;
import ledger.value.Hash;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// An operator opens accounts and issues tokens: the record says so, and nothing else does.
class AccountsOnRecordIT extends TwoNodesIT {

  private static final String STREAM = "./accounts";

  @Autowired private Accounts accounts;
  @Autowired private LogTable entries;
  @Autowired private FreshnessTable freshness;

  private String operator() {
    var id = new UserId("registrar" + UUID.randomUUID());
    return accounts.open(new Account(id, true)).orElseThrow().secret();
  }

  private Answer put(String operator, String user) {
    return send(
        request("/accounts/" + user)
            .header("Authorization", "Bearer " + operator)
            .PUT(BodyPublishers.noBody()));
  }

  private Answer renew(String operator, String user) {
    return send(
        request("/accounts/" + user + "/token")
            .header("Authorization", "Bearer " + operator)
            .POST(BodyPublishers.noBody()));
  }

  private int statusWith(String token, String path) {
    return send(request(path).header("Authorization", "Bearer " + token)).status();
  }

  private LogEntry last() {
    return entries.lastOf(STREAM).orElseThrow();
  }

  private static String text(Optional<byte[]> part) {
    return new String(part.orElseThrow(), StandardCharsets.UTF_8);
  }

  private static String someone() {
    return "someone" + UUID.randomUUID();
  }

  @Test
  void that_an_account_was_opened_is_on_record_with_the_hash_of_its_token_and_never_the_token() {
    var operator = operator();
    var by = text(last().content()).replaceAll(".*\"user\":\"([^\"]+)\".*", "$1");
    var user = someone();
    var token = put(operator, user).text("token");

    var entry = last();
    assertThat(entry.identity().type()).isEqualTo("account-opened.v1");
    assertThat(entry.negotiation()).isEqualTo(".");
    assertThat(text(entry.speaker())).isEqualTo("{\"by\":\"%s\"}".formatted(by));
    assertThat(text(entry.content()))
        .isEqualTo(
            "{\"operator\":false,\"token\":\"%s\",\"user\":\"%s\"}"
                .formatted(Hash.of(token), user));
    assertThat(new String(entry.opening().encode(), StandardCharsets.ISO_8859_1))
        .doesNotContain(token.substring("ledger_".length()));
  }

  @Test
  void a_new_token_is_on_record_and_from_then_on_the_old_one_signs_nobody_in() {
    var operator = operator();
    var user = someone();
    var first = put(operator, user).text("token");
    assertThat(statusWith(first, "/accounts/self")).isEqualTo(200);

    var second = renew(operator, user).text("token");

    assertThat(last().identity().type()).isEqualTo("token-issued.v1");
    assertThat(text(last().content()))
        .isEqualTo("{\"token\":\"%s\",\"user\":\"%s\"}".formatted(Hash.of(second), user));
    assertThat(statusWith(first, "/accounts/self")).isEqualTo(401);
    assertThat(statusWith(second, "/accounts/self")).isEqualTo(200);
  }

  @Test
  void another_node_knows_a_new_token_at_once_and_forgets_the_old_one_a_moment_later() {
    var elsewhere = there().getBean(Accounts.class);
    var user = new UserId(someone());
    for (int i = 0; i < 20; i++) {
      var here = accounts.open(new Account(user, false)).isPresent();
      assertThat(here).isEqualTo(i == 0);
      var first = elsewhere.renew(Optional.empty(), user).orElseThrow();
      assertThat(accounts.signIn(first)).map(SignedIn::user).contains(user);
      var second = accounts.renew(Optional.empty(), user).orElseThrow();
      assertThat(accounts.signIn(first)).as("where it was taken back").isEmpty();
      assertThat(elsewhere.signIn(second)).map(SignedIn::user).contains(user);
      Eventually.until("it is forgotten", () -> elsewhere.signIn(first).isEmpty());
    }
  }

  @Test
  void whom_one_node_disables_no_node_lets_in_and_the_record_says_who_did_it() {
    var elsewhere = there().getBean(Accounts.class);
    var user = new UserId(someone());
    var token = accounts.open(new Account(user, false)).orElseThrow();
    assertThat(elsewhere.signIn(token)).isPresent();

    assertThat(accounts.disable(new UserId("keeper"), user)).isTrue();

    assertThat(last().identity().type()).isEqualTo("account-disabled.v1");
    assertThat(text(last().speaker())).isEqualTo("{\"by\":\"keeper\"}");
    assertThat(text(last().content())).isEqualTo("{\"user\":\"%s\"}".formatted(user));
    assertThat(accounts.signIn(token)).isEmpty();
    Eventually.until("it is let in nowhere", () -> elsewhere.signIn(token).isEmpty());
  }

  /// On two nodes, which know nothing of one another.
  @Test
  void of_all_who_open_the_same_account_at_once_one_is_given_a_token() throws Exception {
    var user = new Account(new UserId(someone()), false);
    var elsewhere = there().getBean(Accounts.class);
    var given = new ArrayList<Future<Optional<Token>>>();
    try (var all = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 16; i++) {
        var node = i % 2 == 0 ? accounts : elsewhere;
        given.add(all.submit(() -> node.open(user)));
      }
    }
    var tokens = new ArrayList<Token>();
    for (var one : given) one.get().ifPresent(tokens::add);
    assertThat(tokens).hasSize(1);
    assertThat(accounts.signIn(tokens.getFirst())).map(SignedIn::account).contains(user);
  }

  @Test
  void whoever_opens_an_account_that_is_there_is_told_and_nothing_comes_on_record() {
    var operator = operator();
    var user = someone();
    put(operator, user);
    var before = last().position();
    var again = put(operator, user);
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.text("code")).isEqualTo("ID_TAKEN");
    assertThat(renew(operator, "nobody").status()).isEqualTo(404);
    assertThat(last().position()).isEqualTo(before);
  }

  @Test
  void a_read_that_names_the_position_of_such_an_entry_is_answered() {
    harbour("beside-accounts");
    put(operator(), someone());
    long position = last().position();

    var answer = getAt(position, "auditor", "/negotiations/beside-accounts/register");

    assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
    Eventually.until(
        "nothing is behind it",
        () -> freshness.reached().filter(reached -> reached >= position).isPresent());
  }

  @Test
  void who_follows_negotiations_never_gets_such_an_entry_and_goes_on_behind_it() {
    long act = harbour("among-accounts");
    put(operator(), someone());
    var entry = last();
    long next =
        mustRecord(
            "scribe",
            act(
                "among-accounts",
                "RegisterReferent",
                "'mode': 'PERFORMED', 'id': 'quay', 'kind': 'PLACE', 'neutralLabel': 'Quay'"));

    var changes = getAt(next, "auditor", "/changes?limit=1000&after=" + act);
    var seen = new ArrayList<Long>();
    changes.json().path("changes").forEach(line -> seen.add(line.path("position").asLong()));
    assertThat(seen).contains(next).doesNotContain(entry.position());

    assertThat(get("auditor", "/log/receipts/" + entry.identity().event()).status()).isEqualTo(404);
    assertThat(get("auditor", "/negotiations/./timeline").status()).isNotEqualTo(200);
    assertThat(get("auditor", "/log/counts").response().body()).doesNotContain("\n. ");
    assertThat(
            get(
                    "auditor",
                    "/log/entries?from=" + entry.position() + "&to=" + (entry.position() + 1))
                .response()
                .body())
        .doesNotContain("account-opened", "operator");
  }

  @Test
  void an_act_under_the_id_of_such_an_entry_is_refused_as_under_any_id_that_is_taken() {
    harbour("ids-of-accounts");
    var taken = last().identity().event();
    var answer =
        post(
            "scribe",
            act(
                "ids-of-accounts",
                "RegisterReferent",
                "'actId': '%s', 'mode': 'PERFORMED', 'id': 'quay', 'kind': 'PLACE', 'neutralLabel': 'Quay'"
                    .formatted(taken)));
    assertThat(answer.status()).as(answer.response().body()).isEqualTo(409);
    assertThat(answer.text("code")).isEqualTo("ACT_ID_REUSED");
  }
}

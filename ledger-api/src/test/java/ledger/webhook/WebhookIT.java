package ledger.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import ledger.Eventually;
import ledger.LedgerIT;
import ledger.account.Account;
import ledger.account.Accounts;
import ledger.account.Token;
import ledger.act.UserId;
import ledger.database.DatabaseWatch;
import ledger.database.WhileReachable;
import ledger.feed.Notifier;
import ledger.live.Feed;
import ledger.webhook.Receiver.Received;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/// An account has its feed posted to a web server of its own, which verifies what comes with a
/// library of others.
class WebhookIT extends LedgerIT {

  @Autowired private Accounts accounts;
  @Autowired private EndpointTable endpoints;
  @Autowired private SealedDestinations destinations;
  @Autowired private Attempts attempts;
  @Autowired private DeliveryLog log;
  @Autowired private WebhookMeters meters;
  @Autowired private EndpointClient client;
  @Autowired private Feed feed;
  @Autowired private Notifier notifier;
  @Autowired private DatabaseWatch database;
  @Autowired private PlatformTransactionManager platform;
  @Autowired private Clock clock;
  @Autowired private JdbcClient sql;

  private final String name = "hooked-" + UUID.randomUUID();
  private Receiver receiver;
  private String webhook = "";
  private String secret = "";

  @BeforeEach
  void a_negotiation_and_a_receiver() throws IOException {
    receiver = new Receiver();
    harbour(name);
    mustRecord(
        "opener",
        act(
            name,
            "AdmitParticipant",
            "'mode': 'PERFORMED', 'capacity': 'AUDITOR', 'userIds': ['" + name + "']"));
  }

  @AfterEach
  void nobody_posts_there_any_more() {
    if (!webhook.isEmpty()) send("DELETE", "");
    receiver.close();
  }

  private Answer make(String fields) {
    return postTo(
        name,
        "/accounts/" + name + "/webhooks",
        "{\"url\": \"" + receiver.url() + "\"" + fields + "}");
  }

  private void made(String fields) {
    var made = make(fields);
    assertThat(made.status()).as(made.response().body()).isEqualTo(201);
    webhook = made.json().path("webhook").path("id").asString();
    secret = made.text("secret");
  }

  private void madeForThis() {
    made(", \"negotiation\": \"" + name + "\"");
  }

  private Answer send(String method, String below) {
    return send(
        request(name, "/accounts/" + name + "/webhooks/" + webhook + below)
            .method(method, BodyPublishers.noBody()));
  }

  private Answer shown() {
    return send("GET", "");
  }

  private String off() {
    return shown().json().path("off").path("why").asString("");
  }

  private long stance() {
    return stance("");
  }

  private long stance(String fields) {
    return mustRecord(
        "rep:south",
        act(
            name,
            "TakeStance",
            "'mode': 'PERFORMED', 'by': 'south', 'statedAt': '2026-01-02T12:00Z', 'proposition': 'SHOULD(A)', 'stance': 'RESERVES'"
                + fields));
  }

  private void untilReceived(int count) {
    Eventually.until(count + " messages", () -> receiver.received().size() >= count);
  }

  /// So that what was not sent has had the time to be.
  private void untilPassed(long position) {
    Eventually.until(
        "passed " + position, () -> shown().json().path("passed").asLong() >= position);
  }

  @Test
  void each_line_of_the_feed_is_posted_once_and_in_order_and_is_the_line_of_the_feed() {
    madeForThis();
    var recorded = List.of(stance(), stance(), stance());
    untilReceived(3);
    untilPassed(recorded.getLast());
    assertThat(receiver.positions()).isEqualTo(recorded);
    var feed =
        send(request(name, "/negotiations/" + name + "/changes?after=" + (recorded.getFirst() - 1))
                .header("Accept", "application/cloudevents-batch+json"))
            .json();
    assertThat(receiver.received().stream().map(Received::event).toList())
        .isEqualTo(feed.valueStream().toList());
    assertThat(receiver.received())
        .allSatisfy(one -> {
          assertThat(one.isSignedWith(secret)).isTrue();
          assertThat(one.header("webhook-id")).isEqualTo(one.event().path("id").asString());
          assertThat(one.header("Content-Type")).isEqualTo("application/cloudevents+json");
        });
    var forged = new Received(receiver.received().getFirst().headers(), "{}");
    assertThat(forged.isSignedWith(secret)).isFalse();
  }

  @Test
  void from_the_start_and_over_all_negotiations_it_comes_too() {
    made(", \"after\": -1");
    untilReceived(9);
    assertThat(receiver.received().stream().map(one -> one.event().path("subject").asString()))
        .containsOnly(name);
    assertThat(receiver.positions()).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void while_one_secret_follows_another_both_sign() {
    madeForThis();
    var rotated = send("POST", "/secret");
    assertThat(rotated.status()).isEqualTo(200);
    var next = rotated.text("secret");
    stance();
    untilReceived(1);
    var both = receiver.received().getFirst();
    assertThat(both.isSignedWith(secret)).isTrue();
    assertThat(both.isSignedWith(next)).isTrue();

    sql.sql("update desk.webhook set former_until = now() where id = :id")
        .param("id", UUID.fromString(webhook))
        .update();
    stance();
    untilReceived(2);
    var one = receiver.received().getLast();
    assertThat(one.isSignedWith(secret)).isFalse();
    assertThat(one.isSignedWith(next)).isTrue();
  }

  @Test
  void what_is_not_taken_holds_up_what_is_behind_it_and_comes_again() {
    receiver.answers(500);
    madeForThis();
    long first = stance();
    untilReceived(1);
    long second = stance();
    Eventually.until("it is failing", () -> shown().json().has("failing"));
    var failing = shown().json();
    assertThat(failing.path("failing").path("attempts").asInt()).isEqualTo(1);
    assertThat(failing.path("nextAttempt").asString()).isNotEmpty();
    assertThat(failing.path("passed").asLong()).isLessThan(first);

    receiver.answers(200);
    assertThat(send("DELETE", "/disabled").status()).isEqualTo(204);
    untilReceived(3);
    assertThat(receiver.positions()).containsExactly(first, first, second);
    assertThat(receiver.received().get(1).header("webhook-id"))
        .isEqualTo(receiver.received().get(0).header("webhook-id"));
    untilPassed(second);
    var log = send("GET", "/deliveries?limit=2").json();
    assertThat(log.path("deliveries").valueStream().map(one -> one.path("outcome").asString()))
        .containsExactly("DELIVERED", "DELIVERED");
    var before = send("GET", "/deliveries?before=" + log.path("next").asLong()).json();
    var oldest = before.path("deliveries").path(0);
    assertThat(oldest.path("outcome").asString()).isEqualTo("REFUSED");
    assertThat(oldest.path("status").asInt()).isEqualTo(500);
    assertThat(oldest.path("position").asLong()).isEqualTo(first);
    assertThat(before.has("next")).isFalse();
  }

  @Test
  void gone_switches_it_off_and_it_goes_on_where_it_stood() {
    receiver.answers(410);
    madeForThis();
    long first = stance();
    Eventually.until("it is off", () -> off().equals("GONE"));
    long second = stance();
    receiver.answers(200);
    send("DELETE", "/disabled");
    untilReceived(3);
    assertThat(receiver.positions()).containsExactly(first, first, second);
    assertThat(off()).isEmpty();
  }

  @Test
  void switched_off_by_hand_nothing_is_sent() {
    madeForThis();
    assertThat(send("PUT", "/disabled").status()).isEqualTo(204);
    assertThat(off()).isEqualTo("BY_HAND");
    stance();
    assertThat(send("POST", "/test").text("outcome")).isEqualTo("DELIVERED");
    assertThat(receiver.received().stream().map(one -> one.event().path("type").asString()))
        .containsExactly("agreement-ledger.Test");
    assertThat(receiver.received().getFirst().isSignedWith(secret)).isTrue();

    sql.sql("update desk.webhook set tried = now() + interval '1 hour' where id = :id")
        .param("id", UUID.fromString(webhook))
        .update();
    assertThat(send("POST", "/test").text("code")).isEqualTo("QUOTA_EXCEEDED");
  }

  @Test
  void one_is_sent_again_and_all_from_a_position_on() {
    madeForThis();
    long first = stance();
    long second = stance();
    untilReceived(2);
    untilPassed(second);
    assertThat(send("POST", "/replay/" + first).text("outcome")).isEqualTo("DELIVERED");
    assertThat(receiver.positions()).containsExactly(first, second, first);

    assertThat(send("POST", "/replay?after=" + (first - 1)).json().path("passed").asLong())
        .isEqualTo(first - 1);
    untilReceived(5);
    assertThat(receiver.positions()).containsExactly(first, second, first, first, second);

    harbour(name + "-other");
    long elsewhere = mustRecord("rep:south", act(name + "-other", "ConfirmReadiness", READY));
    assertThat(send("POST", "/replay/" + elsewhere).status()).isEqualTo(404);
    assertThat(send("POST", "/replay?after=999999999").text("code")).isEqualTo("BEYOND_THE_RECORD");
  }

  /// It waited while its owner still took part, and is not sent once it does not.
  @Test
  void whoever_lost_access_is_sent_nothing_more_of_it_not_even_what_waited() {
    receiver.answers(500);
    madeForThis();
    long waiting = stance();
    untilReceived(1);
    mustRecord(
        "opener", act(name, "ChangeCapacity", "'mode': 'PERFORMED', 'userIds': ['" + name + "']"));
    receiver.answers(200);
    send("DELETE", "/disabled");
    Eventually.until("it is off", () -> off().equals("NOT_ADMITTED"));
    assertThat(receiver.received()).hasSize(1);
    assertThat(send("POST", "/replay/" + waiting).status()).isEqualTo(404);
  }

  @Test
  void of_a_compartment_only_its_members_are_sent_anything() {
    made("");
    mustRecord(
        "opener",
        act(
            name,
            "DefineCompartment",
            "'mode': 'PERFORMED', 'id': 'room', 'members': ['opener', 'rep:south'], 'visibility': 'INVISIBLE'"));
    stance(", 'compartments': ['room']");
    long open = stance();
    untilPassed(open);
    assertThat(receiver.positions()).containsExactly(open);
  }

  @Test
  void nothing_is_sent_for_an_account_that_is_disabled() {
    madeForThis();
    var operator = operator();
    assertThat(by(operator, "PUT", "/accounts/" + name + "/disabled").status()).isEqualTo(204);
    stance();
    Eventually.until(
        "it is off",
        () ->
            by(operator, "GET", "/accounts/" + name + "/webhooks/" + webhook)
                .json()
                .path("off")
                .path("why")
                .asString("")
                .equals("ACCOUNT_DISABLED"));
    assertThat(receiver.received()).isEmpty();
    by(operator, "DELETE", "/accounts/" + name + "/disabled");
  }

  /// What waited is made anew at the next attempt: what was taken away meanwhile is not in it.
  @Test
  void a_payload_that_was_taken_away_is_not_sent() {
    mustRecord(
        "opener",
        act(
            name,
            "AdmitParticipant",
            "'mode': 'PERFORMED', 'capacity': 'CUSTODIAN', 'userIds': ['keeper1', 'keeper2']"));
    receiver.answers(500);
    madeForThis();
    var target = UUID.randomUUID();
    long waiting = stance(", 'actId': '" + target + "'");
    untilReceived(1);
    assertThat(receiver.received().getFirst().event().path("data").path("by").asString())
        .isEqualTo("south");
    for (var keeper : new String[] {"keeper1", "keeper2"})
      mustRecord(
          keeper,
          act(
              name,
              "AnnulRecord",
              "'mode': 'PERFORMED', 'target': '" + target + "', 'reason': 'DUPLICATE'"));
    var told = post("keeper1", removal(target, "0", "A".repeat(43) + "="));
    var place = told.text("currentState").split("[ ,]+");
    mustRecord("keeper1", removal(target, place[1], place[3]));
    receiver.answers(200);
    send("DELETE", "/disabled");
    untilReceived(2);
    var again = receiver.received().get(1);
    assertThat(again.position()).isEqualTo(waiting);
    assertThat(again.body()).doesNotContain("south");
  }

  private String removal(UUID target, String position, String leaf) {
    return act(
        name,
        "RemovePayload",
        "'mode': 'PERFORMED', 'target': '%s', 'position': %s, 'leaf': '%s', 'legalBasis': 'x'"
            .formatted(target, position, leaf));
  }

  /// A server that was killed leaves a lease, which ends: until then nobody else delivers.
  @Test
  void what_a_server_that_was_killed_had_begun_another_one_does_once_its_lease_is_over() {
    madeForThis();
    long begun = System.nanoTime();
    sql.sql(
            "update desk.webhook set lease = gen_random_uuid(), leased_until = now() + interval '1500 ms' where id = :id")
        .param("id", UUID.fromString(webhook))
        .update();
    long position = stance();
    untilReceived(1);
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(1_400));
    assertThat(receiver.positions()).containsExactly(position);
  }

  @Test
  void two_servers_deliver_nothing_twice() {
    madeForThis();
    var other = anotherServer();
    other.start();
    try {
      var recorded = new ArrayList<Long>();
      for (int i = 0; i < 20; i++) recorded.add(stance());
      untilReceived(20);
      untilPassed(recorded.getLast());
      assertThat(receiver.positions()).isEqualTo(recorded);
    } finally {
      other.stop();
    }
  }

  /// What of it delivers, on the same database.
  private DeliveryLoop anotherServer() {
    var lease = Duration.ofSeconds(30);
    var turn =
        new DeliveryTurn(
            endpoints, destinations, attempts, feed, accounts, lease, clock, new SecureRandom());
    var reachable = new WhileReachable(new SpringTransactionManager(platform), database);
    return new DeliveryLoop(
        endpoints, log, meters, turn, client, notifier, reachable, lease, lease, clock);
  }

  /// Not even from a copy of the database.
  @Test
  void the_secret_and_the_address_are_stored_sealed() {
    madeForThis();
    var stored =
        sql.sql("select w::text from desk.webhook w where id = :id")
            .param("id", UUID.fromString(webhook))
            .query(String.class)
            .single();
    assertThat(stored).contains("nonce").doesNotContain("whsec_").doesNotContain("127.0.0.1");
    assertThat(shown().text("url")).isEqualTo(receiver.url());
    assertThat(shown().response().body()).doesNotContain("whsec_");
  }

  @Test
  void it_is_its_owners_and_an_operator_looks_and_switches_off() {
    madeForThis();
    var operator = operator();
    var mine = "/accounts/" + name + "/webhooks";
    assertThat(get("rep:south", mine).status()).isEqualTo(403);
    assertThat(get("rep:south", "/accounts/rep:south/webhooks/" + webhook).status()).isEqualTo(404);
    assertThat(by(operator, "GET", mine).json().path("webhooks")).hasSize(1);
    assertThat(by(operator, "POST", mine + "/" + webhook + "/secret").status()).isEqualTo(403);
    assertThat(by(operator, "PUT", mine + "/" + webhook + "/disabled").status()).isEqualTo(204);
    assertThat(off()).isEqualTo("BY_HAND");
    var personal = postTo(name, "/accounts/" + name + "/tokens", "{\"name\": \"p\"}").text("token");
    assertThat(send(request(mine).header("Authorization", "Bearer " + personal)).text("code"))
        .isEqualTo("OUT_OF_SCOPE");
    assertThat(by(operator, "DELETE", mine + "/" + webhook).status()).isEqualTo(204);
    assertThat(shown().status()).isEqualTo(404);
    webhook = "";
  }

  private Token operator() {
    return accounts.open(new Account(new UserId("op" + UUID.randomUUID()), true)).orElseThrow();
  }

  private Answer by(Token operator, String method, String path) {
    return send(
        request(path)
            .header("Authorization", "Bearer " + operator.secret())
            .method(method, BodyPublishers.noBody()));
  }

  private static final String[][] REFUSED = {
    {"{}", "MISSING_FIELD", "url"},
    {"[]", "MALFORMED", "body"},
    {"{'url': 'https://a.example', 'secret': 'x'}", "UNKNOWN_FIELD", "secret"},
    {"{'url': 'ftp://a.example'}", "INVALID_VALUE", "url"},
    {"{'url': 'https://u:p@a.example'}", "INVALID_VALUE", "url"},
    {"{'url': 'https://a.example/#x'}", "INVALID_VALUE", "url"},
    {"{'url': 'https:///x'}", "INVALID_VALUE", "url"},
    {"{'url': 1}", "INVALID_VALUE", "url"},
    {"{'url': 'https://a.example', 'after': -2}", "INVALID_VALUE", "after"},
    {"{'url': 'https://a.example', 'after': 999999999}", "BEYOND_THE_RECORD", "after"},
    {"{'url': 'https://a.example', 'negotiation': 'nowhere'}", "NOT_FOUND", "negotiation"}
  };

  @Test
  void what_cannot_be_read_is_told_with_its_place() {
    for (var row : REFUSED) {
      var refused = postTo(name, "/accounts/" + name + "/webhooks", row[0].replace('\'', '"'));
      assertThat(refused.text("code")).as(row[0]).isEqualTo(row[1]);
      assertThat(refused.text("subject")).as(row[0]).isEqualTo(row[2]);
    }
  }

  @Test
  void an_account_has_ten() {
    for (int i = 0; i < 10; i++) assertThat(make("").status()).isEqualTo(201);
    assertThat(make("").text("code")).isEqualTo("TOO_MANY_WEBHOOKS");
    sql.sql("delete from desk.webhook where owner = :owner").param("owner", name).update();
  }
}

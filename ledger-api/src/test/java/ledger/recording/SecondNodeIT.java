package ledger.recording;

import static org.assertj.core.api.Assertions.assertThat;

import ledger.LedgerApplication;
import ledger.LedgerIT;
import ledger.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/// Two ledgers on one database, spoken to in turns.
class SecondNodeIT extends LedgerIT {

  private static ConfigurableApplicationContext other;
  private static int otherPort;

  @BeforeAll
  static void start() throws java.io.IOException {
    var database = TestDatabase.get();
    other =
        new SpringApplicationBuilder(LedgerApplication.class)
            .web(WebApplicationType.SERVLET)
            .run(
                "--server.port=0",
                "--spring.datasource.url=" + database.url(),
                "--spring.datasource.username=" + database.user(),
                "--spring.datasource.password=" + database.password(),
                "--ledger.data=" + java.nio.file.Files.createTempDirectory("ledger-second"));
    otherPort =
        java.util.Objects.requireNonNull(((WebServerApplicationContext) other).getWebServer())
            .getPort();
  }

  @AfterAll
  static void stop() {
    other.close();
  }

  private Answer postThere(String user, String act) {
    int here = port;
    token(user);
    try {
      port = otherPort;
      return post(user, act);
    } finally {
      port = here;
    }
  }

  private static String open(String negotiation, String title) {
    return act(negotiation, "OpenNegotiation", "'mode': 'PERFORMED', 'title': '" + title + "'");
  }

  private static String register(String negotiation, String id) {
    return act(
        negotiation,
        "RegisterReferent",
        "'mode': 'PERFORMED', 'id': '" + id + "', 'kind': 'PARTY', 'neutralLabel': '" + id + "'");
  }

  /// This node has read the agreement's stream, the other writes it, and then this one writes
  /// elsewhere in the negotiation, learns from that that it is behind, and must not go on with the
  /// stream as it had read it: a refusal leaves nothing that the sequencer could check.
  @Test
  void what_would_be_refused_on_what_was_read_before_is_decided_on_what_the_other_node_recorded() {
    var withdraw =
        "'mode': 'PERFORMED', 'by': 'south', 'statedAt': '2026-01-03T12:00Z', 'agreement': 'A', 'version': 1, 'scope': ['s1']";
    harbour("two");
    var nothing = post("rep:south", act("two", "WithdrawReadiness", withdraw));
    assertThat(nothing.status()).as(nothing.response().body()).isEqualTo(409);
    assertThat(postThere("rep:south", act("two", "ConfirmReadiness", READY)).status())
        .isEqualTo(201);
    assertThat(post("opener", register("two", "third")).status()).isEqualTo(201);
    var something = post("rep:south", act("two", "WithdrawReadiness", withdraw));
    assertThat(something.status()).as(something.response().body()).isEqualTo(201);
  }

  @Test
  void a_negotiation_goes_on_over_both() {
    assertThat(post("opener", open("both", "x")).status()).isEqualTo(201);
    for (int i = 0; i < 6; i++) {
      var answer =
          i % 2 == 0
              ? postThere("opener", register("both", "r" + i))
              : post("opener", register("both", "r" + i));
      assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
    }
  }
}

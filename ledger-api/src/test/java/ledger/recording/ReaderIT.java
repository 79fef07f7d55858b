package ledger.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import ledger.Browser;
import ledger.Eventually;
import ledger.LedgerApplication;
import ledger.LedgerIT;
import ledger.TestDatabase;
import ledger.log.postgres.LogTable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A server that only reads, on the database of one that records, with a user of PostgreSQL who may
/// select and nothing else: whatever it needed to write would fail.
class ReaderIT extends LedgerIT {

  private static final String USER = "only_reads";

  private static ConfigurableApplicationContext reader;
  private static int readerPort;

  private static final String NEGOTIATION = "read-elsewhere";
  private static long last = -1;

  @BeforeAll
  static void start(@Autowired JdbcClient sql) throws IOException {
    Eventually.until("something was shown", () -> isShown(sql));
    sql.sql("create role %s login password '%s' in role pg_read_all_data".formatted(USER, USER))
        .update();
    reader =
        new SpringApplicationBuilder(LedgerApplication.class)
            .web(WebApplicationType.SERVLET)
            .run(
                "--ledger.reader.enabled=true",
                "--ledger.reader.writer=https://ledger.example",
                "--server.port=0",
                "--spring.datasource.url=" + TestDatabase.get().url(),
                "--spring.datasource.username=" + USER,
                "--spring.datasource.password=" + USER,
                "--spring.datasource.hikari.maximum-pool-size=6",
                "--ledger.data=" + Files.createTempDirectory("ledger-reader"),
                "--ledger.log.keys=" + SHARED.resolve("log.keys"),
                "--ledger.keys=" + SHARED.resolve("keys"));
    readerPort =
        Objects.requireNonNull(((WebServerApplicationContext) reader).getWebServer()).getPort();
  }

  /// A negotiation that all may ask about, once the reader has it.
  @BeforeEach
  void something_is_on_record_and_has_come_to_the_reader() {
    if (last < 0) {
      // known there by then
      List.of("stranger-there", "scribe", "rep:north", "rep:south", "guest-there")
          .forEach(this::token);
      harbour(NEGOTIATION);
      last =
          mustRecord(
              "opener",
              act(
                  NEGOTIATION,
                  "AdmitParticipant",
                  "'mode': 'PERFORMED', 'capacity': 'AUDITOR', 'userIds': ['guest-there']"));
    }
    awaitThere(last);
  }

  private static void awaitThere(long position) {
    Eventually.until(
        "the reader has come to " + position,
        () -> reader.getBean(LogTable.class).head() > position);
  }

  private static boolean isShown(JdbcClient sql) {
    return sql.sql("select count(*) = 1 from record.shown").query(Boolean.class).single();
  }

  @AfterAll
  static void stop() {
    reader.close();
  }

  private HttpRequest.Builder there(String user, String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + readerPort + path))
        .header("Authorization", "Bearer " + token(user));
  }

  private Answer readThere(String user, String path) {
    return send(there(user, path));
  }

  @ParameterizedTest
  @CsvSource({
    "/negotiations/{n}?about=2026-02-01T00:00Z",
    "/negotiations/{n}/positions?about=2026-02-01T00:00Z",
    "/negotiations/{n}/board?about=2026-02-01T00:00Z",
    "/negotiations/{n}/board?about=2026-02-01T00:00Z&view=party:north",
    "/negotiations/{n}/timeline?about=2026-02-01T00:00Z&limit=3",
    "/negotiations/{n}/search?about=2026-02-01T00:00Z&q=quay",
    "/negotiations/{n}/changes?after=-1",
  })
  void what_was_recorded_elsewhere_is_answered_alike(String path) {
    var asked = path.replace("{n}", NEGOTIATION);
    var answer = readThere("rep:north", asked);
    assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
    assertThat(answer.response().body())
        .isEqualTo(getAt(last, "rep:north", asked).response().body());
  }

  @Test
  void what_somebody_takes_part_in_is_listed_and_found() {
    // who takes part in nothing else
    assertThat(readThere("guest-there", "/negotiations").response().body()).contains(NEGOTIATION);
    assertThat(readThere("guest-there", "/search?q=quay").response().body()).contains(NEGOTIATION);
  }

  @Test
  void a_stranger_is_told_nothing() {
    var answer = readThere("stranger-there", "/negotiations/" + NEGOTIATION + "/board");
    assertThat(answer.status()).isEqualTo(404);
  }

  /// The reader is behind, and whoever asks for more than it has waits for it.
  @Test
  void a_read_that_names_a_position_waits_for_it() {
    long recorded = mustRecord("rep:south", act(NEGOTIATION, "ConfirmReadiness", READY));
    var answer =
        send(
            there("rep:south", "/negotiations/" + NEGOTIATION)
                .header("Ledger-Position", String.valueOf(recorded)));
    assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
    assertThat(answer.position()).isGreaterThanOrEqualTo(recorded);
    last = recorded;
  }

  @Test
  void whoever_signs_in_by_the_form_sees_pages_that_offer_nothing_to_record() {
    try (var browser = new Browser("http://localhost:" + readerPort)) {
      browser.signIn("scribe", token("scribe"));
      var page = browser.page("/negotiations/" + NEGOTIATION);
      assertThat(page.text()).contains("Use of the harbour");
      assertThat(page.select("a[href*=/record]")).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /acts",
    "POST, /accounts/rep:north/tokens",
    "PUT, /accounts/somebody",
    "POST, /operator/rebuilds",
    "DELETE, /accounts/rep:north/webhooks/1",
    "GET, /opening",
    "GET, /operator/comparison",
  })
  void whatever_is_to_be_written_is_sent_elsewhere(String method, String path) {
    var answer = send(there("rep:north", path).method(method, BodyPublishers.ofString("{}")));
    assertThat(answer.status()).isEqualTo(421);
    assertThat(answer.text("code")).isEqualTo("READS_ONLY");
    assertThat(answer.json().path("instead").toString()).contains("https://ledger.example");
  }

  @Test
  void what_if_is_a_question_and_is_answered() {
    var answer =
        send(
            there("rep:north", "/negotiations/" + NEGOTIATION + "/whatif?about=2026-02-01T00:00Z")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"add\": []}")));
    assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
  }

  /// What it shows of the log is what was signed, with the tiles that lead there.
  @Test
  void checkpoints_and_proofs_are_those_that_were_signed() {
    var opening = act("read-log", "OpenNegotiation", "'mode': 'PERFORMED', 'title': 'x'");
    long position = mustRecord("opener", opening);
    var id = JSON.readTree(opening).path("actId").asString();
    awaitThere(position);
    Eventually.until(
        "it is shown with a proof",
        () -> send(there("opener", "/log/receipts/" + id)).status() == 200);
    var note = send(there("opener", "/log/checkpoint")).response().body();
    assertThat(note).contains("\n\n\u2014 ");
    assertThat(Long.parseLong(note.lines().skip(1).findFirst().orElseThrow()))
        .isGreaterThan(position)
        .isLessThanOrEqualTo(reader.getBean(LogTable.class).head());
  }

  @Test
  void health_says_how_far_it_is() throws IOException {
    var health =
        send(
            HttpRequest.newBuilder(
                URI.create("http://localhost:" + readerPort + "/actuator/health/readiness")));
    assertThat(health.status()).isEqualTo(200);
    var details = reader.getBean(ReplicaHealth.class).health().getDetails();
    assertThat(details)
        .containsKeys("shown", "notShown")
        .containsEntry("reads", "a primary")
        .containsEntry("receiving", false);
  }

  /// Also of a user who may: a standby that is promoted takes writes.
  @Test
  void its_connections_refuse_what_is_written() {
    assertThat(
            reader
                .getBean(JdbcClient.class)
                .sql("show transaction_read_only")
                .query(String.class)
                .single())
        .isEqualTo("on");
  }
}

package ledger.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import ledger.LedgerIT;
import ledger.account.Account;
import ledger.account.Accounts;
import ledger.act.UserId;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/// What Prometheus is told: who may ask, that the numbers move with what happens, that they are
/// named as Prometheus names things, and that nothing in them grows with users or tells of one.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MetricsIT extends LedgerIT {

  private static final String METRICS = "/actuator/prometheus";
  private static final Path OPS = Path.of("../ops");

  @Autowired private Accounts accounts;
  private String operator = "";
  private String own = "";

  @BeforeAll
  void there_is_an_operator_and_a_harbour() {
    operator = "operator-of-metrics" + UUID.randomUUID();
    own = accounts.open(new Account(new UserId(operator), true)).orElseThrow().secret();
    harbour("metered");
  }

  private Answer with(String token, String path) {
    return send(request(path).header("Authorization", "Bearer " + token));
  }

  private String metrics() {
    var answer = with(own, METRICS);
    assertThat(answer.status()).isEqualTo(200);
    return answer.response().body();
  }

  /// Each series with its labels, and its value.
  private static Map<String, Double> series(String metrics) {
    return metrics
        .lines()
        .filter(line -> !line.startsWith("#"))
        .collect(
            toMap(
                line -> line.substring(0, line.lastIndexOf(' ')),
                line -> Double.valueOf(line.substring(line.lastIndexOf(' ') + 1))));
  }

  private static Set<String> names(String metrics) {
    return series(metrics).keySet().stream()
        .map(one -> one.split("\\{")[0])
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private String personal() {
    var made =
        send(
            request("/accounts/" + operator + "/tokens")
                .header("Authorization", "Bearer " + own)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"name\": \"of-metrics\", \"may\": [\"READ\"]}")));
    assertThat(made.status()).as(made.response().body()).isEqualTo(201);
    return made.text("token");
  }

  @Test
  void they_are_for_operators() {
    assertThat(send(request(METRICS)).status()).isEqualTo(401);
    assertThat(with("invented", METRICS).status()).isEqualTo(401);
    assertThat(get("rep:north", METRICS).status()).isEqualTo(403);
    assertThat(with(personal(), METRICS).status()).as("a personal token").isEqualTo(403);
    assertThat(with(own, METRICS).status()).isEqualTo(200);
  }

  @Test
  void acts_are_counted_by_outcome_refusals_by_code_and_batches_by_size() {
    var before = series(metrics());
    var act = act("metered", "ConfirmReadiness", READY);
    mustRecord("rep:south", act);
    assertThat(post("rep:south", act).status()).isEqualTo(200);
    assertThat(post("rep:south", act("nowhere", "ConfirmReadiness", READY)).status())
        .isEqualTo(404);
    assertThat(post("rep:south", "{").status()).isEqualTo(400);
    var after = series(metrics());
    for (var grown :
        List.of(
            "ledger_acts_total{outcome=\"recorded\"}",
            "ledger_acts_total{outcome=\"already\"}",
            "ledger_acts_total{outcome=\"refused\"}",
            "ledger_refusals_total{code=\"NOT_FOUND\"}",
            "ledger_act_seconds_count{error=\"none\",outcome=\"recorded\"}",
            "ledger_log_append_seconds_count{answer=\"done\"}",
            "ledger_log_batch_entries_count",
            "ledger_log_entries"))
      assertThat(after.getOrDefault(grown, 0.0))
          .as(grown + " of " + after.keySet())
          .isGreaterThan(before.getOrDefault(grown, 0.0));
  }

  @Test
  void lags_are_numbers_and_what_is_well_says_so() {
    var now = series(metrics());
    assertThat(now.get("ledger_log_open")).isEqualTo(1);
    assertThat(now.get("ledger_checkpoint_signing")).isEqualTo(1);
    assertThat(now.get("ledger_checkpoint_behind_entries")).isNotNegative();
    assertThat(now.get("ledger_projection_behind_entries{projection=\"answers\"}")).isNotNegative();
    assertThat(now.get("ledger_projection_behind_entries{projection=\"admissions\"}"))
        .isNotNegative();
    assertThat(now.get("ledger_streams_limit")).isPositive();
  }

  /// What comes from outside: names, ids, words, addresses that lead nowhere, methods that are
  /// none.
  @Test
  void nobody_and_nothing_that_was_said_is_in_a_label_and_no_series_is_theirs() {
    touch("first");
    var before = ofRequestsAndActs(metrics());
    for (int i = 0; i < 5; i++) touch("other" + i);
    var text = metrics();
    assertThat(text).doesNotContain("wombat", "rep:north", "metered", operator);
    assertThat(ofRequestsAndActs(text))
        .as("as many series as before")
        .containsExactlyInAnyOrderElementsOf(before);
  }

  /// Collections of garbage come when they come.
  private static Set<String> ofRequestsAndActs(String metrics) {
    return series(metrics).keySet().stream()
        .filter(one -> !one.startsWith("jvm_"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private void touch(String how) {
    var name = "wombat-" + how + UUID.randomUUID();
    mustRecord(
        name, act(name, "OpenNegotiation", "'mode': 'PERFORMED', 'title': 'wombat " + how + "'"));
    post(name, act(name, "ConfirmReadiness", READY));
    get(name, "/negotiations/" + name + "/board?view=party:" + name);
    get(name, "/negotiations/" + name + "/acts/999999");
    get(name, "/search?q=" + name);
    get(name, "/" + name + "/" + name);
    get(name, "/accounts/" + name);
    get(name, "/log/tile/" + name);
    send(request("/" + name));
    send(
        request(name, "/negotiations")
            .method(name.toUpperCase(Locale.ROOT), BodyPublishers.noBody()));
    send(request("/negotiations").header("Authorization", "Bearer wombat-token"));
  }

  @Test
  void promtool_finds_nothing_to_say_about_them() throws Exception {
    var said = promtool(metrics(), "check", "metrics");
    assertThat(said.lines().filter(line -> OTHERS.stream().noneMatch(line::startsWith))).isEmpty();
  }

  /// Not ours to name.
  private static final List<String> OTHERS = List.of();

  @Test
  void the_alerts_are_as_prometheus_reads_them() throws Exception {
    assertThat(promtool("", "check", "rules", OPS.resolve("alerts.yml").toString()))
        .doesNotContain("FAILED");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dashboard.json", "alerts.yml"})
  void every_metric_that_is_named_there_is_exposed(String file) throws IOException {
    post("rep:south", act("nowhere", "ConfirmReadiness", READY));
    var exposed = names(metrics());
    var named = named(Files.readString(OPS.resolve(file)));
    assertThat(named).hasSizeGreaterThan(5);
    assertThat(named).allMatch(exposed::contains);
  }

  @Test
  void the_dashboard_shows_every_number_of_the_ledger_s_own() throws IOException {
    var shown = named(Files.readString(OPS.resolve("dashboard.json")));
    Predicate<String> isShown =
        name ->
            shown.contains(name) || shown.contains(name.replaceAll("_(sum|count|max)$", "_bucket"));
    assertThat(names(metrics())).filteredOn(name -> name.startsWith("ledger_")).allMatch(isShown);
  }

  /// Grafana's own are red from 80 on and green below: so is a log of 80 entries, and one
  /// alteration.
  @Test
  void each_single_number_of_the_dashboard_has_its_own_colours() throws IOException {
    var panels =
        JsonMapper.shared().readTree(OPS.resolve("dashboard.json").toFile()).path("panels");
    var numbers =
        panels.valueStream().filter(panel -> panel.path("type").asString().equals("stat")).toList();
    assertThat(numbers).isNotEmpty();
    assertThat(numbers)
        .extracting(panel -> panel.at("/fieldConfig/defaults"))
        .allMatch(set -> set.has("color") || set.has("thresholds") || set.has("mappings"));
  }

  private static Set<String> named(String file) {
    return Pattern.compile("\\b(ledger|http|hikaricp|jvm|process|tomcat)_[a-z_]+")
        .matcher(file)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// What it says, where it is.
  private static String promtool(String input, String... arguments) throws Exception {
    var command = new ArrayList<>(List.of("promtool"));
    command.addAll(List.of(arguments));
    Process process;
    try {
      process = new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException _) {
      assumeTrue(
          false, "there is no promtool here, which checks metrics (apt-get install prometheus)");
      return "";
    }
    try (var in = process.getOutputStream()) {
      in.write(input.getBytes(UTF_8));
    }
    return new String(process.getInputStream().readAllBytes(), UTF_8);
  }
}

package ledger.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import ledger.LedgerIT;
import ledger.cli.LedgerCommand;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What was said under the Chatham House rule: everybody reads that it was said, and nobody but the
/// recorder can find out who said it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AttributionIT extends LedgerIT {

  private static final String NEGOTIATION = "chatham-house";
  private static final String SPEAKER = "harbourmaster";
  private static final String OFFICE = "pilotage";
  private static final String LOCATOR = "wallaby";
  private static final List<String> TRACES = List.of(SPEAKER, OFFICE, LOCATOR);

  /// Everything there is to read of a negotiation.
  private static final List<String> READS =
      List.of(
          "",
          "/register",
          "/timeline",
          "/positions",
          "/positions?view=party:" + SPEAKER,
          "/board",
          "/board?view=party:" + SPEAKER,
          "/readiness",
          "/docket",
          "/moves",
          "/calendar",
          "/participation",
          "/anomalies",
          "/changes?limit=1000",
          "/search?q=wallaby",
          "/search?q=harbourmaster",
          "/difference?fromKnownBy=0",
          "/agreements/A");

  private final UUID said = UUID.randomUUID();
  private final Map<String, Map<String, Integer>> before = new TreeMap<>();
  private long last;

  private String stance() {
    return act(
        NEGOTIATION,
        "TakeStance",
        "'actId': '%s', 'mode': 'REPORTED', 'by': '%s', 'through': {'office': '%s'}, 'capacity': 'EX_OFFICIO', 'chain': [{'relayer': 'south', 'quoteMode': 'VERBATIM', 'locator': '%s'}], 'statedAt': '2026-01-02T00:00Z', 'attribution': 'CHATHAM', 'proposition': 'EXISTS(A)', 'stance': 'DENIES', 'words': 'There never was a deal'"
            .formatted(said, SPEAKER, OFFICE, LOCATOR));
  }

  @BeforeAll
  void somebody_says_something_that_is_not_to_be_attributed() {
    harbour(NEGOTIATION);
    mustRecord(
        "opener",
        act(
            NEGOTIATION,
            "AdmitParticipant",
            "'mode': 'PERFORMED', 'capacity': 'AUDITOR', 'userIds': ['listener']"));
    mustRecord(
        "opener",
        act(
            NEGOTIATION,
            "RegisterReferent",
            "'mode': 'PERFORMED', 'id': '%s', 'kind': 'PARTY', 'neutralLabel': 'Harbour master'"
                .formatted(SPEAKER)));
    last =
        mustRecord(
            "opener",
            act(
                NEGOTIATION,
                "RegisterReferent",
                "'mode': 'PERFORMED', 'id': '%s', 'kind': 'OFFICE', 'neutralLabel': 'Office of pilots'"
                    .formatted(OFFICE)));
    for (var path : READS) before.put(path, traces(path));
    last = mustRecord("scribe", stance());
  }

  private String read(String user, String path) {
    return getAt(last, user, "/negotiations/" + NEGOTIATION + path).response().body();
  }

  /// How often each of them is named.
  private Map<String, Integer> traces(String path) {
    var body = read("rep:south", path);
    var traces = new TreeMap<String, Integer>();
    for (var trace : TRACES) traces.put(trace, body.split(trace, -1).length);
    return traces;
  }

  @Test
  void what_was_said_is_read_by_all_as_the_word_of_somebody_who_is_not_named() {
    for (var user : List.of("rep:north", "rep:south", "auditor", "opener", "scribe")) {
      assertThat(read(user, "/timeline"))
          .contains("There never was a deal", "CHATHAM", "unattributed." + said);
      assertThat(read(user, "/positions")).contains("DENIES", "unattributed." + said);
    }
  }

  @Test
  void nothing_that_is_read_names_who_said_it_more_often_than_before() {
    for (var path : READS) assertThat(traces(path)).as(path).isEqualTo(before.get(path));
  }

  @Test
  void only_the_recorder_is_given_the_opening_of_who_it_was() {
    var entries = "/log/entries?from=" + last + "&to=" + (last + 1);
    for (var user : List.of("rep:north", "rep:south", "auditor", "opener"))
      assertThat(get(user, entries).response().body())
          .as(user)
          .contains("There never was a deal")
          .doesNotContain(TRACES);
    assertThat(get("scribe", entries).response().body())
        .contains("There never was a deal")
        .contains(TRACES);
  }

  @Test
  void a_bundle_without_the_speaker_is_whole_to_both_verifiers(@TempDir Path folder)
      throws Exception {
    for (var user : List.of("listener", "scribe")) {
      var bundle = folder.resolve(user).toString();
      var url = request("").build().uri().toString();
      assertThat(ledger("export", bundle, "--url", url, "--token", token(user)))
          .contains("entries in");
      assertThat(ledger("verify", bundle)).contains("intact");
      var python =
          new ProcessBuilder("python3", bundle + "/verify.py").redirectErrorStream(true).start();
      assertThat(new String(python.getInputStream().readAllBytes())).contains("intact");
      boolean given =
          Files.readString(folder.resolve(user + "/entries"), StandardCharsets.ISO_8859_1)
              .contains(LOCATOR);
      assertThat(given).isEqualTo(user.equals("scribe"));
    }
    assertThat(ledger("verify", folder.resolve("listener").toString()))
        .contains("1 speakers withheld, as their acts say", "1 negotiations folded again");
  }

  private static String ledger(String... arguments) {
    var out = new StringWriter();
    LedgerCommand.line().setOut(new PrintWriter(out, true)).execute(arguments);
    return out.toString();
  }

  @Test
  void the_same_act_sent_again_is_known_again_and_another_speaker_is_another_act() {
    assertThat(post("scribe", stance()).json().path("already").asBoolean()).isTrue();
    assertThat(post("scribe", stance().replace(SPEAKER, "north")).text("code"))
        .isEqualTo("ACT_ID_REUSED");
  }

  @Test
  void a_correction_does_not_tell_who_it_was() {
    var correction =
        act(
            NEGOTIATION,
            "CorrectRecord",
            "'mode': 'PERFORMED', 'target': '%s', 'patch': {'capacity': 'PERSONAL'}, 'reason': 'x'"
                .formatted(said));
    assertThat(post("scribe", correction).text("code")).isEqualTo("ATTRIBUTION_STAYS");
  }
}

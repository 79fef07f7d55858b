package ledger.compartment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import ledger.Eventually;
import ledger.act.Act;
import ledger.act.AgreementAct.ProposeAgreement;
import ledger.act.AllegationAct.AllegeBreach;
import ledger.act.json.ActFormat;
import ledger.compartment.SeededLedger.Listener;
import ledger.compartment.SeededLedger.Question;
import ledger.compartment.SeededLedger.RawAnswer;
import ledger.walk.SecretHistory;
import ledger.walk.SecretHistory.Sent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Two ledgers with the same history. Where one has an act of a compartment, the other has an act
/// of a negotiation in which nobody else takes part: at the same position and time, under the same
/// id, with the same salts. Whoever is not in the compartment is answered the same by both, byte
/// for byte, whatever is read or sent; what has to differ is said by [Masks].
///
/// Each address is asked by the one who takes part, and by one of the others in turn; with
/// `-Pstress` by all of them, and the histories are more (`-Dledger.histories`).
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoLedgersIT {

  private static final ActFormat FORMAT = new ActFormat();
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final boolean ALL = Boolean.getBoolean("ledger.stress");
  private static final int HISTORIES = Integer.getInteger("ledger.histories", 1);

  private static final String OWNER = SecretHistory.OWNER.value();
  private static final String WEST = SecretHistory.OUTSIDER.value();
  private static final String AUDITOR = "auditor";
  private static final String STRANGER = "stranger";

  /// Beside the one who takes part: one who may read all that is for everybody, one who has an
  /// account and takes no part, and one who has none.
  private static final List<Optional<String>> OTHERS =
      List.of(Optional.of(AUDITOR), Optional.of(STRANGER), Optional.empty());

  private SeededLedger secret;
  private SeededLedger plain;

  /// The positions of what is not the same in both: what was said in secret, and accounts, whose
  /// tokens are drawn by lot.
  private final Set<Long> differing = new TreeSet<>();

  private Instant now = Instant.parse("2026-01-01T00:00:00Z");

  @BeforeAll
  void two_ledgers_that_sign_with_the_same_keys(@TempDir Path folder) throws IOException {
    secret = new SeededLedger(folder.resolve("secret"));
    var keys = Files.createDirectories(folder.resolve("plain")).resolve("log.keys");
    Files.copy(folder.resolve("secret/log.keys"), keys);
    plain = new SeededLedger(folder.resolve("plain"));
    for (var user : users()) {
      secret.open(user);
      plain.open(user);
    }
    secret.entries().forEach(entry -> differing.add(entry.position()));
  }

  private static List<String> users() {
    return Stream.concat(
            SecretHistory.USERS.stream().map(Object::toString), Stream.of(AUDITOR, STRANGER))
        .toList();
  }

  @AfterAll
  void close() {
    secret.close();
    plain.close();
  }

  @Test
  void whoever_is_not_in_it_cannot_tell_them_apart() throws Exception {
    for (int seed = 0; seed < HISTORIES; seed++) new History(seed).isToldAlike();
  }

  /// One random history, in both.
  private final class History {

    private final int seed;
    private final String negotiation;
    private final String elsewhere;
    private final List<String> wrong = new ArrayList<>();

    /// The last position of what both have, and of what one has.
    private long shared;

    private long hidden;
    private UUID hiddenAct = new UUID(0, 0);
    private String agreement = "none";
    private String allegation = "none";
    private int asked;

    History(int seed) {
      this.seed = seed;
      this.negotiation = "walk-" + seed;
      this.elsewhere = "elsewhere-" + seed;
    }

    void isToldAlike() throws Exception {
      both(OWNER, filing("OpenNegotiation", elsewhere, "'title': 'Another matter'"));
      var everywhere = Question.get("/stream", Optional.of(WEST));
      try (var here = secret.listen(everywhere);
          var there = plain.listen(everywhere)) {
        happens();
        refusals();
        both(OWNER, place(negotiation, "last"));
        notified(here, there);
      }
      var again =
          Question.get("/negotiations/" + negotiation + "/stream", Optional.of(WEST))
              .with("Last-Event-ID", "0");
      try (var here = secret.listen(again);
          var there = plain.listen(again)) {
        notified(here, there);
      }
      var masks = masks();
      reads(masks);
      whoever_is_in_it_is_told_something_else(masks);
      assertThat(hidden).as("something secret in history %d", seed).isPositive();
      assertThat(wrong).as("history %d, told first in secret", seed).isEmpty();
      now = now.plus(Duration.ofDays(1));
    }

    private void happens() throws Exception {
      var history = SecretHistory.of(seed);
      var begun = now;
      for (var sent : history) {
        now = begun.plus(Duration.between(history.getFirst().at(), sent.at()));
        send(sent);
        if (sent == history.getFirst())
          both(
              OWNER,
              filing(
                  "AdmitParticipant",
                  negotiation,
                  "'capacity': 'AUDITOR', 'userIds': ['" + AUDITOR + "']"));
      }
    }

    private void send(Sent sent) throws Exception {
      var act = ((ObjectNode) FORMAT.tree(sent.act())).put("negotiation", negotiation);
      if (sent.secret()) inSecret(sent.by().value(), act);
      else both(sent.by().value(), act);
      note(sent.act());
    }

    private void note(Act act) {
      if (act instanceof ProposeAgreement proposed) agreement = proposed.agreement().value();
      if (act instanceof AllegeBreach alleged) allegation = alleged.id().value();
    }

    private void both(String by, ObjectNode act) throws Exception {
      var question = Question.post("/acts", by, "application/json", act.toString());
      moment();
      var here = secret.ask(question);
      moment();
      var there = plain.ask(question);
      compare(question, Masks.NONE.of(here), Masks.NONE.of(there));
      if (here.status() == 201) shared = position(here);
    }

    private void inSecret(String by, ObjectNode act) throws Exception {
      moment();
      var answer = secret.ask(Question.post("/acts", by, "application/json", act.toString()));
      if (answer.status() != 201) return;
      hidden = position(answer);
      hiddenAct = UUID.fromString(act.path("actId").asString());
      differing.add(hidden);
      var twin = place(elsewhere, "at" + hidden).put("actId", hiddenAct.toString());
      moment();
      var there = plain.ask(Question.post("/acts", OWNER, "application/json", twin.toString()));
      assertThat(position(there)).isEqualTo(hidden);
    }

    private ObjectNode place(String where, String id) {
      return filing(
          "RegisterReferent",
          where,
          "'id': '" + id + "', 'kind': 'PLACE', 'neutralLabel': 'A place'");
    }

    private ObjectNode filing(String act, String where, String fields) {
      return act(act, where, "'mode': 'PERFORMED', " + fields);
    }

    private ObjectNode act(String act, String where, String fields) {
      var id = UUID.nameUUIDFromBytes((act + where + fields).getBytes(StandardCharsets.UTF_8));
      return (ObjectNode)
          JSON.readTree(
              "{'act': '%s', 'actId': '%s', 'negotiation': '%s', %s}"
                  .formatted(act, id, where, fields)
                  .replace('\'', '"'));
    }

    private void moment() {
      long salts = seed * 1_000_000L + Math.max(shared, hidden);
      secret.at(now, salts);
      plain.at(now, salts);
    }

    /// What outsiders say of what they may not see, recorded or not.
    private void refusals() throws Exception {
      var stance = "'mode': 'PERFORMED', 'by': 'west', 'stance': 'AFFIRMS', 'proposition': ";
      var acts =
          List.of(
              act(
                  "TakeStance",
                  negotiation,
                  stance + "'EXISTS(" + agreement + ")', 'compartments': ['room']"),
              act("TakeStance", negotiation, stance + "'EXISTS(_room." + agreement + ")'"),
              act("TakeStance", negotiation, stance + "'VALID(" + hiddenAct + ")'"),
              act(
                  "TakeStance",
                  negotiation,
                  stance
                      + "'EXISTS("
                      + agreement
                      + ")', 'unseals': '"
                      + hiddenAct
                      + "', 'statedAt': '2026-01-01T00:00Z'"),
              act("TakeStance", negotiation, stance + "'EXISTS(" + agreement + ")'")
                  .put("actId", hiddenAct.toString()),
              act(
                  "DeclareConsent",
                  negotiation,
                  "'mode': 'PERFORMED', 'by': 'west', 'agreement': '_room."
                      + agreement
                      + "', 'version': 1, 'decision': 'ACCEPT'"),
              act(
                  "RespondToAllegation",
                  negotiation,
                  "'mode': 'PERFORMED', 'by': 'west', 'answer': 'DENY', 'id': '_room."
                      + allegation
                      + "'"),
              filing(
                  "RegisterReferent",
                  negotiation,
                  "'id': '_room.quay', 'kind': 'PLACE', 'neutralLabel': 'Quay'"),
              filing(
                  "DefineCompartment",
                  negotiation,
                  "'id': 'room', 'visibility': 'INVISIBLE', 'members': ['" + WEST + "']"),
              filing(
                  "ConsentToUnseal",
                  negotiation,
                  "'target': '" + hiddenAct + "', 'compartments': ['room']"),
              filing(
                  "CorrectRecord",
                  negotiation,
                  "'target': '" + hiddenAct + "', 'patch': {}, 'reason': 'TYPO'"),
              filing(
                  "AnnulRecord",
                  negotiation,
                  "'target': '" + hiddenAct + "', 'reason': 'DUPLICATE'"),
              act(
                  "AdoptWords",
                  negotiation,
                  "'mode': 'PERFORMED', 'by': 'west', 'target': '" + hiddenAct + "'"),
              filing("OpenNegotiation", elsewhere, "'title': 'Once more'"));
      for (var user : List.of(WEST, "rep:south", AUDITOR, STRANGER))
        for (var act : acts) {
          tried(user, act);
          both(user, act);
        }
      both(OWNER, acts.get(7)); // whoever may register, and knows of it
      var whatIf = "{\"without\": [\"" + hiddenAct + "\"], \"add\": [" + acts.get(1) + "]}";
      for (var user : List.of(WEST, AUDITOR, STRANGER))
        alike(
            Question.post(
                "/negotiations/" + negotiation + "/whatif", user, "application/json", whatIf),
            List.of(Masks.NONE, Masks.NONE));
    }

    private void tried(String user, ObjectNode act) throws Exception {
      alike(
          Question.post("/acts?dry=true", user, "application/json", act.toString()),
          List.of(Masks.NONE, Masks.NONE));
    }

    private void reads(List<Masks> masks) throws Exception {
      var paths = new EveryRead(secret.router(), values()).paths();
      for (var path : paths)
        for (var query : queries(path))
          for (var accept : List.of("*/*", "text/html")) {
            var question = Question.get(path + query, Optional.of(WEST)).with("Accept", accept);
            alike(question, masks);
            asked++;
            for (int who = 0; who < OTHERS.size(); who++)
              if (ALL || (asked + seed) % OTHERS.size() == who)
                alike(question.by(OTHERS.get(who)), masks);
          }
    }

    /// So what is compared is where it would be seen.
    private void whoever_is_in_it_is_told_something_else(List<Masks> masks) throws Exception {
      for (var accept : List.of("*/*", "text/html")) {
        var timeline =
            Question.get("/negotiations/" + negotiation + "/timeline", Optional.of(OWNER))
                .with("Accept", accept);
        assertThat(masks.getFirst().of(secret.ask(timeline)))
            .isNotEqualTo(masks.getLast().of(plain.ask(timeline)));
      }
    }

    private Map<String, List<String>> values() {
      return Map.ofEntries(
          Map.entry("negotiation", List.of(negotiation, elsewhere)),
          Map.entry("agreement", List.of(agreement, "_room." + agreement)),
          Map.entry("allegation", List.of(allegation, "_room." + allegation)),
          Map.entry("source", List.of("paper", "_room.paper")),
          Map.entry("position", List.of("" + shared, "" + hidden)),
          Map.entry("event", List.of("TakeStance")),
          Map.entry("actId", List.of(hiddenAct.toString())),
          Map.entry("name", List.of("UNKNOWN_COMPARTMENT")),
          Map.entry("user", List.of(WEST)),
          Map.entry("webhook", List.of(new UUID(0, 1).toString())),
          Map.entry("question", List.of("board")),
          Map.entry("from", List.of("1")),
          Map.entry("to", List.of("1")),
          Map.entry("rest", tiles()));
    }

    private List<String> tiles() {
      long size = shared + 1;
      var tiles = new ArrayList<String>();
      for (long tile = 0; tile < size / 256; tile++) tiles.add("0/%03d".formatted(tile));
      if (size % 256 != 0) tiles.add("0/%03d.p/%d".formatted(size / 256, size % 256));
      return tiles;
    }

    /// With what may bring out something secret.
    private List<String> queries(String path) {
      var name = path.substring(path.lastIndexOf('/') + 1);
      return switch (name) {
        case "entries" -> List.of("", "?from=" + hidden + "&to=" + (hidden + 1));
        case "changes" -> List.of("?limit=1000", "?after=" + (hidden - 1));
        case "search" -> List.of("?q=north", "?q=_room");
        case "difference" -> List.of("?fromKnownBy=" + (hidden - 1));
        case "since" -> List.of("?after=" + (hidden - 1));
        case "whatif" -> List.of("?without=" + hidden, "?without=" + shared);
        default ->
            path.startsWith("/negotiations/" + negotiation)
                ? List.of("", "?view=party:north", "?knownBy=" + hidden)
                : List.of("");
      };
    }

    private void alike(Question question, List<Masks> masks) throws Exception {
      var asked = question.with("Ledger-Position", String.valueOf(shared));
      compare(
          question, masks.getFirst().of(secret.ask(asked)), masks.getLast().of(plain.ask(asked)));
    }

    private void compare(Question question, String here, String there) {
      if (!here.equals(there)) wrong.add(question + "\n" + difference(here, there));
    }

    /// After all that is on record was signed.
    private List<Masks> masks() throws Exception {
      var masks = new ArrayList<Masks>();
      for (var ledger : List.of(secret, plain)) {
        var signed = ledger.ask(Question.post("/log/checkpoint", AUDITOR, "text/plain", ""));
        assertThat(signed.status()).isEqualTo(200);
        masks.add(new Masks(ledger.entries(), differing::contains));
      }
      return masks;
    }

    /// Once the last act was notified, which is the last of both.
    private void notified(Listener here, Listener there) {
      var last = "\"position\":" + shared + "}";
      Eventually.until("it is notified", () -> here.heard(last) && there.heard(last));
      if (!here.changes().equals(there.changes()))
        wrong.add("streams: " + here.changes() + "\n" + there.changes());
    }
  }

  /// The first place at which they differ, and what is around it.
  private static String difference(String here, String there) {
    int at = 0;
    while (at < Math.min(here.length(), there.length()) && here.charAt(at) == there.charAt(at))
      at++;
    return around(here, at) + "\n" + around(there, at);
  }

  private static String around(String text, int at) {
    return text.substring(Math.max(0, at - 200), Math.min(text.length(), at + 200));
  }

  private static long position(RawAnswer answer) {
    var told = JSON.readTree(answer.body());
    assertThat(told.path("position").isNumber()).as("%s", told).isTrue();
    return told.path("position").asLong();
  }
}

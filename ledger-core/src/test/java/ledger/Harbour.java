package ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import ledger.act.Act;
import ledger.act.UserId;
import ledger.decision.Decision;
import ledger.decision.Decision.Accepted;
import ledger.decision.Decision.Refused;
import ledger.decision.Refusal;

/// The cast that the rules are tested with: north and south share a harbour, east looks on.
///
/// Acts are written as they are sent, in single quotes. Left out, they are PERFORMED at noon.
public final class Harbour {

  public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private final InMemory ledger = new InMemory();

  private Harbour() {}

  /// Opened by `owner`, with everybody admitted and everything named that the tests need.
  public static Harbour opened() {
    return new Harbour()
        .given("owner", "OpenNegotiation", "'title': 'Use of the harbour'")
        .given(
            "owner", "RegisterReferent", "'id': 'north', 'kind': 'PARTY', 'neutralLabel': 'North'")
        .given(
            "owner", "RegisterReferent", "'id': 'south', 'kind': 'PARTY', 'neutralLabel': 'South'")
        .given("owner", "RegisterReferent", "'id': 'east', 'kind': 'STATE', 'neutralLabel': 'East'")
        .given("owner", "RegisterReferent", "'id': 'quay', 'kind': 'PLACE', 'neutralLabel': 'Quay'")
        .given(
            "owner",
            "RegisterReferent",
            "'id': 'gazette', 'kind': 'BODY', 'neutralLabel': 'Gazette'")
        .given(
            "owner",
            "AdmitParticipant",
            "'capacity': 'REP', 'actor': 'north', 'userIds': ['rep:north']")
        .given(
            "owner",
            "AdmitParticipant",
            "'capacity': 'REP', 'actor': 'south', 'userIds': ['rep:south']")
        .given(
            "owner",
            "AdmitParticipant",
            "'capacity': 'THIRD', 'actor': 'east', 'userIds': ['east']")
        .given("owner", "AdmitParticipant", "'capacity': 'RECORDER', 'userIds': ['recorder']")
        .given("owner", "AdmitParticipant", "'capacity': 'AUDITOR', 'userIds': ['auditor']")
        .given(
            "owner",
            "RegisterSource",
            "'id': 'paper', 'kind': 'REPORT', 'publisher': 'gazette', 'hash': 'sha256:"
                + "a".repeat(64)
                + "'");
  }

  /// North proposed A: it lets ships in (n1), south sends one ship (s1), linked by L.
  public static Harbour proposed() {
    return opened()
        .given(
            "rep:north",
            "ProposeAgreement",
            "'by': 'north', 'statedAt': '2026-01-15T00:00Z', 'agreement': 'A', 'form': 'WRITTEN', 'terms': "
                + TERMS);
  }

  /// The same, accepted by both, and so in force.
  public static Harbour inForce() {
    return proposed()
        .given("rep:north", "DeclareConsent", ACCEPT.formatted("north"))
        .given("rep:south", "DeclareConsent", ACCEPT.formatted("south"));
  }

  /// With observers, for whom `verifier` monitors.
  public Harbour withMonitor() {
    return given(
            "owner",
            "RegisterReferent",
            "'id': 'observers', 'kind': 'BODY', 'neutralLabel': 'Observers'")
        .given(
            "owner",
            "AdmitParticipant",
            "'capacity': 'MONITOR', 'actor': 'observers', 'userIds': ['verifier']");
  }

  /// With a third party.
  public Harbour withWest() {
    return given(
            "owner", "RegisterReferent", "'id': 'west', 'kind': 'PARTY', 'neutralLabel': 'West'")
        .given(
            "owner",
            "AdmitParticipant",
            "'capacity': 'REP', 'actor': 'west', 'userIds': ['rep:west']");
  }

  /// With two persons who keep the record.
  public Harbour withCustodians() {
    return given(
        "owner",
        "AdmitParticipant",
        "'capacity': 'CUSTODIAN', 'userIds': ['custodian1', 'custodian2']");
  }

  private static final String ACCEPT =
      "'by': '%s', 'agreement': 'A', 'version': 1, 'decision': 'ACCEPT'";

  public static final String TERMS =
      """
      {'texts': [{'lang': 'en', 'text': 'Ships may dock.'}],
       'participants': [{'ref': 'north', 'role': 'PARTY'}, {'ref': 'south', 'role': 'PARTY'}],
       'terms': [
         {'kind': 'COMMITMENT', 'key': 'n1', 'debtors': ['north'], 'creditors': ['south'], 'mode': 'ACHIEVE', 'texts': 'Open the quay'},
         {'kind': 'COMMITMENT', 'key': 's1', 'debtors': ['south'], 'creditors': ['north'], 'mode': 'ACHIEVE', 'texts': 'Send a ship', 'measure': {'unit': 'ship', 'target': '1'}},
         {'kind': 'LINKAGE', 'id': 'L', 'covers': ['n1', 's1'], 'texts': 'in exchange'}]}\
      """;

  /// Puts an act on record that the rules have to accept.
  public Harbour given(String user, String act, String fields) {
    return given(user, act(act, fields));
  }

  public Harbour given(String user, Act act) {
    assertThat(send(user, act)).as("%s by %s", act.name(), user).isInstanceOf(Accepted.class);
    return this;
  }

  public Outcome when(String user, String act, String fields) {
    return when(user, act(act, fields));
  }

  public Outcome when(String user, Act act) {
    return new Outcome(send(user, act), act);
  }

  public InMemory ledger() {
    return ledger;
  }

  private Decision send(String user, Act act) {
    return ledger.send(act, new UserId(user), NOW);
  }

  public static Act act(String name, String fields) {
    return act(
        name,
        fields,
        fields.contains("'statedAt'") || !fields.contains("'by'")
            ? ""
            : ", 'statedAt': '2026-03-01T12:00Z'");
  }

  public static Act actWithoutTime(String name, String fields) {
    return act(name, fields, "");
  }

  private static Act act(String name, String fields, String time) {
    var given = "'act': '" + name + "', " + fields;
    var defaults = new StringBuilder();
    if (!given.contains("'actId'"))
      defaults.append(", 'actId': '").append(UUID.randomUUID()).append("'");
    if (!given.contains("'negotiation'")) defaults.append(", 'negotiation': 'harbour'");
    if (!given.matches("(?s).*'mode': '(PERFORMED|REPORTED|IMPORTED)'.*"))
      defaults.append(", 'mode': 'PERFORMED'");
    defaults.append(time);
    return Corridor.read(
        ("{" + given + defaults + "}").replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  /// What became of an act.
  public record Outcome(Decision decision, Act act) {

    public void thenRecorded() {
      assertThat(decision).isInstanceOf(Accepted.class);
    }

    public void thenRefused(Refusal reason) {
      assertThat(decision).isEqualTo(new Refused(reason));
    }

    public String name() {
      return switch (decision) {
        case Accepted(var event) -> event.getClass().getSimpleName();
        case Refused(var reason) -> reason.getClass().getSimpleName();
      };
    }
  }
}

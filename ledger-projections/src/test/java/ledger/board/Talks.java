package ledger.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ledger.Harbour;
import ledger.calendar.Calendar;
import ledger.decision.Decision;
import ledger.dossier.Dossier;
import ledger.dossier.Folded;
import ledger.participation.Participation;
import ledger.register.Register;
import ledger.view.HangsOn;
import ledger.view.Supervaluation;
import ledger.view.View;

/// What north, south and west say to each other about agreement A, told in the order in which they
/// say it, and what is then seen of it. East and the observers look on.
///
/// Acts that are spoken of have a name: `VALID(suspension)` is that the act so named is valid.
public final class Talks {

  /// The record, and the view of each party.
  static final List<String> VIEWS = List.of("record", "party:north", "party:south", "party:west");

  private static final OffsetDateTime LATEST = OffsetDateTime.parse("2026-02-14T00:00Z");

  private final Harbour harbour = Harbour.opened().withWest().withMonitor();

  private Talks() {}

  public static Talks opened() {
    return new Talks();
  }

  /// Proposed by north on 15 January 2026 and accepted by all three, the last on the 20th.
  static Talks inForce(String... terms) {
    return proposed(terms).accepts("north").accepts("south").accepts("west");
  }

  /// Proposed by north on 15 January 2026.
  static Talks proposed(String... terms) {
    return opened().proposes("north", "A", PARTIES, terms);
  }

  static final String PARTIES = party("north") + ", " + party("south") + ", " + party("west");

  static String party(String ref) {
    return "{'ref': '" + ref + "', 'role': 'PARTY'}";
  }

  /// On 15 January 2026.
  public Talks proposes(String by, String agreement, String participants, String... terms) {
    return proposes(by, "2026-01-15", agreement, participants, List.of(terms));
  }

  Talks proposes(String by, String at, String agreement, String participants, List<String> terms) {
    return says(
        by,
        at,
        "ProposeAgreement",
        "'agreement': '%s', 'form': 'WRITTEN', 'terms': {'participants': [%s], 'terms': [%s]}"
            .formatted(agreement, participants, String.join(", ", terms)));
  }

  /// An amendment of A's first version.
  Talks amends(String by, String at, String... terms) {
    return says(
        by,
        at,
        "ReviseTerms",
        "'agreement': 'A', 'kind': 'AMENDMENT', 'basedOn': 1, 'terms': {'terms': [%s]}"
            .formatted(String.join(", ", terms)));
  }

  public Talks accepts(String by) {
    return accepts(by, "A", 1, "2026-01-20");
  }

  public Talks accepts(String by, String agreement, int version, String at) {
    return says(
        by,
        at,
        "DeclareConsent",
        "'agreement': '%s', 'version': %d, 'decision': 'ACCEPT'".formatted(agreement, version));
  }

  /// As the press has it; on 20 January.
  Talks acceptedByReport(String by, String act) {
    return reported(
        by,
        "2026-01-20",
        "DeclareConsent",
        "'actId': '%s', 'agreement': 'A', 'version': 1, 'decision': 'ACCEPT'".formatted(id(act)));
  }

  /// For the day on which it is to have effect, given the day before, or on 14 February at the
  /// latest; its act has its name.
  Talks notice(String by, String name, String effect, String effectiveAt, String more) {
    return says(
        by,
        Stream.of(OffsetDateTime.parse(at(effectiveAt)).minusDays(1), LATEST)
            .min(OffsetDateTime::compareTo)
            .orElseThrow()
            .toString(),
        "GiveNotice",
        "'actId': '%s', 'agreement': 'A', 'noticeId': '%s', 'effect': '%s', 'effectiveAt': '%s'%s%s"
            .formatted(
                id(name),
                name,
                effect,
                at(effectiveAt),
                more.contains("'powerKey'") ? "" : ", 'powerKey': 'EXTRA_TEXTUAL'",
                more));
  }

  /// On 20 February.
  Talks takes(String by, String stance, String proposition) {
    return takes(by, "2026-02-20", stance, proposition);
  }

  Talks takes(String by, String at, String stance, String proposition) {
    return says(
        by,
        at,
        "TakeStance",
        "'proposition': '%s', 'stance': '%s'".formatted(named(proposition), stance));
  }

  /// Of a linkage of A, on 1 February.
  Talks reads(String by, String id, String links) {
    return reads(by, id, "2026-02-01", links, "");
  }

  Talks reads(String by, String id, String at, String links, String more) {
    return advances(
        by, at, "'termId': 'L', 'readingId': '%s', 'links': [%s]%s".formatted(id, links, more));
  }

  Talks advances(String by, String at, String reading) {
    return says(by, at, "AdvanceReading", "'agreement': 'A', 'version': 1, " + reading);
  }

  Talks ready(String by, String agreement, String key, String at) {
    return says(
        by,
        at,
        "ConfirmReadiness",
        "'agreement': '%s', 'version': 1, 'scope': ['%s']".formatted(agreement, key));
  }

  Talks reports(String by, String id, String at, String relates) {
    return says(
        by,
        at,
        "ReportOccurrence",
        "'id': '%s', 'kind': 'PASSAGE', 'when': '%s', 'where': 'quay', 'observationMode': 'WITNESSED', 'relates': [%s]"
            .formatted(id, at(at), relates));
  }

  Talks performs(String by, String key, String at) {
    return reports(by, "done-" + key, at, "{'key': '%s', 'as': 'PERFORMANCE'}".formatted(key));
  }

  /// Its own word, on a day or at a time.
  public Talks says(String by, String at, String act, String fields) {
    harbour.given(user(by), act, "'by': '%s', 'statedAt': '%s', %s".formatted(by, at(at), fields));
    return this;
  }

  /// What somebody is reported to have said, by a source that counts.
  Talks reported(String by, String at, String act, String fields) {
    harbour.given(
        "recorder",
        act,
        "'mode': 'REPORTED', 'by': '%s', 'capacity': 'EX_OFFICIO', 'statedAt': '%s', 'chain': [{'relayer': 'gazette', 'quoteMode': 'VERBATIM', 'sourceId': 'paper'}], %s"
            .formatted(by, at(at), fields));
    return this;
  }

  Talks filed(String user, String act, String fields) {
    harbour.given(user, act, fields);
    return this;
  }

  Talks refused(String by, String act, String fields) {
    assertThat(
            harbour
                .when(
                    user(by),
                    act,
                    "'by': '%s', 'statedAt': '2026-02-20T00:00Z', %s".formatted(by, fields))
                .decision())
        .isInstanceOf(Decision.Refused.class);
    return this;
  }

  Talks withCustodians() {
    harbour.withCustodians();
    return this;
  }

  // -- what is seen ----------------------------------------------------------------------------

  Seen seen(String view, String about) {
    return Seen.in(view, Folded.entries(harbour.ledger().record()), at(about));
  }

  /// How a commitment stands on the record, such as `A.n1 DUE since 2026-01-20`.
  String record(String key, String about) {
    return seen("record", about).line(key);
  }

  /// How it stands on the record and in the view of each party, in this order.
  List<Dueness> dueness(String key, String about) {
    return VIEWS.stream().map(v -> dueness(key, v, about)).toList();
  }

  private Dueness dueness(String key, String view, String about) {
    var seen = seen(view, about);
    return seen.lines().stream().anyMatch(line -> line.startsWith(key + " "))
        ? seen.cell(key).dueness()
        : Dueness.NOT_IN_FORCE;
  }

  /// On what it hangs on the record, such as `dueness: VALID(suspension) denied by north`.
  List<String> hangs(String key, String about) {
    return seen("record", about).cell(key).hangsOn().stream().map(Talks::told).toList();
  }

  Register.Listed register(String view, String about) {
    return Register.of(view(view, about)).agreements().getFirst();
  }

  /// How each stands to A, such as `north BOUND`.
  List<String> roll(String view, String about) {
    return Participation.ofAgreement(view(view, about), ledger.value.Id.of("A"))
        .agreements()
        .getFirst()
        .participants()
        .stream()
        .map(p -> p.participant() + " " + p.standing())
        .toList();
  }

  /// Such as `AGREEMENT_ENDS A 2026-03-02T00:00:00Z`, with what it hangs on where it does.
  List<String> dates(String view, String about) {
    return Calendar.of(view(view, about)).dates().stream()
        .map(d ->
            d.what()
                + " "
                + d.subject()
                + d.holder().map(h -> "/" + h).orElse("")
                + " "
                + d.at().toString().substring(0, 10)
                + d.hangsOn().stream().map(h -> " if " + told(h)).collect(Collectors.joining()))
        .toList();
  }

  Moves moves(String about) {
    return Moves.of(
        Folded.entries(harbour.ledger().record()),
        OffsetDateTime.parse(at(about)).toInstant(),
        Long.MAX_VALUE);
  }

  List<Deadlock> deadlocks(String about) {
    return Deadlock.in(dossier(about));
  }

  /// Such as `[A.n1] SAME [DUE]`.
  List<String> common(String about, String... among) {
    return ground(about, among)
        .map(r -> r.keys() + " " + r.outcome() + (r.dueness().isEmpty() ? "" : " " + r.dueness()))
        .toList();
  }

  /// What differs, such as `[A.n1] [DUE]`.
  List<String> differing(String about, String... among) {
    return ground(about, among)
        .filter(r -> !r.differs().isEmpty())
        .map(r -> r.keys() + " " + r.differs())
        .toList();
  }

  private Stream<CommonGround.Row> ground(String about, String... among) {
    return CommonGround.of(
        dossier(about), new View.Common(Stream.of(among).map(ledger.value.Id::of).toList()))
        .rows()
        .stream();
  }

  Dossier dossier(String about) {
    return Folded.at(harbour, OffsetDateTime.parse(at(about)).toInstant());
  }

  private Supervaluation view(String view, String about) {
    return Supervaluation.of(
        dossier(about),
        view.equals("record")
            ? View.RECORD
            : new View.According(ledger.value.Id.of(view.substring("party:".length()))));
  }

  static String told(HangsOn h) {
    return h.field()
        + ": "
        + h.propositions().stream()
            .map(p -> readable(p.toString()))
            .collect(Collectors.joining(", "))
        + (h.contestedBy().isEmpty() ? "" : " denied by " + names(h.contestedBy()))
        + (h.reservedBy().isEmpty() ? "" : " reserved by " + names(h.reservedBy()));
  }

  private static String names(List<ledger.act.Actor> actors) {
    return actors.stream().map(Object::toString).collect(Collectors.joining(", "));
  }

  // -- names -----------------------------------------------------------------------------------

  private static final Pattern VALID = Pattern.compile("VALID\\(([a-z][A-Za-z0-9-]*)\\)");
  private static final java.util.Map<String, String> NAMES =
      new java.util.concurrent.ConcurrentHashMap<>();

  static UUID id(String act) {
    var id = UUID.nameUUIDFromBytes(act.getBytes(StandardCharsets.UTF_8));
    NAMES.put(id.toString(), act);
    return id;
  }

  private static String named(String proposition) {
    return VALID.matcher(proposition).replaceAll(m -> "VALID(" + id(m.group(1)) + ")");
  }

  private static String readable(String proposition) {
    var told = proposition;
    for (var name : NAMES.entrySet()) told = told.replace(name.getKey(), name.getValue());
    return told;
  }

  private static String at(String day) {
    return day.length() == 10 ? day + "T00:00Z" : day;
  }

  private static String user(String by) {
    return switch (by) {
      case "east" -> "east";
      case "observers" -> "verifier";
      default -> "rep:" + by;
    };
  }
}

package ledger.languages;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import ledger.act.ActWithoutPayload;
import ledger.act.AllegationAct;
import ledger.act.CustodyAct;
import ledger.act.Envelope;
import ledger.act.IssueAct;
import ledger.act.NegotiationAct;
import ledger.act.NotCounted;
import ledger.act.Proposition;
import ledger.act.ReferentAct;
import ledger.act.Relay;
import ledger.act.SourceAct;
import ledger.act.Strength;
import ledger.administration.TokenScope;
import ledger.anomaly.Anomalies;
import ledger.board.Cell;
import ledger.board.CommonGround;
import ledger.board.Dueness;
import ledger.board.NextMover;
import ledger.calendar.What;
import ledger.changes.Snapshot;
import ledger.docket.Docket;
import ledger.drafting.Deed;
import ledger.log.Part;
import ledger.page.Room;
import ledger.picture.ActKind;
import ledger.picture.Picture;
import ledger.positions.MatrixCell;
import ledger.readiness.ReadinessBoard;
import ledger.rebuild.postgres.Rebuild;
import ledger.register.Register;
import ledger.terms.Effect;
import ledger.timeline.Timeline;
import ledger.value.When;
import ledger.view.Notices;
import ledger.view.Performance;
import ledger.view.RunningTerm;

/// What may follow a prefix in a key: `dueness.` is followed by each value of [Dueness], for each
/// of which there is a text.
final class Choices {

  static final Map<String, Set<String>> BY_PREFIX = new TreeMap<>();

  static {
    put("act.", "notice", "consent", "release", "finding", "correction", "other");
    FormTexts.acts().forEach(act -> put("act.", act, act + ".help"));
    put("annul.", CustodyAct.Reason.class);
    put("anomaly.", Anomalies.Reason.class);
    put("answer.", AllegationAct.Answer.class);
    put("fault.copy.", "TOO_LARGE", "NO_ROOM", "NO_FILE");
    put("asked.", "view", "about", "knownBy", "names", "lang", "q");
    put("attitude.", IssueAct.Attitude.class);
    put("attribution.", Envelope.Attribution.class);
    put("awaited.", NextMover.Awaited.class);
    put("before.", IssueAct.Stance.class);
    capacities();
    cellNotes();
    changes();
    put("choice.", FormTexts.choices());
    put("closed.", AllegationAct.How.class);
    put("consent.", Register.ConsentState.class);
    put("date.", What.class);
    put("credibility.", "1", "2", "3", "4", "5", "6");
    put("deed.", Deed.class);
    put("differs.", CommonGround.Aspect.class);
    put("docket.", Docket.State.class);
    put("dueness.", Dueness.class);
    put("effect.", Effect.class);
    put("field.", FormTexts.fields());
    put("finding.", AllegationAct.FindingResult.class);
    put("flag.", Timeline.Flag.class);
    put("gap.", Picture.Gap.class);
    put("ground.", AllegationAct.Ground.class);
    put("hangs.way.", "HOLDS", "DOES_NOT_HOLD", "TEXT", "OPEN");
    put("kind.", FormTexts.kinds());
    put("mark.", Performance.Mark.class);
    put("note.", MatrixCell.Note.Kind.class);
    put("notice.", Notices.State.class);
    put("outcome.", CommonGround.Outcome.class);
    put("part.", Part.class);
    put("part.explained.", Part.class);
    put(
        "posted.",
        "DELIVERED",
        "GONE",
        "REDIRECTED",
        "REFUSED",
        "NO_SUCH_HOST",
        "ADDRESS_NOT_ALLOWED",
        "NOT_CONNECTED",
        "NOT_SECURE",
        "TIMED_OUT",
        "BROKEN_OFF");
    put("precision.", When.Precision.class);
    put("proposition.", Proposition.Kind.class);
    put("proposition.", "BREACH.full", "MEANS.full", "OCCURRED.full");
    put("proposition.", "SHOULD.agreement", "SHOULD.performed");
    put("quote.", Relay.QuoteMode.class);
    put("readiness.", ReadinessBoard.State.class);
    put("rebuild.", Rebuild.State.class);
    put("referent.", ReferentAct.Kind.class);
    put("reliability.", SourceAct.Grade.Reliability.class);
    put("renewal.", RunningTerm.State.class);
    put("replay.", "EARLIER", "LATER");
    put("room.", Room.class);
    put("rule.", Cell.Rule.class);
    FormTexts.acts().forEach(act -> put("says.", act));
    put("says.", ActWithoutPayload.class.getSimpleName());
    put("shape.", ActKind.class);
    put("source.", SourceAct.Kind.class);
    put("stance.", IssueAct.Stance.class);
    put("stance.", "SILENT");
    states();
    put("status.", Register.Status.class);
    put("strength.", Strength.class);
    put("strength.explained.", Strength.class);
    put("tends.", AllegationAct.Tends.class);
    put("timing.", Cell.Timing.class);
    put("uncounted.", NotCounted.Reason.class);
    put("uncounted.", "ACCEPT", "SIGN", "REJECT", "CONFIRM", "WITHDRAW");
    put("use.", TokenScope.Use.class);
    put("value.", MatrixCell.Value.class);
    put(
        "webhook.off.",
        "BY_HAND",
        "GONE",
        "FAILED_FOR_LONG",
        "ACCOUNT_DISABLED",
        "NOT_ADMITTED",
        "KEY_GONE");
    put("webhook.kind.", "FOLLOWED", "REPLAYED", "TEST");
    put("visibility.", NegotiationAct.DefineCompartment.Visibility.class);
  }

  private Choices() {}

  /// Each has a name, and what whoever has it may do.
  private static void capacities() {
    put("capacity.", NegotiationAct.Capacity.class);
    for (var capacity : NegotiationAct.Capacity.values())
      put("capacity.", capacity.name() + ".may");
  }

  /// That no reading is formal is said with the readings that were.
  private static void cellNotes() {
    Stream.of(Cell.Note.values())
        .filter(note -> note != Cell.Note.NO_FORMAL_READING)
        .forEach(note -> put("cellnote.", note.name()));
  }

  /// What became of something, and what it is that something became of. Positions are told as
  /// stances.
  private static void changes() {
    put("change.", "new", "other", "gone", "position");
    Stream.of(Snapshot.What.values())
        .filter(what -> what != Snapshot.What.POSITION)
        .forEach(what -> put("change.", what.name()));
  }

  private static void states() {
    put("state.AGREEMENT.", Register.Status.class);
    put("state.CONSENT.", Register.ConsentState.class);
    put("state.NOTICE.", Notices.State.class);
    put("state.READINESS.", ReadinessBoard.State.class);
    put("state.DUENESS.", Dueness.class);
    put("state.PERFORMANCE.", Performance.Mark.class);
    put("state.COMMON_GROUND.", CommonGround.Outcome.class);
    put("state.ALLEGATION.", Docket.State.class);
    BY_PREFIX.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith("state."))
        .toList()
        .forEach(entry ->
            entry
                .getValue()
                .forEach(
                    state -> put("state.", entry.getKey().substring("state.".length()) + state)));
  }

  private static void put(String prefix, Class<? extends Enum<?>> values) {
    put(prefix, Stream.of(values.getEnumConstants()).map(Enum::name).toArray(String[]::new));
  }

  private static void put(String prefix, String... values) {
    BY_PREFIX.computeIfAbsent(prefix, _ -> new TreeSet<>()).addAll(Set.of(values));
  }

  /// The keys that have to be there because of the prefixes that are mentioned.
  static Stream<String> keys(Collection<String> prefixes) {
    return BY_PREFIX.entrySet().stream()
        .filter(choice -> prefixes.contains(choice.getKey()))
        .flatMap(choice -> choice.getValue().stream().map(choice.getKey()::concat));
  }
}

package ledger.recording;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import ledger.access.Access;
import ledger.act.Act;
import ledger.act.CustodyAct;
import ledger.act.NegotiationAct.OpenNegotiation;
import ledger.act.UserId;
import ledger.act.json.ActFormat;
import ledger.changes.Difference;
import ledger.changes.Snapshot;
import ledger.compartment.Audience;
import ledger.decision.Decision;
import ledger.decision.Refusal;
import ledger.decision.Refusal.ActIdReused;
import ledger.decision.Refusal.NoSuchNegotiation;
import ledger.dossier.Dossier;
import ledger.dossier.Entry;
import ledger.dossier.OnFile;
import ledger.dossier.memory.RecentActs;
import ledger.names.Names;
import ledger.negotiation.NegotiationState;
import ledger.record.Recorded;
import ledger.record.postgres.ActsOnRecord;
import ledger.rules.NegotiationDecider;
import ledger.seal.json.Sameness;
import ledger.sentence.Sentences;
import ledger.value.Id;
import ledger.view.View;

/// Decides acts as they would be decided one after the other, on the record as it would be then.
/// Nothing of it is recorded, and it is gone with the request.
final class TrialRun {

  /// What an act would come to.
  sealed interface Answer {
    record Receipted(DryReceipt receipt) implements Answer {}

    record Refused(Refusal reason) implements Answer {}
  }

  /// So many acts at most are folded for the changes that one request is told of, each view and
  /// each act that is tried counted: some tens of seconds.
  private static final long MOST_FOLDED = 1_000_000;

  private final RecentActs record;
  private final ActsOnRecord acts;
  private final ActFormat format;
  private final UserId caller;
  private final Instant now;
  private final Locale language;
  private final Map<Id, OnFile> files = new HashMap<>();
  private final Map<Audience, NegotiationState> states = new HashMap<>();
  private final Map<Id, Compared> compared = new HashMap<>();
  private final Map<UUID, Act> tried = new HashMap<>();
  private long folded;

  /// What whoever tries it would see, and how it stands in each view.
  private record Compared(Dossier dossier, Map<View, Snapshot> snapshots) {}

  /// @param language of the sentences that changes are told in
  TrialRun(
      RecentActs record,
      ActsOnRecord acts,
      ActFormat format,
      UserId caller,
      Instant now,
      Locale language) {
    this.record = record;
    this.acts = acts;
    this.format = format;
    this.caller = caller;
    this.now = now;
    this.language = language;
  }

  Answer of(Act act) {
    var file = files.computeIfAbsent(act.negotiation(), record::asOnRecord);
    var audience = file.compartments().audience(act, caller);
    var state = states.computeIfAbsent(audience, all -> state(file, all));
    if (state.holds(act.actId())) return again(act, state);
    return switch (NegotiationDecider.decide(
        forIt(act, state, file, audience), act, audience, caller, now)) {
      case Decision.Refused(var reason) -> new Answer.Refused(reason);
      case Decision.Accepted(var event) ->
          differs(act)
              .<Answer>map(Answer.Refused::new)
              .orElseGet(() -> accepted(act, event, file, audience, state));
    };
  }

  private static NegotiationState state(OnFile file, Audience audience) {
    return NegotiationState.of(recorded(file, audience));
  }

  private static List<Recorded> recorded(OnFile file, Audience audience) {
    return file.seenBy(audience).stream().map(Entry::recorded).toList();
  }

  /// With what custody and unsealing look at.
  private NegotiationState forIt(Act act, NegotiationState state, OnFile file, Audience audience) {
    if (act instanceof CustodyAct custody) {
      var whole = state.with(recorded(file, audience));
      return acts.placeOf(custody.target()).map(whole::with).orElse(whole);
    }
    return act.envelope()
        .unseals()
        .flatMap(target -> file.sealed(target, caller))
        .map(state::with)
        .orElse(state);
  }

  private Answer again(Act act, NegotiationState state) {
    if (!(act instanceof OpenNegotiation) && !Access.maySee(caller, state.negotiation()))
      return new Answer.Refused(new NoSuchNegotiation(act.negotiation()));
    var before = Optional.ofNullable(tried.get(act.actId()));
    boolean differs =
        before.map(same -> !same.equals(act)).orElseGet(() -> differs(act).isPresent());
    return differs
        ? new Answer.Refused(
            new ActIdReused(
                act.actId(),
                before
                    .map(same -> format.differing(same, act))
                    .orElseGet(() -> acts.differing(act))))
        : new Answer.Receipted(DryReceipt.unchanged(Recorder.receipt(act, state, -1, true)));
  }

  private Optional<Refusal> differs(Act act) {
    return acts.again(act)
        .filter(again -> again.sameness() == Sameness.DIFFERENT)
        .map(_ -> new ActIdReused(act.actId(), List.of()));
  }

  private Answer accepted(
      Act act, ledger.act.Event event, OnFile file, Audience audience, NegotiationState state) {
    var before = compared(file, act.negotiation());
    var would = Entry.of(file.last() + 1, new Recorded(event, caller, now, audience.compartment()));
    var after = file.and(List.of(would));
    files.put(act.negotiation(), after);
    states.keySet().removeIf(one -> one.negotiation().equals(act.negotiation()));
    if (audience.isEverybody() && !(act instanceof CustodyAct))
      states.put(audience, state.after(would.recorded()));
    tried.put(act.actId(), act);
    compared.remove(act.negotiation());
    var receipt = Recorder.receipt(act, state, -1, false);
    return new Answer.Receipted(
        before
            .flatMap(stood ->
                compared(after, act.negotiation())
                    .map(stands ->
                        DryReceipt.of(
                            receipt,
                            changes(stood.snapshots(), stands.snapshots()),
                            sentences(stands.dossier()))))
            .orElseGet(() -> DryReceipt.notWorkedOut(receipt)));
  }

  private Sentences sentences(Dossier dossier) {
    return new Sentences(
        dossier, Names.of(dossier, Names.Asked.NEUTRAL, language.getLanguage()), language);
  }

  /// Empty once too much would be folded for it.
  private Optional<Compared> compared(OnFile file, Id negotiation) {
    var known = Optional.ofNullable(compared.get(negotiation));
    if (known.isPresent() || folded > MOST_FOLDED) return known;
    var stands = compared(file);
    folded += (long) file.everything().size() * stands.snapshots().size();
    compared.put(negotiation, stands);
    return Optional.of(stands);
  }

  private Compared compared(OnFile file) {
    var dossier = Dossier.of(file.seenBy(caller), now, Long.MAX_VALUE);
    var snapshots = new LinkedHashMap<View, Snapshot>();
    if (!file.everything().isEmpty())
      Stream.concat(Stream.of(View.RECORD), dossier.principals().map(View.According::new))
          .forEach(view -> snapshots.put(view, Snapshot.of(dossier, view)));
    return new Compared(dossier, snapshots);
  }

  private static Map<View, Difference> changes(
      Map<View, Snapshot> before, Map<View, Snapshot> after) {
    var changes = new LinkedHashMap<View, Difference>();
    after.forEach((view, stands) ->
        changes.put(view, Difference.between(before.getOrDefault(view, NOTHING), stands)));
    return changes;
  }

  private static final Snapshot NOTHING = new Snapshot(new java.util.TreeMap<>());
}

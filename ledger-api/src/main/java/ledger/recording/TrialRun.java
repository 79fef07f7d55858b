package ledger.recording;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import ledger.access.Access;
import ledger.act.Act;
import ledger.act.CustodyAct;
import ledger.act.NegotiationAct.OpenNegotiation;
import ledger.act.UserId;
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
import ledger.negotiation.NegotiationState;
import ledger.record.Recorded;
import ledger.record.postgres.ActsOnRecord;
import ledger.recording.DryReceipt.InView;
import ledger.rules.NegotiationDecider;
import ledger.seal.json.Sameness;
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
  private final UserId caller;
  private final Instant now;
  private final Map<Id, OnFile> files = new HashMap<>();
  private final Map<Audience, NegotiationState> states = new HashMap<>();
  private final Map<Id, Map<View, Snapshot>> snapshots = new HashMap<>();
  private final Map<UUID, Act> tried = new HashMap<>();
  private long folded;

  TrialRun(RecentActs record, ActsOnRecord acts, UserId caller, Instant now) {
    this.record = record;
    this.acts = acts;
    this.caller = caller;
    this.now = now;
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
        ? new Answer.Refused(new ActIdReused(act.actId()))
        : new Answer.Receipted(
            DryReceipt.of(Recorder.receipt(act, state, -1, true), Optional.of(List.of())));
  }

  private Optional<Refusal> differs(Act act) {
    return acts.again(act)
        .filter(again -> again.sameness() == Sameness.DIFFERENT)
        .map(_ -> new ActIdReused(act.actId()));
  }

  private Answer accepted(
      Act act, ledger.act.Event event, OnFile file, Audience audience, NegotiationState state) {
    var before = changesOf(file, act.negotiation());
    var would = Entry.of(file.last() + 1, new Recorded(event, caller, now, audience.compartment()));
    var after = file.and(List.of(would));
    files.put(act.negotiation(), after);
    states.keySet().removeIf(one -> one.negotiation().equals(act.negotiation()));
    if (audience.isEverybody() && !(act instanceof CustodyAct))
      states.put(audience, state.after(would.recorded()));
    tried.put(act.actId(), act);
    snapshots.remove(act.negotiation());
    var changes =
        before.flatMap(
            stood -> changesOf(after, act.negotiation()).map(stands -> changes(stood, stands)));
    return new Answer.Receipted(DryReceipt.of(Recorder.receipt(act, state, -1, false), changes));
  }

  /// Empty once too much would be folded for it.
  private Optional<Map<View, Snapshot>> changesOf(OnFile file, Id negotiation) {
    var known = Optional.ofNullable(snapshots.get(negotiation));
    if (known.isPresent() || folded > MOST_FOLDED) return known;
    var stands = snapshots(file);
    folded += (long) file.everything().size() * stands.size();
    snapshots.put(negotiation, stands);
    return Optional.of(stands);
  }

  /// As whoever tries it would see it.
  private Map<View, Snapshot> snapshots(OnFile file) {
    var snapshots = new LinkedHashMap<View, Snapshot>();
    if (file.everything().isEmpty()) return snapshots;
    var dossier = Dossier.of(file.seenBy(caller), now, Long.MAX_VALUE);
    Stream.concat(Stream.of(View.RECORD), dossier.principals().map(View.According::new))
        .forEach(view -> snapshots.put(view, Snapshot.of(dossier, view)));
    return snapshots;
  }

  private static List<InView> changes(Map<View, Snapshot> before, Map<View, Snapshot> after) {
    return after.entrySet().stream()
        .map(view ->
            new InView(
                view.getKey().label(),
                Difference.between(before.getOrDefault(view.getKey(), NOTHING), view.getValue())
                    .changes()))
        .filter(view -> !view.changes().isEmpty())
        .toList();
  }

  private static final Snapshot NOTHING = new Snapshot(new java.util.TreeMap<>());
}

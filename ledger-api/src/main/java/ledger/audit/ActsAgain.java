package ledger.audit;

import java.util.List;
import java.util.TreeMap;
import ledger.act.json.ActFormat;
import ledger.administration.record.AdministrativeLog;
import ledger.log.After;
import ledger.log.Draft;
import ledger.log.LogEntry;
import ledger.log.Times;
import ledger.log.Unit;
import ledger.log.postgres.LogTable;
import ledger.record.CarriedFrom;
import ledger.record.axon.LogStorageEngine;
import ledger.record.json.EntryFormat;

/// Acts that stood behind the end of what is left of a log, and are put on record again where it
/// goes on: as they were, by whom they were, with where they stood.
///
/// @param origin the first that the log had, which sealed texts are bound to
record ActsAgain(AdministrativeLog log, LogTable entries, String origin) {

  private static final EntryFormat FORMAT = new EntryFormat(new ActFormat());

  void record(LogEntry act) {
    var draft = draft(act);
    var outcome = log.intake().offer(new Unit(List.of(draft), (_, _) -> {}));
    log.intake().help();
    LogStorageEngine.mustBeOnRecord(outcome.join(), draft.stream());
  }

  private Draft draft(LogEntry act) {
    var identity = act.identity();
    var header =
        new Draft.Header(
            identity.event(),
            identity.stream(),
            entries
                .lastOf(identity.stream().id())
                .map(last -> last.identity().version() + 1)
                .orElse(0L),
            new After.Anything(),
            identity.type(),
            identity.revision(),
            act.times().times(),
            identity.key());
    return new Draft(
        header,
        new Draft.Said(additions(act), act.speaker().orElseThrow(), act.content().orElseThrow()),
        log.chance());
  }

  /// It follows on what its negotiation has on record here.
  private byte[] additions(LogEntry act) {
    var added = new TreeMap<>(FORMAT.added(act));
    entries
        .lastBefore(act.negotiation(), entries.head())
        .ifPresent(last -> added.put(EntryFormat.AFTER, last.identity().event().toString()));
    var stood = new CarriedFrom(origin, act.position(), Times.instant(act.times().recorded()));
    added.putIfAbsent(EntryFormat.CARRIED_FROM, stood.toString());
    return FORMAT.meta(added);
  }
}

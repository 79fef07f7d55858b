package ledger.record.postgres;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ledger.act.Act;
import ledger.log.LogEntry;
import ledger.log.Removals;
import ledger.log.postgres.LogTable;
import ledger.record.PlaceInLog;
import ledger.record.Recorded;
import ledger.record.json.EntryFormat;
import ledger.seal.json.Sameness;
import ledger.value.Id;

/// Reads the acts of a negotiation straight from the log, through an index: what that costs depends
/// on the negotiation and not on the ledger.
public final class ActsOnRecord {

  /// @param position in the log, 0 for its first entry
  /// @param sealed some of its text can be erased
  public record Positioned(long position, Recorded recorded, boolean sealed) {}

  private final LogTable entries;
  private final EntryFormat format;

  public ActsOnRecord(LogTable entries, EntryFormat format) {
    this.entries = entries;
    this.format = format;
  }

  /// A payload that is gone is named by an act of the same negotiation behind it.
  ///
  /// @param after the last position that is known already, -1 for none
  public List<Positioned> of(Id negotiation, long after) {
    var found = entries.ofNegotiation(negotiation, after);
    var removals = new Removals();
    found.forEach(entry -> removals.add(entry, format.removal(entry)));
    for (long position : removals.unnamed()) throw entries.told(Removals.altered(position));
    return found.stream().map(this::positioned).toList();
  }

  /// Where an act stands; empty where it is not on record.
  public Optional<PlaceInLog> placeOf(UUID actId) {
    return entries
        .byEvent(actId)
        .map(entry ->
            new PlaceInLog(
                entry.position(), entry.hash().base64(), entry.identity().key().isPresent()));
  }

  /// Of the last act that is for everybody who takes part; -1 where nothing is on record.
  public long last(Id negotiation) {
    return entries.lastPosition(negotiation.value());
  }

  public Optional<Positioned> act(UUID actId) {
    return entries.byEvent(actId).map(this::positioned);
  }

  /// @param sameness whether what is on record is what was sent
  /// @param withoutPayload nothing of what was said is left to compare
  public record Again(long position, Sameness sameness, boolean withoutPayload) {}

  /// What is on record under the id of an act that was sent.
  public Optional<Again> again(Act sent) {
    return entries.byEvent(sent.actId()).map(entry -> again(sent, entry));
  }

  /// The same of many, in their order.
  public List<Optional<Again>> again(List<Act> sent) {
    var ids = sent.stream().map(Act::actId).collect(toSet());
    var found =
        entries.byEvents(ids).stream()
            .collect(toMap(entry -> entry.identity().event(), identity()));
    return sent.stream()
        .map(act -> Optional.ofNullable(found.get(act.actId())).map(entry -> again(act, entry)))
        .toList();
  }

  private Again again(Act sent, LogEntry entry) {
    return new Again(entry.position(), format.compare(entry, sent), entry.isWithoutPayload());
  }

  /// The fields of an act that was sent which say something else in the one on record under its id.
  /// For whoever may see that one.
  public List<String> differing(Act sent) {
    return act(sent.actId())
        .map(onRecord -> format.differing(onRecord.recorded().event().act(), sent))
        .orElseGet(List::of);
  }

  private Positioned positioned(LogEntry entry) {
    return new Positioned(
        entry.position(), format.recorded(entry), entry.identity().key().isPresent());
  }
}

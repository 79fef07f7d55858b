package ledger.dossier;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ledger.act.Event.CustodyEvent;
import ledger.act.Event.NegotiationEvent;
import ledger.act.UserId;
import ledger.compartment.Audience;
import ledger.compartment.Clearance;
import ledger.compartment.Compartments;
import ledger.negotiation.Negotiation;
import ledger.negotiation.SealedEntry;

/// What is on record of one negotiation, with the one answer that every request needs before its
/// own: who takes part, and who may see what.
///
/// @param everything all acts, in the order of the record: nobody is given it, but what is seen by
///   somebody
/// @param whoTakesPart as everything that is on record has it
public record OnFile(List<Entry> everything, Negotiation whoTakesPart) {

  public static final OnFile NOTHING = new OnFile(List.of(), new Negotiation.Unopened());

  /// What a user may see who takes part.
  public List<Entry> seenBy(UserId user) {
    return covered(compartments().clearance(user));
  }

  /// What every one of an audience may see.
  public List<Entry> seenBy(Audience audience) {
    return covered(compartments().clearance(audience));
  }

  public Compartments compartments() {
    return whoTakesPart.compartments();
  }

  private List<Entry> covered(Clearance clearance) {
    if (compartments().isEmpty()) return everything;
    var seen = everything.stream().filter(entry -> clearance.covers(entry.compartment())).toList();
    return clearance.isNone() ? seen : once(seen);
  }

  /// Without what makes an act known that is among them.
  private static List<Entry> once(List<Entry> seen) {
    var acts = seen.stream().map(entry -> entry.act().actId()).collect(Collectors.toSet());
    return seen.stream()
        .filter(entry -> entry.act().envelope().unseals().filter(acts::contains).isEmpty())
        .toList();
  }

  /// An entry of a compartment, for whoever is to decide whether everybody may know it.
  ///
  /// @param user who asks; empty where that one may not see it
  public Optional<SealedEntry> sealed(UUID act, UserId user) {
    return SealedEntry.of(
        everything.stream().map(Entry::recorded).toList(), whoTakesPart, act, user);
  }

  /// With what came on record since. A correction or an annulment is an act like another: nothing
  /// before it changes, and yet it may have let somebody in, or out.
  public OnFile and(List<Entry> since) {
    if (since.isEmpty()) return this;
    var all = Stream.concat(everything.stream(), since.stream()).toList();
    return new OnFile(
        all, since.stream().anyMatch(OnFile::admits) ? Dossier.whoTakesPart(all) : whoTakesPart);
  }

  private static boolean admits(Entry entry) {
    return entry.recorded().event() instanceof NegotiationEvent
        || entry.recorded().event() instanceof CustodyEvent;
  }

  /// The position of the last act, -1 where there is none.
  public long last() {
    return everything.isEmpty() ? -1 : everything.getLast().position();
  }
}

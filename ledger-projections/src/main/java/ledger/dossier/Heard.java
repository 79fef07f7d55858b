package ledger.dossier;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import ledger.act.Act;
import ledger.act.AdoptionAct;
import ledger.act.Event.NegotiationEvent;
import ledger.act.Strength;
import ledger.adoption.Adoptions;
import ledger.negotiation.Negotiation;

/// What was said by a moment, in effective order, with what had become of its strength by then; and
/// what is known and takes effect later.
record Heard(List<Entry> entries, List<Entry> toCome) {

  static final Heard NOTHING = new Heard(List.of(), List.of());

  /// @param standing after custody, in any order
  /// @param before who takes part, as far as none of the entries says it
  static Heard by(Instant moment, List<Entry> standing, Negotiation before) {
    var ordered = ordered(standing, moment, before);
    return new Heard(
        ordered.stream().filter(e -> !isToCome(e, moment)).toList(),
        ordered.stream().filter(e -> isToCome(e, moment)).toList());
  }

  /// After what was said by then of words that others recorded, in effective order.
  ///
  /// @param before who takes part, as far as none of the entries says it
  private static List<Entry> ordered(List<Entry> standing, Instant about, Negotiation before) {
    var adoptions = Adoptions.NONE;
    for (var entry : standing)
      if (entry.act() instanceof AdoptionAct && !isToCome(entry, about))
        adoptions = adoptions.after(entry.recorded());
    if (adoptions.isEmpty()) return standing.stream().sorted(Entry.EFFECTIVE_ORDER).toList();
    var said = adoptions;
    var negotiation = takingPart(standing, before);
    return standing.stream()
        .map(e -> said.of(e.act().actId()).map(a -> e.after(a, counts(e, negotiation))).orElse(e))
        .sorted(Entry.EFFECTIVE_ORDER)
        .toList();
  }

  private static boolean counts(Entry asRecorded, Negotiation negotiation) {
    return negotiation
        .policy()
        .counts(Strength.of(asRecorded.act().envelope(), negotiation::isParty));
  }

  /// @param before who took part, as far as none of the entries says it
  static Negotiation takingPart(List<Entry> standing, Negotiation before) {
    var folded = before;
    for (var entry : standing.stream().sorted(Comparator.comparingLong(Entry::position)).toList())
      if (entry.recorded().event() instanceof NegotiationEvent event)
        folded = Negotiation.evolve(folded, event, entry.recorded());
    return folded;
  }

  private static boolean isToCome(Entry entry, Instant about) {
    return !(entry.act() instanceof Act.Filing) && entry.effective().isAfter(about);
  }
}

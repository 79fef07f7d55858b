package ledger.dossier;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import ledger.act.Act;
import ledger.act.AgreementAct.ProposeAgreement;
import ledger.act.AgreementAct.RecordClaimedAgreement;
import ledger.act.AgreementAct.RelateAgreements;
import ledger.act.Envelope;
import ledger.act.Event.AgreementClaimed;
import ledger.act.Event.AgreementEvent;
import ledger.act.Event.AgreementProposed;
import ledger.act.Event.TermsRevised;
import ledger.act.Id;
import ledger.act.OccurrenceAct.ReportOccurrence;
import ledger.act.ReferentAct.AddDesignation;
import ledger.act.ReferentAct.RegisterReferent;
import ledger.act.Strength;
import ledger.act.UserId;
import ledger.act.When;
import ledger.agreement.Agreement;
import ledger.agreement.Agreement.OnRecord;
import ledger.context.Context;
import ledger.context.Known;
import ledger.negotiation.Negotiation;

/// One negotiation, folded from the acts that the asking user may see. Every question starts here.
///
/// A pure function of its entries: the same entries in any order give the same dossier.
public final class Dossier {

  private static final UserId NOBODY = new UserId("nobody");

  private final List<Entry> entries;
  private final Context context;
  private final Map<Id, OnRecord> agreements;
  private final Map<UUID, Entry> byAct = new HashMap<>();

  private Dossier(List<Entry> entries, Context context, Map<Id, OnRecord> agreements) {
    this.entries = entries;
    entries.forEach(entry -> byAct.put(entry.act().actId(), entry));
    this.context = context;
    this.agreements = agreements;
  }

  public static Dossier of(Collection<Entry> visible) {
    var recordedOrder = visible.stream().sorted(Comparator.comparingLong(Entry::position)).toList();
    var known = Known.of(recordedOrder.stream().map(Entry::recorded).toList());
    return new Dossier(
        visible.stream().sorted(Entry.EFFECTIVE_ORDER).toList(),
        new Context(NOBODY, known),
        agreements(recordedOrder));
  }

  /// First the versions, in the order they were recorded; then what was declared of them, in the
  /// order it was said: so a late record finds the version it speaks of.
  private static Map<Id, OnRecord> agreements(List<Entry> recordedOrder) {
    var folded = new LinkedHashMap<Id, Agreement>();
    Stream.concat(
            recordedOrder.stream().filter(Dossier::setsTerms),
            recordedOrder.stream().filter(e -> !setsTerms(e)).sorted(Entry.EFFECTIVE_ORDER))
        .forEach(entry -> {
          if (entry.recorded().event() instanceof AgreementEvent event)
            folded.compute(
                event.act().agreement(),
                (_, before) ->
                    Agreement.evolve(
                        before == null ? new Agreement.Unrecorded() : before,
                        event,
                        entry.recorded().at()));
        });
    var onRecord = new LinkedHashMap<Id, OnRecord>();
    folded.forEach((id, agreement) -> {
      if (agreement instanceof OnRecord on) onRecord.put(id, on);
    });
    return onRecord;
  }

  private static boolean setsTerms(Entry entry) {
    return entry.recorded().event() instanceof AgreementProposed
        || entry.recorded().event() instanceof AgreementClaimed
        || entry.recorded().event() instanceof TermsRevised;
  }

  /// When an act on record was said, as exact as that is known.
  public Optional<When> statedAt(Act act) {
    return Optional.ofNullable(byAct.get(act.actId())).flatMap(Entry::statedAt);
  }

  /// In effective order.
  public List<Entry> entries() {
    return entries;
  }

  /// The entries whose act is of one kind, in effective order.
  public <A extends Act> Stream<Of<A>> all(Class<A> kind) {
    return entries.stream()
        .filter(e -> kind.isInstance(e.act()))
        .map(e -> new Of<>(e, kind.cast(e.act())));
  }

  /// An entry together with its act, typed.
  public record Of<A extends Act>(Entry entry, A act) {}

  /// In the order they came on record.
  public Map<Id, OnRecord> agreements() {
    return agreements;
  }

  public Known known() {
    return context.known();
  }

  public Negotiation negotiation() {
    return known().negotiation();
  }

  public String title() {
    return switch (negotiation()) {
      case Negotiation.Open open -> open.title();
      case Negotiation.Unopened _ -> "";
    };
  }

  public boolean counts(Envelope envelope) {
    return context.counts(envelope);
  }

  public Strength strength(Envelope envelope) {
    return context.strength(envelope);
  }

  /// The position of the newest entry, or 0 where there is none.
  public long position() {
    return entries.stream().mapToLong(Entry::position).max().orElse(0);
  }

  public Map<Id, RegisterReferent> referents() {
    var referents = new TreeMap<Id, RegisterReferent>();
    all(RegisterReferent.class).forEach(r -> referents.put(r.act().id(), r.act()));
    return referents;
  }

  public List<AddDesignation> designations(Id referent) {
    return all(AddDesignation.class)
        .map(Of::act)
        .filter(d -> d.referent().equals(referent))
        .toList();
  }

  /// The act that put the agreement on record, with who proposed or claimed it.
  public Optional<Entry> origin(Id agreement) {
    return entries.stream()
        .filter(e ->
            switch (e.act()) {
              case ProposeAgreement a -> a.agreement().equals(agreement);
              case RecordClaimedAgreement a -> a.agreement().equals(agreement);
              case Act _ -> false;
            })
        .findFirst();
  }

  public Optional<ReportOccurrence> occurrence(Id id) {
    return all(ReportOccurrence.class).map(Of::act).filter(o -> o.id().equals(id)).findFirst();
  }

  public List<Of<RelateAgreements>> relations() {
    return all(RelateAgreements.class).toList();
  }
}

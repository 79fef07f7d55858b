package ledger.dossier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import ledger.act.Act;
import ledger.act.AgreementAct.AdvanceReading;
import ledger.act.AgreementAct.RelateAgreements;
import ledger.act.AllegationAct.AllegeBreach;
import ledger.act.IssueAct;
import ledger.act.ReferentAct.AddDesignation;
import ledger.act.ReferentAct.RegisterReferent;
import ledger.act.SourceAct.RegisterSource;
import ledger.negotiation.Negotiation;
import ledger.terms.KeyRef;
import ledger.value.Id;

/// A negotiation made of parts that have nothing to do with each other: what most of them come to
/// was worked out for a dossier before it. What no part can tell alone is folded anew when it is
/// asked for.
///
/// A part is about the moment at which it was folded: nothing in the view of the record has come to
/// stand otherwise since.
final class Composed extends Dossier {

  /// @param parts all there are now
  /// @param gone those of before that are there no more, and
  /// @param come those that were not there
  record Change(List<Dossier> parts, List<Dossier> gone, List<Dossier> come) {}

  private final Change change;
  private final Map<Object, List<?>> before;
  private final Map<Object, List<?>> merged = new HashMap<>();
  private final Supplier<Dossier> anew;
  private Optional<Dossier> whole = Optional.empty();

  /// @param before what the parts of the dossier before came to, by its name
  Composed(
      Change change,
      Map<Object, List<?>> before,
      Negotiation negotiation,
      Instant about,
      Supplier<Dossier> anew) {
    super(
        Heard.NOTHING,
        about,
        SetAside.NOTHING,
        negotiation,
        corrections -> anew.get().without(corrections));
    this.change = change;
    this.before = before;
    this.anew = anew;
  }

  @Override
  Dossier followedBy(
      Change next, Negotiation negotiation, Instant about, Supplier<Dossier> nextAnew) {
    var unasked = new HashSet<>(before.keySet());
    unasked.removeAll(merged.keySet());
    if (!unasked.isEmpty()) next.parts().forEach(part -> part.forget(unasked));
    return new Composed(next, Map.copyOf(merged), negotiation, about, nextAnew);
  }

  @Override
  public Dossier whole() {
    if (whole.isEmpty()) whole = Optional.of(anew.get());
    return whole.get();
  }

  @Override
  @SuppressWarnings("unchecked") // whoever names it asks for the same
  public <T> List<T> merged(
      Object what, Function<Dossier, List<T>> ofPart, Comparator<? super T> order) {
    var known = (List<T>) merged.get(what);
    if (known == null) {
      known = merge(what, ofPart, order);
      merged.put(what, known);
    }
    return known;
  }

  /// Of a list in order that follows another, only the difference is put in order.
  @SuppressWarnings("unchecked")
  private <T> List<T> merge(
      Object what, Function<Dossier, List<T>> ofPart, Comparator<? super T> order) {
    var last = (List<T>) before.get(what);
    if (last == null) return sorted(change.parts(), what, ofPart, order);
    Set<T> gone = Collections.newSetFromMap(new IdentityHashMap<>());
    change.gone().forEach(part -> gone.addAll(part.once(what, ofPart)));
    return merged(last, gone, sorted(change.come(), what, ofPart, order), order);
  }

  private static <T> List<T> sorted(
      List<Dossier> parts,
      Object what,
      Function<Dossier, List<T>> ofPart,
      Comparator<? super T> order) {
    var all = new ArrayList<T>();
    parts.forEach(part -> all.addAll(part.once(what, ofPart)));
    all.sort(order);
    return Collections.unmodifiableList(all);
  }

  private static <T> List<T> merged(
      List<T> last, Set<T> gone, List<T> come, Comparator<? super T> order) {
    var all = new ArrayList<T>(last.size() + come.size());
    int next = 0;
    for (var one : last) {
      if (!gone.isEmpty() && gone.contains(one)) continue;
      while (next < come.size() && order.compare(come.get(next), one) < 0)
        all.add(come.get(next++));
      all.add(one);
    }
    all.addAll(come.subList(next, come.size()));
    return Collections.unmodifiableList(all);
  }

  @Override
  public List<Entry> entries() {
    return merged("entries", Dossier::entries, Entry.EFFECTIVE_ORDER);
  }

  @Override
  public List<Entry> toCome() {
    return merged("to come", Dossier::toCome, Entry.EFFECTIVE_ORDER);
  }

  @Override
  public Map<Id, AgreementFile> agreements() {
    return once(
        "agreements",
        _ -> {
          var files = new LinkedHashMap<Id, AgreementFile>();
          merged(
                  "files",
                  part -> List.copyOf(part.agreements().values()),
                  AgreementFile.BY_FIRST_ACT)
              .forEach(file -> files.put(file.id(), file));
          return Collections.unmodifiableMap(files);
        });
  }

  @Override
  public SetAside kept() {
    return once(
        "kept",
        _ -> {
          var uncorrected = new HashMap<UUID, Entry>();
          var removals = new HashMap<UUID, UUID>();
          for (var part : change.parts()) {
            uncorrected.putAll(part.kept().uncorrected());
            removals.putAll(part.kept().removals());
          }
          return new SetAside(
              merged(
                  "annulled",
                  part -> part.kept().annulled(),
                  Comparator.comparingLong(Entry::position)),
              uncorrected,
              removals);
        });
  }

  @Override
  public Map<Id, RegisterReferent> referents() {
    return once(
        "referents",
        _ -> {
          var referents = new TreeMap<Id, RegisterReferent>();
          change.parts().forEach(part -> referents.putAll(part.referents()));
          return referents;
        });
  }

  @Override
  public List<AddDesignation> designations(Id referent) {
    return whole().designations(referent);
  }

  @Override
  public List<RegisterSource> sources() {
    return whole().sources();
  }

  @Override
  public List<StatementOnRecord<? extends Act.Statement>> statements() {
    return whole().statements();
  }

  @Override
  public List<StatementOnRecord<RelateAgreements>> relations() {
    return whole().relations();
  }

  @Override
  public Map<Id, Happening> occurrences() {
    return whole().occurrences();
  }

  @Override
  public List<Bearing> bearingOn(KeyRef key) {
    return whole().bearingOn(key);
  }

  @Override
  public KeyRef home(KeyRef key) {
    return whole().home(key);
  }

  @Override
  public Map<Id, Alleged> allegations() {
    return whole().allegations();
  }

  @Override
  public Stances stances() {
    return whole().stances();
  }

  @Override
  public Optional<AdvanceReading> reading(Id id) {
    return whole().reading(id);
  }

  @Override
  public Optional<AllegeBreach> allegation(Id id) {
    return whole().allegation(id);
  }

  @Override
  public List<Id> debtorsOf(KeyRef commitment) {
    return whole().debtorsOf(commitment);
  }

  @Override
  public Optional<IssueAct.Raised> raised(Id proposition) {
    return whole().raised(proposition);
  }
}

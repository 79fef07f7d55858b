package ledger.dossier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import ledger.act.Act;
import ledger.act.AgreementAct;
import ledger.act.AgreementAct.ProposeAgreement;
import ledger.act.AgreementAct.RecordClaimedAgreement;
import ledger.act.AgreementAct.ReviseTerms;
import ledger.act.CustodyAct;
import ledger.act.Event.NegotiationEvent;
import ledger.act.NegotiationAct;
import ledger.act.OccurrenceAct.ReportOccurrence;
import ledger.agreement.Numbering;
import ledger.custody.Custody;
import ledger.negotiation.Negotiation;
import ledger.terms.Terms;
import ledger.value.Id;

/// A negotiation that is followed: folded once, and folded on with each act that comes.
///
/// Its acts are in groups that hang together ([Tie]), each a [Dossier] of its own. An act that
/// comes, or a date that passes, folds anew the groups that it touches; all others, and what was
/// answered about them, are shared with the dossier before. Whatever changes what counts for
/// everybody folds all of them anew: custody, who takes part, and an act that was to come and now
/// takes effect; and so does a record that does not begin with the acts that were folded before.
///
/// It is for one thread at a time, and so are the dossiers that it gives.
public final class FoldedNegotiation {

  /// So many filings are answered about together.
  private static final int FILINGS = 64;

  /// Acts that hang together.
  private static final class Group {
    private final List<Tie> ties = new ArrayList<>();
    private final List<Entry> standing = new ArrayList<>();
    private final List<Entry> annulled = new ArrayList<>();
    private final Map<UUID, Entry> uncorrected = new HashMap<>();
    private final Map<UUID, UUID> removals = new HashMap<>();
    private Dossier dossier = Dossier.EMPTY;
    private Optional<Instant> until = Optional.empty();

    private int size() {
      return standing.size() + annulled.size();
    }
  }

  private final Function<Dossier, Optional<Instant>> turns;
  private final Map<Tie, Group> groups = new HashMap<>();
  private final List<Group> filings = new ArrayList<>();
  private final Set<Group> all = new LinkedHashSet<>();
  private final Set<Group> touched = new LinkedHashSet<>();
  private final List<Dossier> gone = new ArrayList<>();
  private final Map<Id, Id> homes = new HashMap<>();
  private final Set<UUID> ofAgreements = new HashSet<>();
  private Optional<Instant> nextToCome = Optional.empty();
  private Negotiation negotiation = new Negotiation.Unopened();
  private List<Entry> known = List.of();
  private boolean reportsAreCounted;
  private boolean isOnePiece;
  private Dossier now = Dossier.EMPTY;

  /// @param turns when a part of it next stands otherwise by itself; empty where it never does
  public FoldedNegotiation(Function<Dossier, Optional<Instant>> turns) {
    this.turns = turns;
  }

  /// As it stands at a moment.
  ///
  /// @param acts all of it, in the order of the record; a list that nobody changes
  public Dossier at(Instant about, List<Entry> acts) {
    boolean goesOn = !known.isEmpty() && !isOnePiece && isBegunBy(known, acts);
    var since = goesOn ? acts.subList(known.size(), acts.size()) : acts;
    known = acts;
    if (!goesOn || turnsBack(since, about)) return foldAnew(about);
    since.forEach(entry -> foldOn(entry, about));
    if (isOnePiece) return foldAnew(about);
    all.stream()
        .filter(group -> group.until.filter(end -> !about.isBefore(end)).isPresent())
        .forEach(touched::add);
    return foldTouched(about);
  }

  private static boolean isBegunBy(List<Entry> known, List<Entry> acts) {
    if (acts.size() < known.size()) return false;
    for (int i = 0; i < known.size(); i++) {
      var before = known.get(i);
      var act = acts.get(i);
      if (before != act && !before.equals(act)) return false;
    }
    return true;
  }

  /// The last that it was folded to.
  public Dossier now() {
    return now;
  }

  /// How many acts are in it.
  public int size() {
    return known.size();
  }

  /// Whether it is folded anew whatever comes.
  public boolean isOnePiece() {
    return isOnePiece;
  }

  private boolean turnsBack(List<Entry> since, Instant about) {
    return about.isBefore(now.about())
        || nextToCome.filter(at -> !about.isBefore(at)).isPresent()
        || since.stream().anyMatch(FoldedNegotiation::isForAll);
  }

  private static boolean isForAll(Entry entry) {
    return entry.act() instanceof CustodyAct
        || entry.act() instanceof NegotiationAct a && !(a instanceof NegotiationAct.ImportBatch);
  }

  private Dossier foldAnew(Instant about) {
    forget();
    var custody = Custody.of(known.stream().map(Entry::recorded).toList());
    for (var entry : known) {
      var standing = custody.standing(entry, Entry::recorded, entry::with);
      if (standing.isEmpty()) annulled(entry, custody.removal(entry.act().actId()));
      else {
        var group = take(standing.get(), about);
        if (standing.get() != entry) {
          group.uncorrected.put(entry.act().actId(), entry);
          if (entry.act() instanceof Act.Statement first) tie(group, Tie.of(first));
        }
      }
      if (isOnePiece) {
        now = Dossier.of(known, about, Long.MAX_VALUE);
        return now;
      }
    }
    negotiation = Dossier.whoTakesPart(known);
    now = Dossier.EMPTY;
    return foldTouched(about);
  }

  private void forget() {
    groups.clear();
    filings.clear();
    all.clear();
    touched.clear();
    gone.clear();
    homes.clear();
    ofAgreements.clear();
    nextToCome = Optional.empty();
    reportsAreCounted = false;
    isOnePiece = false;
  }

  private void foldOn(Entry entry, Instant about) {
    if (entry.recorded().event() instanceof NegotiationEvent event)
      negotiation = Negotiation.evolve(negotiation, event, entry.recorded());
    take(entry, about);
  }

  private Group take(Entry entry, Instant about) {
    var group =
        switch (entry.act()) {
          case Act.Filing _ -> ofFilings();
          case Act.Statement act -> grouped(entry, act, about);
        };
    group.standing.add(entry);
    touched.add(group);
    return group;
  }

  /// One without payload hangs together with the texts that it may have taken a number from.
  private void annulled(Entry entry, Optional<UUID> removal) {
    var left = removal.isPresent() ? entry.withoutPayload() : entry;
    var group =
        switch (left.act()) {
          case Act.Statement act -> tied(Tie.of(act));
          case Act.Filing act ->
              Numbering.numbered(act)
                  .map(agreement -> tied(Set.of(Tie.agreement(agreement))))
                  .orElseGet(this::ofFilings);
        };
    group.annulled.add(left);
    removal.ifPresent(act -> group.removals.put(entry.act().actId(), act));
    touched.add(group);
  }

  private Group ofFilings() {
    if (filings.isEmpty() || filings.getLast().size() >= FILINGS) {
      var next = new Group();
      filings.add(next);
      all.add(next);
    }
    return filings.getLast();
  }

  private Group grouped(Entry entry, Act.Statement act, Instant about) {
    if (Tie.isToAll(act, ofAgreements)) isOnePiece = true;
    if (act instanceof AgreementAct) ofAgreements.add(act.actId());
    boolean isToCome = entry.effective().isAfter(about);
    if (isToCome && nextToCome.filter(entry.effective()::isAfter).isEmpty())
      nextToCome = Optional.of(entry.effective());
    var ties = Tie.of(act);
    if (ties.contains(Tie.EVERY_OCCURRENCE) && !reportsAreCounted) countReports();
    if (act instanceof ReportOccurrence && reportsAreCounted) ties.add(Tie.EVERY_OCCURRENCE);
    if (!isToCome) bring(act, ties);
    return tied(ties);
  }

  private void countReports() {
    reportsAreCounted = true;
    for (var group : List.copyOf(all))
      if (all.contains(group)
          && group.standing.stream().anyMatch(e -> e.act() instanceof ReportOccurrence))
        tie(group, Set.of(Tie.EVERY_OCCURRENCE));
  }

  /// The first text on record that has a key is what the bare key stands for.
  private void bring(Act.Statement act, Set<Tie> ties) {
    switch (act) {
      case ProposeAgreement a -> bring(a.agreement(), a.terms(), ties);
      case RecordClaimedAgreement a -> bring(a.agreement(), a.terms(), ties);
      case ReviseTerms a -> bring(a.agreement(), a.terms(), ties);
      case Act.Statement _ -> {}
    }
  }

  private void bring(Id agreement, Terms terms, Set<Tie> ties) {
    terms
        .commitments()
        .filter(c -> homes.putIfAbsent(c.key(), agreement) == null)
        .forEach(c -> ties.add(Tie.bare(c.key())));
  }

  private Group tied(Set<Tie> ties) {
    var group = new Group();
    all.add(group);
    return tie(group, ties);
  }

  /// Joins the group with all that have one of these ties.
  private Group tie(Group group, Set<Tie> ties) {
    for (var tie : ties) {
      var other = groups.get(tie);
      if (other == null) {
        groups.put(tie, group);
        group.ties.add(tie);
      } else if (other != group) group = joined(group, other);
    }
    touched.add(group);
    return group;
  }

  private Group joined(Group one, Group other) {
    var into = one.size() + one.ties.size() > other.size() + other.ties.size() ? one : other;
    var from = into == one ? other : one;
    from.ties.forEach(tie -> groups.put(tie, into));
    into.ties.addAll(from.ties);
    into.standing.addAll(from.standing);
    into.annulled.addAll(from.annulled);
    into.uncorrected.putAll(from.uncorrected);
    into.removals.putAll(from.removals);
    leaves(from);
    all.remove(from);
    touched.remove(from);
    touched.add(into);
    return into;
  }

  /// What has not been folded yet was not there.
  private void leaves(Group group) {
    if (group.dossier != Dossier.EMPTY) gone.add(group.dossier);
  }

  private Dossier foldTouched(Instant about) {
    var come = new ArrayList<Dossier>();
    for (var group : touched) {
      leaves(group);
      group.dossier =
          Dossier.part(
              List.copyOf(group.standing),
              new SetAside(
                  List.copyOf(group.annulled),
                  Map.copyOf(group.uncorrected),
                  Map.copyOf(group.removals)),
              about,
              negotiation);
      group.until = turns.apply(group.dossier);
      come.add(group.dossier);
    }
    touched.clear();
    var parts = all.stream().map(group -> group.dossier).toList();
    var acts = known;
    now =
        now.followedBy(
            new Composed.Change(parts, List.copyOf(gone), come),
            negotiation,
            about,
            () -> Dossier.of(acts, about, Long.MAX_VALUE));
    gone.clear();
    return now;
  }
}

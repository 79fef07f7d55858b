package ledger.readmodel;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import ledger.dossier.Acts;
import ledger.dossier.Entry;
import ledger.dossier.ForEverybody;
import ledger.log.Log.Unreachable;
import ledger.query.Query;
import ledger.readmodel.ReadModelStore.Failure;
import ledger.readmodel.ReadModelStore.RowsRefused;
import ledger.readmodel.ReadModelStore.Update;
import ledger.readmodel.RowMemory.Remembered;
import ledger.value.Id;

/// Keeps all read models in step with the record: folds a negotiation once, as far as its record
/// goes, and writes what changed. Everything happens in the transaction of whoever calls.
///
/// What a query cannot answer becomes a dead letter of that query and that negotiation; it stops
/// nobody else.
public final class ReadModelProjector {

  /// What a transaction has brought, to be heeded once it is committed.
  public final class Batch {
    private final Map<Id, Remembered> written = new HashMap<>();
    private final Map<Id, Set<String>> readable = new HashMap<>();
    private final Map<Id, Long> postponed = new HashMap<>();

    /// Remembers what is written now.
    ///
    /// @return negotiations that were put off
    public Set<Id> committed() {
      written.forEach(memory::put);
      return postponed.keySet();
    }

    private void add(NegotiationFold fold, long version) {
      var update = fold.update();
      written.put(update.negotiation(), fold.written(version));
      readable.put(update.negotiation(), update.after().checksums().keySet());
    }

    private boolean has(Id negotiation, String query) {
      return readable.getOrDefault(negotiation, Set.of()).contains(query);
    }
  }

  /// Another writer was faster so many times; the batch is tried again then.
  private static final int TRIES = 5;

  private final List<Query> queries;
  private final ReadModelStore store;
  private final Acts acts;
  private final Function<Object, String> json;
  private final RowMemory memory;
  private final FoldMemory folds;
  private final Clock clock;
  private final Pace pace;

  /// @param json writes a body as it is answered
  public ReadModelProjector(
      List<Query> queries,
      ReadModelStore store,
      Acts acts,
      Function<Object, String> json,
      RowMemory memory,
      FoldMemory folds,
      Clock clock) {
    this(queries, store, acts, json, memory, folds, clock, new Pace(System::nanoTime));
  }

  ReadModelProjector(
      List<Query> queries,
      ReadModelStore store,
      Acts acts,
      Function<Object, String> json,
      RowMemory memory,
      FoldMemory folds,
      Clock clock,
      Pace pace) {
    this.queries = queries;
    this.store = store;
    this.acts = acts;
    this.json = json;
    this.memory = memory;
    this.folds = folds;
    this.clock = clock;
    this.pace = pace;
  }

  /// Nothing of this negotiation is remembered: it is folded anew from the record.
  public void forget(Id negotiation) {
    memory.forget(negotiation);
    folds.forget(negotiation);
  }

  /// As exact as PostgreSQL is.
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /// Takes in what came on record. What takes long to fold is put off.
  ///
  /// @param news by negotiation, the position of an act that is to be taken into account
  public Batch takeIn(Map<Id, Long> news) {
    var batch = new Batch();
    var due = new ArrayList<Id>();
    news.forEach((negotiation, position) -> {
      if (isTakenIn(negotiation, position)) return;
      if (pace.rest(negotiation).isEmpty()) due.add(negotiation);
      else batch.postponed.put(negotiation, position);
    });
    if (!batch.postponed.isEmpty()) store.postpone(batch.postponed, now());
    project(due, batch);
    return batch;
  }

  private boolean isTakenIn(Id negotiation, long position) {
    return memory
        .of(negotiation)
        .flatMap(Remembered::freshness)
        .filter(freshness -> freshness.position() >= position)
        .isPresent();
  }

  /// A negotiation folded as if nothing were written of it; empty where nothing is on record.
  public Optional<NegotiationFold> anew(Id negotiation) {
    var entries = acts.of(negotiation);
    return entries.isEmpty()
        ? Optional.empty()
        : Optional.of(NegotiationFold.anew(entries, now(), queries, json));
  }

  /// That a negotiation cannot be folded for any query.
  public List<Failure> failures(Id negotiation, Throwable why) {
    return failures(negotiation, -1, queries, why);
  }

  private static List<Failure> failures(
      Id negotiation, long position, List<Query> asked, Throwable why) {
    return asked.stream()
        .map(query -> NegotiationFold.failure(query.name(), negotiation, position, why))
        .toList();
  }

  /// How long a negotiation that takes long to fold is to be left alone still.
  public Duration rest(Id negotiation) {
    return pace.rest(negotiation).orElse(Duration.ZERO);
  }

  /// Folds again what a date has made old, or what was put off.
  public Batch refresh(Collection<Id> negotiations) {
    var batch = new Batch();
    project(negotiations, batch);
    return batch;
  }

  /// Tries a dead letter again, while nobody else writes of the negotiation: where much is said,
  /// others would be faster each time.
  ///
  /// @return what is written now; empty where it is a dead letter still
  public Optional<Batch> retry(String query, Id negotiation) {
    var batch = new Batch();
    memory.forget(negotiation);
    store.hold(negotiation);
    project(List.of(negotiation), batch, before -> without(query, before));
    if (!batch.has(negotiation, query)) return Optional.empty();
    store.succeed(query, negotiation);
    return Optional.of(batch);
  }

  private static Remembered without(String query, Remembered before) {
    var failed = new HashSet<>(before.failed());
    failed.remove(query);
    return new Remembered(
        before.version(), before.freshness(), before.called(), failed, before.rows());
  }

  private void project(Collection<Id> negotiations, Batch batch) {
    project(negotiations, batch, UnaryOperator.identity());
  }

  /// @param taken what of it counts, of what is known at first and each time another was faster
  private void project(Collection<Id> negotiations, Batch batch, UnaryOperator<Remembered> taken) {
    var known = known(negotiations);
    for (int tries = 0; !known.isEmpty(); tries++) {
      if (tries == TRIES) throw new OthersWrite(known.keySet());
      known.replaceAll((_, before) -> taken.apply(before));
      known = stored(write(folds(known), batch));
    }
  }

  private Map<Id, Remembered> known(Collection<Id> negotiations) {
    var known = new LinkedHashMap<Id, Remembered>();
    var unknown = new ArrayList<Id>();
    for (var negotiation : negotiations)
      memory
          .of(negotiation)
          .ifPresentOrElse(
              before -> known.put(negotiation, before), () -> unknown.add(negotiation));
    known.putAll(stored(unknown));
    return known;
  }

  private Map<Id, Remembered> stored(List<Id> negotiations) {
    var found = new LinkedHashMap<Id, Remembered>();
    if (negotiations.isEmpty()) return found;
    var stored = store.stored(negotiations);
    for (var negotiation : negotiations)
      found.put(
          negotiation,
          Optional.ofNullable(stored.get(negotiation))
              .map(Remembered::of)
              .orElse(RowMemory.NOTHING));
    return found;
  }

  private List<NegotiationFold> folds(Map<Id, Remembered> known) {
    var folds = new ArrayList<NegotiationFold>();
    if (known.isEmpty()) return folds;
    var asked = queries.stream().filter(q -> store.queries().contains(q.name())).toList();
    var read = read(known.keySet(), asked);
    known.forEach((negotiation, before) ->
        fold(negotiation, read.getOrDefault(negotiation, List.of()), asked, before)
            .ifPresent(folds::add));
    return folds;
  }

  /// Together where that can be, else each at its own risk.
  private Map<Id, List<Entry>> read(Collection<Id> negotiations, List<Query> asked) {
    try {
      return acts.of(negotiations);
    } catch (Unreachable e) {
      throw e;
    } catch (RuntimeException e) {
      if (negotiations.size() == 1) {
        fail(negotiations.iterator().next(), -1, asked, e);
        return Map.of();
      }
      var read = new HashMap<Id, List<Entry>>();
      for (var negotiation : negotiations) read.putAll(read(List.of(negotiation), asked));
      return read;
    }
  }

  /// Empty where there is nothing to fold, where an operator is waited for, where another node is
  /// ahead of what this one has been told, and where it fails.
  private Optional<NegotiationFold> fold(
      Id negotiation, List<Entry> entries, List<Query> asked, Remembered before) {
    if (entries.isEmpty() || asked.stream().allMatch(q -> before.failed().contains(q.name())))
      return Optional.empty();
    var seen = ForEverybody.of(entries);
    long last = seen.acts().getLast().position();
    if (before.freshness().filter(freshness -> freshness.position() > last).isPresent())
      return Optional.empty();
    long begun = pace.now();
    try {
      return Optional.of(
          folds.with(seen, now(), standing -> NegotiationFold.of(standing, asked, before, json)));
    } catch (RuntimeException | StackOverflowError e) {
      fail(negotiation, last, asked, e);
      return Optional.empty();
    } finally {
      pace.took(negotiation, begun);
    }
  }

  /// @return those that another one has written meanwhile
  private List<Id> write(List<NegotiationFold> folds, Batch batch) {
    if (folds.isEmpty()) return List.of();
    try {
      var versions = store.write(folds.stream().map(NegotiationFold::update).toList());
      var behind = new ArrayList<Id>();
      for (var fold : folds) {
        var version = versions.get(fold.update().negotiation());
        if (version == null) behind.add(fold.update().negotiation());
        else batch.add(fold, version);
      }
      fail(
          folds.stream()
              .filter(fold -> versions.containsKey(fold.update().negotiation()))
              .flatMap(fold -> fold.failures().stream())
              .toList());
      return behind;
    } catch (RowsRefused e) {
      if (folds.size() > 1)
        return folds.stream().flatMap(fold -> write(List.of(fold), batch).stream()).toList();
      return alone(folds.getFirst(), batch);
    }
  }

  /// One of its rows is not taken: query by query, so that the others are written.
  private List<Id> alone(NegotiationFold fold, Batch batch) {
    var update = fold.update();
    memory.forget(update.negotiation());
    long version = update.version();
    var checksums = new TreeMap<String, String>();
    var failures = new ArrayList<>(fold.failures());
    for (var query : update.rows().keySet())
      try {
        checksums.put(query, update.after().checksums().get(query));
        var part =
            new Update(
                version,
                update.before(),
                update.after().with(new TreeMap<>(checksums)),
                Map.of(query, update.rows().get(query)));
        var written = store.write(List.of(part)).get(update.negotiation());
        if (written == null) return List.of(update.negotiation());
        version = written;
      } catch (RowsRefused e) {
        checksums.remove(query);
        failures.add(
            NegotiationFold.failure(
                query, update.negotiation(), update.after().position(), e.said()));
      }
    fail(failures);
    batch.readable.put(update.negotiation(), checksums.keySet());
    return List.of();
  }

  private void fail(Id negotiation, long position, List<Query> asked, Throwable why) {
    memory.forget(negotiation);
    fail(failures(negotiation, position, asked, why));
  }

  /// Leaves these for an operator to look at.
  public void fail(List<Failure> failures) {
    if (failures.isEmpty()) return;
    failures.forEach(failure ->
        System.getLogger(ReadModelProjector.class.getName())
            .log(
                System.Logger.Level.ERROR,
                "a read model cannot be kept query={0} negotiation={1} why={2}",
                failure.query(),
                failure.negotiation(),
                failure.cause()));
    store.fail(failures, now());
  }
}

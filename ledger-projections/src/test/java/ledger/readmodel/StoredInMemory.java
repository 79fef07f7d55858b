package ledger.readmodel;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import ledger.value.Id;

/// The tables of the read models, as far as a projector can tell.
public final class StoredInMemory implements ReadModelStore {

  private final Set<String> queries;
  private final Map<Id, Freshness> freshness = new HashMap<>();
  private final Map<Id, Long> versions = new HashMap<>();
  private final Map<Id, Map<String, Map<String, StoredRow>>> rows = new HashMap<>();
  private final Set<Failure> failures = new HashSet<>();
  private final Map<Id, Long> awaited = new HashMap<>();
  private final Set<String> refused = new HashSet<>();
  private long version;
  private int reads;
  private int written;
  private boolean outrun;

  public StoredInMemory(Collection<String> queries) {
    this.queries = Set.copyOf(queries);
  }

  /// Takes no row of this key.
  public void refuse(String key) {
    refused.add(key);
  }

  public Optional<Freshness> freshness(Id negotiation) {
    return Optional.ofNullable(freshness.get(negotiation));
  }

  /// In the order of the answer.
  public List<StoredRow> rows(String query, Id negotiation) {
    return of(query, negotiation).values().stream()
        .sorted((a, b) -> Integer.compare(a.place(), b.place()))
        .toList();
  }

  public Set<String> failed(Id negotiation) {
    return failures.stream()
        .filter(failure -> failure.negotiation().equals(negotiation))
        .map(Failure::query)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// How often it was asked what is stored.
  public int reads() {
    return reads;
  }

  /// From now on another writer is always faster.
  public void outrun() {
    outrun = true;
  }

  /// How many rows it was sent.
  public int written() {
    return written;
  }

  public boolean isAwaited(Id negotiation) {
    return awaited.getOrDefault(negotiation, -1L) > freshness(negotiation).orElseThrow().position();
  }

  private Map<String, StoredRow> of(String query, Id negotiation) {
    return rows.computeIfAbsent(negotiation, _ -> new HashMap<>())
        .computeIfAbsent(query, _ -> new HashMap<>());
  }

  @Override
  public Set<String> queries() {
    return queries;
  }

  @Override
  public Map<Id, Stored> stored(Collection<Id> negotiations) {
    reads++;
    var found = new HashMap<Id, Stored>();
    for (var negotiation : negotiations) {
      var hashes = new HashMap<String, Map<String, String>>();
      for (var query : queries) {
        var each = new LinkedHashMap<String, String>();
        rows(query, negotiation).forEach(row -> each.put(row.key(), row.hash()));
        hashes.put(query, each);
      }
      found.put(
          negotiation,
          new Stored(
              versions.getOrDefault(negotiation, -1L),
              freshness(negotiation),
              failed(negotiation),
              hashes));
    }
    return found;
  }

  @Override
  public void hold(Id negotiation) {
    outrun = false;
  }

  @Override
  public Map<Id, Long> write(List<Update> updates) {
    if (updates.stream()
        .flatMap(update -> update.rows().values().stream())
        .flatMap(each -> each.changed().stream())
        .anyMatch(row -> refused.contains(row.key())))
      throw new RowsRefused(new IllegalArgumentException("no such text"));
    var done = new HashMap<Id, Long>();
    if (outrun) return done;
    for (var update : updates) {
      var negotiation = update.negotiation();
      if (versions.getOrDefault(negotiation, -1L) != update.version()) continue;
      versions.put(negotiation, ++version);
      freshness.put(negotiation, update.after());
      update
          .rows()
          .forEach((query, each) -> {
            each.gone().forEach(of(query, negotiation)::remove);
            each.changed().forEach(row -> of(query, negotiation).put(row.key(), row));
            written += each.changed().size();
          });
      done.put(negotiation, version);
    }
    return done;
  }

  @Override
  public void fail(List<Failure> failed, Instant now) {
    failures.addAll(failed);
  }

  @Override
  public void succeed(String query, Id negotiation) {
    failures.removeIf(
        failure -> failure.query().equals(query) && failure.negotiation().equals(negotiation));
  }

  @Override
  public void postpone(Map<Id, Long> news, Instant now) {
    news.forEach((negotiation, position) -> awaited.merge(negotiation, position, Math::max));
  }
}

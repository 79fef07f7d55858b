package ledger.readmodel.postgres;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;
import ledger.dossier.Acts;
import ledger.query.Query;
import ledger.readmodel.Freshness;
import ledger.readmodel.NegotiationFold;
import ledger.readmodel.StoredRow;
import ledger.record.postgres.ActsOnRecord;
import ledger.value.Id;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Proves that what is kept is what is folded: each negotiation is folded again as far as what is
/// kept has come, about the same moment.
public final class Comparison {

  /// The first thing in which they are not the same.
  ///
  /// @param row its key; empty for the head of the answer
  /// @param stored and
  /// @param folded left out where there is none
  public record Difference(
      String question,
      Id negotiation,
      String row,
      Optional<String> stored,
      Optional<String> folded) {}

  /// @param behind negotiations of which not everything is kept yet, or nothing can be
  /// @param last the last negotiation that was looked at; empty where there are no more
  public record Page(
      int negotiations,
      long rows,
      int behind,
      Optional<Id> last,
      Optional<Difference> difference) {}

  /// For what is only just being taken in, once for all of a page.
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

  private static final String FRESHNESS = "(how far it has come)";

  private final Map<String, Query> questions;
  private final Acts acts;
  private final ActsOnRecord record;
  private final Function<Object, String> json;
  private final RecordedNegotiations recorded;
  private final TransactionTemplate snapshot;
  private final JdbcClient sql;

  /// @param acts from the record itself, past the memory, which is for what is asked for
  /// @param json writes a body as it is answered
  /// @param snapshot a transaction that sees one moment of the database
  public Comparison(
      List<Query> questions,
      Acts acts,
      ActsOnRecord record,
      Function<Object, String> json,
      RecordedNegotiations recorded,
      TransactionTemplate snapshot,
      JdbcClient sql) {
    this.questions = questions.stream().collect(Collectors.toMap(Query::name, Function.identity()));
    this.acts = acts;
    this.record = record;
    this.json = json;
    this.recorded = recorded;
    this.snapshot = snapshot;
    this.sql = sql;
  }

  /// Empty where there is no such question.
  ///
  /// @param after the last negotiation that was looked at; empty text for none
  public Optional<Page> page(String question, String after, int most) {
    return Optional.ofNullable(questions.get(question)).map(q -> page(q, after, most));
  }

  private Page page(Query question, String after, int most) {
    var ids = recorded.after(after, most);
    long rows = 0;
    int behind = 0;
    long end = System.nanoTime() + PATIENCE.toNanos();
    for (var id : ids) {
      long last = record.last(id);
      var found = awaited(question.name(), id, last, end);
      rows += found.rows().size();
      if (found.position() < last) behind++;
      var difference =
          found.freshness().flatMap(freshness -> difference(question, freshness, found.rows()));
      if (difference.isPresent())
        return new Page(ids.indexOf(id) + 1, rows, behind, Optional.of(id), difference);
    }
    var last = ids.isEmpty() ? Optional.<Id>empty() : Optional.of(ids.getLast());
    return new Page(ids.size(), rows, behind, last, Optional.empty());
  }

  private Found awaited(String query, Id negotiation, long position, long end) {
    var found = found(query, negotiation);
    while (found.position() < position && System.nanoTime() < end) {
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
      found = found(query, negotiation);
    }
    return found;
  }

  /// @param freshness empty where the rows are none that could be read
  private record Found(Optional<Freshness> freshness, List<StoredRow> rows) {

    private long position() {
      return freshness.map(Freshness::position).orElse(-1L);
    }
  }

  private Found found(String query, Id negotiation) {
    return snapshot.execute(_ ->
        new Found(
            new FreshnessTable(sql)
                .of(negotiation)
                .filter(freshness -> freshness.checksums().containsKey(query))
                .map(freshness -> freshness.only(query)),
            new RowTable(sql, query).of(negotiation)));
  }

  private Optional<Difference> difference(
      Query question, Freshness freshness, List<StoredRow> rows) {
    var entries =
        acts.of(freshness.negotiation()).stream()
            .filter(entry ->
                entry.position() <= freshness.position() || entry.compartment().isPresent())
            .toList();
    if (entries.isEmpty()) return first(question, freshness, rows, List.of());
    var folded = NegotiationFold.anew(entries, freshness.about(), List.of(question), json);
    return first(question, freshness, rows, folded.rows(question.name()))
        .or(() -> difference(question.name(), freshness, folded.update().after()));
  }

  private static Optional<Difference> difference(String query, Freshness stored, Freshness folded) {
    return stored.equals(folded)
        ? Optional.empty()
        : Optional.of(
            new Difference(
                query,
                stored.negotiation(),
                FRESHNESS,
                Optional.of(stored.toString()),
                Optional.of(folded.toString())));
  }

  private static Optional<Difference> first(
      Query question, Freshness freshness, List<StoredRow> stored, List<StoredRow> folded) {
    var left = byKey(stored);
    for (var row : folded) {
      var before = Optional.ofNullable(left.remove(row.key()));
      if (before.filter(row::equals).isEmpty())
        return Optional.of(
            new Difference(
                question.name(),
                freshness.negotiation(),
                row.key(),
                before.map(Comparison::shown),
                Optional.of(shown(row))));
    }
    return left.values().stream()
        .findFirst()
        .map(row ->
            new Difference(
                question.name(),
                freshness.negotiation(),
                row.key(),
                Optional.of(shown(row)),
                Optional.empty()));
  }

  private static Map<String, StoredRow> byKey(List<StoredRow> rows) {
    var byKey = new LinkedHashMap<String, StoredRow>();
    rows.forEach(row -> byKey.put(row.key(), row));
    return byKey;
  }

  private static String shown(StoredRow row) {
    return row.place()
        + " "
        + row.position()
        + " "
        + row.at().map(at -> at + " ").orElse("")
        + row.body();
  }
}

package ledger.reading.postgres;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;
import ledger.query.Query;
import ledger.reading.Model;
import ledger.reading.Standing;
import ledger.reading.Written;
import ledger.value.Id;
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

  private static final String MODEL = "(how far it has come)";

  private final Map<String, Query> questions;
  private final Models.Means means;
  private final RecordedNegotiations recorded;
  private final TransactionTemplate snapshot;

  /// @param snapshot a transaction that sees one moment of the database
  public Comparison(
      List<Query> questions,
      Models.Means means,
      RecordedNegotiations recorded,
      TransactionTemplate snapshot) {
    this.questions = questions.stream().collect(Collectors.toMap(Query::name, Function.identity()));
    this.means = means;
    this.recorded = recorded;
    this.snapshot = snapshot;
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
      long last = means.record().last(id);
      var kept = awaited(question.name(), id, last, end);
      rows += kept.rows().size();
      if (kept.position() < last) behind++;
      var difference = kept.model().flatMap(model -> difference(question, model, kept.rows()));
      if (difference.isPresent())
        return new Page(ids.indexOf(id) + 1, rows, behind, Optional.of(id), difference);
    }
    var last = ids.isEmpty() ? Optional.<Id>empty() : Optional.of(ids.getLast());
    return new Page(ids.size(), rows, behind, last, Optional.empty());
  }

  private Kept awaited(String question, Id negotiation, long position, long end) {
    var kept = kept(question, negotiation);
    while (kept.position() < position && System.nanoTime() < end) {
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
      kept = kept(question, negotiation);
    }
    return kept;
  }

  private record Kept(Optional<Model> model, List<Written> rows) {

    private long position() {
      return model.map(Model::position).orElse(-1L);
    }
  }

  private Kept kept(String question, Id negotiation) {
    return snapshot.execute(_ ->
        new Kept(
            Optional.ofNullable(
                new ModelTable(means.sql()).of(question, List.of(negotiation)).get(negotiation)),
            new RowTable(means.sql(), question).of(negotiation)));
  }

  private Optional<Difference> difference(Query question, Model model, List<Written> rows) {
    var acts =
        means.acts().of(model.negotiation()).stream()
            .filter(entry -> entry.position() <= model.position())
            .toList();
    if (acts.isEmpty()) return first(question, model, rows, List.of());
    var folded = means.json().folded(question, Standing.of(acts, model.about()));
    return first(question, model, rows, folded.rows())
        .or(() -> difference(question.name(), model, folded.model()));
  }

  private static Optional<Difference> difference(String question, Model stored, Model folded) {
    return stored.equals(folded)
        ? Optional.empty()
        : Optional.of(
            new Difference(
                question,
                stored.negotiation(),
                MODEL,
                Optional.of(stored.toString()),
                Optional.of(folded.toString())));
  }

  private static Optional<Difference> first(
      Query question, Model model, List<Written> stored, List<Written> folded) {
    var kept = byKey(stored);
    for (var row : folded) {
      var before = Optional.ofNullable(kept.remove(row.key()));
      if (before.filter(row::equals).isEmpty())
        return Optional.of(
            new Difference(
                question.name(),
                model.negotiation(),
                row.key(),
                before.map(Comparison::shown),
                Optional.of(shown(row))));
    }
    return kept.values().stream()
        .findFirst()
        .map(row ->
            new Difference(
                question.name(),
                model.negotiation(),
                row.key(),
                Optional.of(shown(row)),
                Optional.empty()));
  }

  private static Map<String, Written> byKey(List<Written> rows) {
    var byKey = new LinkedHashMap<String, Written>();
    rows.forEach(row -> byKey.put(row.key(), row));
    return byKey;
  }

  private static String shown(Written row) {
    return row.place()
        + " "
        + row.position()
        + " "
        + row.at().map(at -> at + " ").orElse("")
        + row.body();
  }
}

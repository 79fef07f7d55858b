package ledger.reading.postgres;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import ledger.dossier.Acts;
import ledger.log.Log.Unreachable;
import ledger.query.Query;
import ledger.reading.Folded;
import ledger.reading.json.RowFormat;
import ledger.reading.postgres.DeadLetterTable.DeadLetter;
import ledger.record.postgres.ActsOnRecord;
import ledger.value.Id;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Keeps the answers to one question: folds a negotiation as far as its record goes, and writes
/// what changed. Everything happens in the transaction of whoever calls.
///
/// A negotiation that cannot be folded or written becomes a dead letter and is left as it was; it
/// stops nobody else.
public final class Models {

  /// What all questions share.
  ///
  /// @param savepoint a transaction within the caller's
  public record Means(
      Acts acts,
      ActsOnRecord record,
      JdbcClient sql,
      Bulk bulk,
      RowFormat json,
      Standings standings,
      TransactionTemplate savepoint,
      Clock clock) {

    public Means over(Acts others) {
      return new Means(others, record, sql, bulk, json, standings, savepoint, clock);
    }

    /// As exact as PostgreSQL is.
    public Instant now() {
      return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
  }

  private final Query question;
  private final String table;
  private final Means means;
  private final ModelTable models;
  private final RowTable rows;
  private final DeadLetterTable letters;

  /// @param table where the rows are kept, and under which name how far they have come
  private Models(Query question, String table, Means means) {
    this.question = question;
    this.table = table;
    this.means = means;
    this.models = new ModelTable(means.sql());
    this.rows = new RowTable(means.sql(), table);
    this.letters = new DeadLetterTable(means.sql());
  }

  /// Those that are read.
  public static Models of(Query question, Means means) {
    return new Models(question, question.name(), means);
  }

  /// Those that are to be read instead, in a table of their own.
  public static Models next(Query question, Means means) {
    return new Models(question, next(question.name()), means);
  }

  public static String next(String question) {
    return question + "~next";
  }

  public String question() {
    return question.name();
  }

  /// Takes in what came on record. Of a negotiation that cannot be folded, it waits.
  ///
  /// @param acts by negotiation, the position of an act that is to be taken into account
  void takeIn(Map<Id, Long> acts) {
    models.lock(table, acts.keySet());
    var news = new HashMap<>(acts);
    news.keySet().removeAll(letters.among(question.name(), acts.keySet()));
    models
        .of(table, acts.keySet())
        .values()
        .forEach(model ->
            news.computeIfPresent(
                model.negotiation(),
                (_, position) -> model.position() >= position ? null : position));
    write(folded(news.keySet()));
  }

  /// Folds again what a date has made old.
  void refresh(Collection<Id> negotiations, Instant now) {
    models.lock(table, negotiations);
    var known = models.of(table, negotiations);
    known.values().removeIf(model -> model.holdsAt(now));
    write(folded(known.keySet()));
  }

  /// Tries a dead letter again.
  ///
  /// @return whether it is one no more
  public boolean retry(Id negotiation) {
    models.lock(table, List.of(negotiation));
    var folded = folded(List.of(negotiation));
    boolean isKept = !folded.isEmpty() && write(folded);
    if (isKept) letters.remove(question.name(), negotiation);
    return isKept;
  }

  private List<Folded> folded(Collection<Id> negotiations) {
    var folded = new ArrayList<Folded>();
    for (var negotiation : negotiations)
      try {
        folded(negotiation).ifPresent(folded::add);
      } catch (Unreachable | TransientDataAccessException e) {
        throw e;
      } catch (RuntimeException | StackOverflowError e) {
        letter(negotiation, e);
      }
    return folded;
  }

  private Optional<Folded> folded(Id negotiation) {
    var acts = means.acts().of(negotiation);
    if (acts.isEmpty()) return Optional.empty();
    var standing = means.standings().of(negotiation, acts, means.now());
    return Optional.of(means.json().folded(question, standing));
  }

  /// Writes what was folded.
  ///
  /// @return whether all could be written
  public boolean write(List<Folded> folded) {
    return written(
        folded,
        all -> {
          rows.write(all);
          models.write(table, all.stream().map(Folded::model).toList());
        });
  }

  /// Writes what was folded where nothing of these negotiations is kept yet: much of it at once.
  public void fill(List<Folded> folded) {
    written(
        folded,
        all -> {
          rows.fill(all, means.bulk());
          models.fill(table, all.stream().map(Folded::model).toList(), means.bulk());
        });
  }

  /// Together where that can be, else each at its own risk.
  private boolean written(List<Folded> folded, Consumer<List<Folded>> writing) {
    if (folded.isEmpty()) return true;
    try {
      means.savepoint().executeWithoutResult(_ -> writing.accept(folded));
      return true;
    } catch (DataIntegrityViolationException e) {
      if (folded.size() > 1)
        return folded.stream()
            .map(one -> written(List.of(one), writing))
            .reduce(true, Boolean::logicalAnd);
      letter(folded.getFirst().model().negotiation(), e);
      return false;
    }
  }

  /// Leaves a negotiation as it is, for an operator to look at.
  public void letter(Id negotiation, Throwable why) {
    System.getLogger(Models.class.getName())
        .log(
            System.Logger.Level.ERROR,
            "an answer cannot be kept question={0} negotiation={1} why={2}",
            question.name(),
            negotiation,
            cause(why));
    letters.put(
        new DeadLetter(
            question.name(),
            negotiation,
            means.record().last(negotiation),
            cause(why),
            means.now()));
  }

  /// What was thrown and where. Its message could quote what was said.
  private static String cause(Throwable why) {
    var trace = why.getStackTrace();
    return why.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]);
  }
}

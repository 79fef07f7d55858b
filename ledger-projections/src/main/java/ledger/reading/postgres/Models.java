package ledger.reading.postgres;

import java.time.Clock;
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
import ledger.act.Id;
import ledger.dossier.Acts;
import ledger.log.Log.Unreachable;
import ledger.reading.Question;
import ledger.reading.Standing;
import ledger.reading.Written;
import ledger.reading.json.RowFormat;
import ledger.reading.postgres.DeadLetterTable.DeadLetter;
import ledger.reading.postgres.ModelTable.Model;
import ledger.record.postgres.ActsOnRecord;
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
      RowFormat json,
      Standings standings,
      TransactionTemplate savepoint,
      Clock clock) {

    public Means over(Acts others) {
      return new Means(others, record, sql, json, standings, savepoint, clock);
    }
  }

  /// What is to be written of one negotiation.
  private record Folded(Model model, List<Written> rows) {}

  private final Question question;
  private final String table;
  private final Means means;
  private final ModelTable models;
  private final RowTable rows;
  private final DeadLetterTable letters;

  /// @param table where the rows are kept, and under which name how far they have come
  private Models(Question question, String table, Means means) {
    this.question = question;
    this.table = table;
    this.means = means;
    this.models = new ModelTable(means.sql());
    this.rows = new RowTable(means.sql(), table);
    this.letters = new DeadLetterTable(means.sql());
  }

  /// Those that are read.
  public static Models of(Question question, Means means) {
    return new Models(question, question.name(), means);
  }

  /// Those that are to be read instead, in a table of their own.
  public static Models next(Question question, Means means) {
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
    var known = models.of(table, acts.keySet());
    var news = new HashMap<>(acts);
    news.keySet().removeAll(letters.among(question.name(), acts.keySet()));
    known
        .values()
        .forEach(model ->
            news.computeIfPresent(
                model.negotiation(),
                (_, position) -> model.position() >= position ? null : position));
    if (!news.isEmpty()) fold(news.keySet(), known, new HashMap<>());
  }

  /// Folds again what a date has made old.
  void refresh(Collection<Id> negotiations, Instant now) {
    models.lock(table, negotiations);
    var known = models.of(table, negotiations);
    known.values().removeIf(model -> model.holdsAt(now));
    fold(known.keySet(), known, new HashMap<>());
  }

  /// Folds them, whether anything came or not.
  ///
  /// @param standings how they stand, filled as it becomes known, for whoever asks several
  ///   questions
  /// @return those that could be folded
  public Set<Id> foldAgain(Collection<Id> negotiations, Map<Id, Standing> standings) {
    models.lock(table, negotiations);
    return fold(negotiations, models.of(table, negotiations), standings);
  }

  /// Tries a dead letter again.
  ///
  /// @return whether it is one no more
  public boolean retry(Id negotiation) {
    var folded = foldAgain(List.of(negotiation), new HashMap<>());
    letters.remove(question.name(), folded);
    return !folded.isEmpty();
  }

  private Set<Id> fold(
      Collection<Id> negotiations, Map<Id, Model> known, Map<Id, Standing> standings) {
    var folded = new ArrayList<Folded>();
    for (var negotiation : negotiations)
      try {
        folded(negotiation, Optional.ofNullable(known.get(negotiation)), standings)
            .ifPresent(folded::add);
      } catch (Unreachable | TransientDataAccessException e) {
        throw e;
      } catch (RuntimeException | StackOverflowError e) {
        letter(negotiation, e);
      }
    return write(folded);
  }

  private Optional<Folded> folded(
      Id negotiation, Optional<Model> before, Map<Id, Standing> standings) {
    var acts = means.acts().of(negotiation);
    if (acts.isEmpty()) return Optional.empty();
    long last = acts.getLast().position();
    // Looked for after they were read, so that none of them is overlooked.
    if (before.filter(Model::sealed).isPresent()
        || means
            .standings()
            .sealed(negotiation, before.map(Model::position).orElse(-1L), last, means.record()))
      return Optional.of(sealed(negotiation, last));
    var standing =
        standings.computeIfAbsent(negotiation, _ -> means.standings().of(negotiation, acts, now()));
    return Optional.of(folded(negotiation, standing));
  }

  private Folded folded(Id negotiation, Standing standing) {
    var written = means.json().written(question.rows(standing.dossier()));
    return new Folded(model(negotiation, standing, written, means.json()), written);
  }

  static Model model(Id negotiation, Standing standing, List<Written> rows, RowFormat json) {
    return new Model(
        negotiation,
        standing.position(),
        standing.dossier().about(),
        standing.until().map(end -> end.truncatedTo(ChronoUnit.MICROS)),
        false,
        standing.readers(),
        json.called(standing.called()),
        Written.checksum(rows));
  }

  /// What is kept here could be read after its key is erased; so nothing is.
  private Folded sealed(Id negotiation, long position) {
    return new Folded(
        new Model(
            negotiation,
            position,
            now(),
            Optional.empty(),
            true,
            Set.of(),
            "{}",
            Written.checksum(List.of())),
        List.of());
  }

  /// As exact as PostgreSQL is.
  private Instant now() {
    return means.clock().instant().truncatedTo(ChronoUnit.MICROS);
  }

  private Set<Id> write(List<Folded> folded) {
    if (folded.isEmpty()) return Set.of();
    try {
      return writeTogether(folded);
    } catch (DataIntegrityViolationException _) {
      var written = new HashSet<Id>();
      for (var one : folded)
        try {
          written.addAll(writeTogether(List.of(one)));
        } catch (DataIntegrityViolationException e) {
          letter(one.model().negotiation(), e);
        }
      return written;
    }
  }

  private Set<Id> writeTogether(List<Folded> folded) {
    var byNegotiation = new LinkedHashMap<Id, List<Written>>();
    folded.forEach(one -> byNegotiation.put(one.model().negotiation(), one.rows()));
    means
        .savepoint()
        .executeWithoutResult(_ -> {
          rows.write(byNegotiation);
          models.write(table, folded.stream().map(Folded::model).toList());
        });
    return byNegotiation.keySet();
  }

  private void letter(Id negotiation, Throwable why) {
    System.getLogger(Models.class.getName())
        .log(
            System.Logger.Level.ERROR,
            "an answer cannot be kept question={0} negotiation={1} why={2}",
            question.name(),
            negotiation,
            cause(why));
    letters.put(
        new DeadLetter(
            question.name(), negotiation, means.record().last(negotiation), cause(why), now()));
  }

  /// What was thrown and where. Its message could quote what was said.
  private static String cause(Throwable why) {
    var trace = why.getStackTrace();
    return why.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]);
  }
}

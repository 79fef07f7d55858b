package ledger.readmodel.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import ledger.log.Times;
import ledger.readmodel.Freshness;
import ledger.readmodel.ReadModelStore;
import ledger.readmodel.StoredRow;
import ledger.value.Id;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.support.TransactionTemplate;

/// The read models of all queries: read in one round trip, and written in one.
public final class PostgresReadModels implements ReadModelStore {

  private record Placed(int query, Id negotiation, StoredRow row) {}

  private record Gone(int query, Id negotiation, String key) {}

  private final Tables tables;
  private final JdbcOperations sql;
  private final DeadLetterTable letters;
  private final TransactionTemplate savepoint;
  private final boolean isRead;

  private PostgresReadModels(
      Tables tables, JdbcOperations sql, TransactionTemplate savepoint, boolean isRead) {
    this.tables = tables;
    this.sql = sql;
    this.letters = new DeadLetterTable(sql);
    this.savepoint = savepoint;
    this.isRead = isRead;
  }

  /// Those that are read.
  ///
  /// @param savepoint a transaction within the caller's
  public static PostgresReadModels of(
      List<String> queries, JdbcOperations sql, TransactionTemplate savepoint) {
    return new PostgresReadModels(new Tables(queries, "", sql), sql, savepoint, true);
  }

  /// Those that are to be read instead, in tables of their own. What could not be answered before
  /// is tried again.
  public static PostgresReadModels next(
      List<String> queries, JdbcOperations sql, TransactionTemplate savepoint) {
    return new PostgresReadModels(new Tables(queries, NEXT, sql), sql, savepoint, false);
  }

  public static final String NEXT = "~next";

  @Override
  public Set<String> queries() {
    return new HashSet<>(tables.there());
  }

  @Override
  public Map<Id, Stored> stored(Collection<Id> negotiations) {
    var queries = tables.there();
    return heeding(() ->
        sql.execute(
            (ConnectionCallback<Map<Id, Stored>>)
                connection -> stored(connection, queries, negotiations)));
  }

  @Override
  public void hold(Id negotiation) {
    sql.query(WriteStatement.LOCK, _ -> {});
    sql.query(
        "select 1 from %s where negotiation = ? for update".formatted(tables.of("freshness")),
        _ -> {},
        negotiation.value());
  }

  /// The freshness is read first: hashes that are newer make a write that is refused.
  private Map<Id, Stored> stored(
      Connection connection, List<String> queries, Collection<Id> negotiations)
      throws SQLException {
    var found = new HashMap<Id, Stored>();
    try (var statement = connection.prepareStatement(reading(queries))) {
      var ids = connection.createArrayOf("text", texts(negotiations, Id::value));
      for (int i = 1; i <= 2 + queries.size(); i++) statement.setArray(i, ids);
      statement.execute();
      statement.getMoreResults(); // the lock
      try (var row = statement.getResultSet()) {
        while (row.next()) {
          var freshness = freshness(row);
          found.put(
              freshness.negotiation(),
              new Stored(
                  row.getLong("version"),
                  Optional.of(freshness),
                  new HashSet<>(),
                  new HashMap<>()));
        }
      }
      statement.getMoreResults();
      try (var row = statement.getResultSet()) {
        while (row.next()) of(row, found).failed().add(row.getString("question"));
      }
      statement.getMoreResults();
      try (var row = statement.getResultSet()) {
        while (row.next())
          of(row, found)
              .hashes()
              .computeIfAbsent(queries.get(row.getInt("query")), _ -> new LinkedHashMap<>())
              .put(row.getString("key"), HexFormat.of().formatHex(row.getBytes("hash")));
      }
    }
    return found;
  }

  private static Stored of(ResultSet row, Map<Id, Stored> found) throws SQLException {
    return found.computeIfAbsent(
        Id.of(row.getString("negotiation")),
        _ -> new Stored(-1, Optional.empty(), new HashSet<>(), new HashMap<>()));
  }

  private String reading(List<String> queries) {
    var hashes = new ArrayList<String>();
    for (int i = 0; i < queries.size(); i++)
      hashes.add(
          "select %d as query, negotiation, key, place, hash from %s where negotiation = any (?)"
              .formatted(i, tables.of(queries.get(i))));
    return WriteStatement.LOCK
        + "select * from %s where negotiation = any (?);".formatted(tables.of("freshness"))
        + "select negotiation, question from reading.dead_letter where %s negotiation = any (?);"
            .formatted(isRead ? "" : "false and")
        + (hashes.isEmpty()
            ? "select where false"
            : String.join(" union all ", hashes) + " order by query, negotiation, place");
  }

  static Freshness freshness(ResultSet row) throws SQLException {
    return new Freshness(
        Id.of(row.getString("negotiation")),
        row.getLong("position"),
        Moments.of(row, "about"),
        Moments.ifAny(row, "until"),
        row.getBoolean("sealed"),
        Set.copyOf(Arrays.asList((String[]) row.getArray("readers").getArray())),
        row.getString("called"),
        Checksums.read(row.getString("checksums")));
  }

  @Override
  public Map<Id, Long> write(List<Update> updates) {
    var queries = tables.there();
    try {
      return heeding(() ->
          savepoint.execute(_ ->
              sql.execute(
                  (ConnectionCallback<Map<Id, Long>>)
                      connection -> write(connection, queries, updates))));
    } catch (DataIntegrityViolationException e) {
      throw new RowsRefused(e);
    }
  }

  private Map<Id, Long> write(Connection connection, List<String> queries, List<Update> updates)
      throws SQLException {
    try (var statement = connection.prepareStatement(WriteStatement.of(tables, queries))) {
      statement.setInt(1, isRead ? queries.size() : Integer.MAX_VALUE);
      var bound = new Bound(connection, statement);
      bound.freshness(updates);
      bound.rows(placed(queries, updates));
      bound.gone(gone(queries, updates));
      statement.execute();
      statement.getMoreResults(); // the lock
      var versions = new HashMap<Id, Long>();
      try (var row = statement.getResultSet()) {
        while (row.next())
          versions.put(Id.of(row.getString("negotiation")), row.getLong("version"));
      }
      return versions;
    }
  }

  private static List<Placed> placed(List<String> queries, List<Update> updates) {
    var placed = new ArrayList<Placed>();
    for (var update : updates)
      update
          .rows()
          .forEach((query, rows) ->
              rows.changed()
                  .forEach(row ->
                      placed.add(new Placed(queries.indexOf(query), update.negotiation(), row))));
    return placed;
  }

  private static List<Gone> gone(List<String> queries, List<Update> updates) {
    var gone = new ArrayList<Gone>();
    for (var update : updates)
      update
          .rows()
          .forEach((query, rows) ->
              rows.gone()
                  .forEach(key ->
                      gone.add(new Gone(queries.indexOf(query), update.negotiation(), key))));
    return gone;
  }

  /// The parameters after the first, in the order of the statement.
  private static final class Bound {
    private final Connection connection;
    private final PreparedStatement statement;
    private int next = 2;

    private Bound(Connection connection, PreparedStatement statement) {
      this.connection = connection;
      this.statement = statement;
    }

    private void array(String type, @Nullable Object[] values) throws SQLException {
      statement.setArray(next++, connection.createArrayOf(type, values));
    }

    private void freshness(List<Update> updates) throws SQLException {
      array("text", texts(updates, u -> u.negotiation().value()));
      array("int8", numbers(updates, Update::version));
      array("int8", numbers(updates, u -> u.after().position()));
      array("int8", numbers(updates, u -> Times.micros(u.after().about())));
      array("int8", numbers(updates, u -> Moments.kept(u.after().until())));
      array("bool", updates.stream().map(u -> u.after().sealed()).toArray(Boolean[]::new));
      array("text", texts(updates, u -> unlessSame(u, PostgresReadModels::readers)));
      array("text", texts(updates, u -> unlessSame(u, Freshness::called)));
      array("text", texts(updates, u -> Checksums.text(u.after().checksums())));
    }

    private void rows(List<Placed> rows) throws SQLException {
      array("int4", rows.stream().map(Placed::query).toArray(Integer[]::new));
      array("text", texts(rows, r -> r.negotiation().value()));
      array("text", texts(rows, r -> r.row().key()));
      array("int4", rows.stream().map(r -> r.row().place()).toArray(Integer[]::new));
      array("int8", numbers(rows, r -> r.row().position()));
      array("int8", numbers(rows, r -> Moments.kept(r.row().at())));
      array("text", texts(rows, r -> r.row().body()));
      array("text", texts(rows, r -> String.join(" ", r.row().words())));
      array(
          "bytea",
          rows.stream().map(r -> HexFormat.of().parseHex(r.row().hash())).toArray(byte[][]::new));
    }

    private void gone(List<Gone> gone) throws SQLException {
      array("int4", gone.stream().map(Gone::query).toArray(Integer[]::new));
      array("text", texts(gone, g -> g.negotiation().value()));
      array("text", texts(gone, Gone::key));
    }
  }

  private static String readers(Freshness freshness) {
    return String.join(" ", freshness.readers());
  }

  /// Null where it is stored so already.
  private static @Nullable String unlessSame(Update update, Function<Freshness, String> part) {
    var now = part.apply(update.after());
    return update.before().map(part).filter(now::equals).isPresent() ? null : now;
  }

  private static <T> @Nullable String[] texts(
      Collection<T> of, Function<T, @Nullable String> text) {
    return of.stream().map(text).toArray(String[]::new);
  }

  private static <T> @Nullable Long[] numbers(
      Collection<T> of, Function<T, @Nullable Long> number) {
    return of.stream().map(number).toArray(Long[]::new);
  }

  /// A table that was dropped is not asked for the next time.
  private <T> T heeding(Supplier<@Nullable T> statement) {
    try {
      return Optional.ofNullable(statement.get()).orElseThrow();
    } catch (BadSqlGrammarException e) {
      tables.lookAgain();
      throw e;
    }
  }

  /// Writes what is folded where nothing of these negotiations is stored yet: much of it at once.
  ///
  /// @throws RowsRefused where nothing could be written because of a row
  public void fill(List<Update> updates) {
    filling(() -> {
      rows(updates);
      new Bulk(sql)
          .into(
              new FreshnessTable.Columns("freshness" + tables.suffix()),
              updates.stream().map(Update::after));
    });
  }

  /// The same, without saying that they are there.
  public void fillRows(List<Update> updates) {
    filling(() -> rows(updates));
  }

  private void filling(Runnable work) {
    try {
      savepoint.executeWithoutResult(_ -> work.run());
    } catch (DataIntegrityViolationException e) {
      throw new RowsRefused(e);
    }
  }

  private void rows(List<Update> updates) {
    for (var query : tables.there())
      new Bulk(sql)
          .into(
              new RowTable.Columns(query + tables.suffix()),
              updates.stream()
                  .flatMap(u ->
                      Optional.ofNullable(u.rows().get(query)).stream()
                          .flatMap(rows -> rows.changed().stream())
                          .map(row -> new RowTable.Of(u.negotiation(), row))));
  }

  @Override
  public void fail(List<Failure> failures, Instant now) {
    letters.put(failures, now);
  }

  @Override
  public void succeed(String query, Id negotiation) {
    letters.remove(query, negotiation);
  }

  @Override
  public void postpone(Map<Id, Long> news, Instant now) {
    var ids = List.copyOf(news.keySet());
    sql.update(connection -> {
      var statement =
          connection.prepareStatement(
              """
              update reading.freshness f
                 set awaits = greatest(f.awaits, u.position), due = least(f.due, ?)
                from unnest(?::text[], ?::bigint[]) u(negotiation, position)
               where f.negotiation = u.negotiation and f.position < u.position
              """);
      statement.setLong(1, Times.micros(now));
      statement.setArray(2, connection.createArrayOf("text", texts(ids, Id::value)));
      statement.setArray(3, connection.createArrayOf("int8", numbers(ids, news::get)));
      return statement;
    });
  }
}

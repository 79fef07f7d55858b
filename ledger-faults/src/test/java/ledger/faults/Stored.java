package ledger.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/// What a ledger stores in its database, as whoever has the rights of its superuser may change it.
final class Stored {

  /// Refusals of the database: an index, a condition or a number that only it gives does not let it
  /// be changed.
  private static final Pattern CONSTRAINT = Pattern.compile("23...|428C9");

  record Column(String table, String name, String type) {

    String quoted() {
      return "\"" + name + "\"";
    }

    /// Another value of its type.
    String changed() {
      var name = quoted();
      return switch (type) {
        case "smallint", "integer", "bigint", "double precision" -> "coalesce(" + name + ", 0) + 1";
        case "text", "character varying" -> "coalesce(" + name + ", '') || 'x'";
        case "uuid" -> "gen_random_uuid()";
        case "bytea" ->
            "case when length(%1$s) = 0 then '\\x00'::bytea else set_byte(%1$s, length(%1$s) / 2, get_byte(%1$s, length(%1$s) / 2) # 1) end"
                .formatted(name);
        case "boolean" -> "not " + name;
        case "json" -> "'{}'";
        case "ARRAY" -> "array_append(%s, 'x')".formatted(name);
        case String _ when type.startsWith("timestamp") -> name + " + interval '1 s'";
        case String other ->
            throw new IllegalStateException("how is a " + other + " changed? " + this);
      };
    }
  }

  private final LoneLedger ledger;

  Stored(LoneLedger ledger) {
    this.ledger = ledger;
  }

  /// Two negotiations, and accounts: more than a tile together, signed and taken in.
  void record(int acts) throws Exception {
    var node = ledger.node();
    for (var user : List.of("scribe", "auditor")) node.put("/accounts/" + user);
    for (var negotiation : List.of("harbour", "corridor")) {
      var random = new Random(negotiation.hashCode());
      var lines = new StringBuilder(Act.opening(random, negotiation).json()).append('\n');
      for (int i = 0; i < acts; i++)
        lines.append(Act.registering(random, negotiation, "r" + i).json()).append('\n');
      var answer = node.post("/acts", "application/x-ndjson", lines.toString());
      assertThat(answer.body().lines()).allMatch(line -> line.contains("\"position\""));
    }
    awaitIntact(2L * (acts + 1) + 3);
  }

  void awaitIntact(long entries) throws Exception {
    Await.until(
        "all of it is signed and taken in",
        () -> {
          var report = Operator.verification(ledger.node());
          return report.entries() == entries && report.found().isEmpty();
        });
  }

  /// Of the one entry that a condition is of.
  long position(String row) throws Exception {
    try (var connection = ledger.superuser();
        var statement = connection.createStatement();
        var found = statement.executeQuery("select pos from record.event where " + row)) {
      found.next();
      return found.getLong(1);
    }
  }

  List<String> found() throws IOException, InterruptedException {
    return Operator.verification(ledger.node()).found();
  }

  /// Of every table that is the ledger's.
  List<Column> columns() throws Exception {
    var columns = new ArrayList<Column>();
    try (var connection = ledger.superuser();
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                """
                select table_schema || '.' || table_name, column_name, data_type
                  from information_schema.columns join information_schema.tables using (table_schema, table_name)
                 where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
                 order by 1, ordinal_position
                """)) {
      while (rows.next())
        columns.add(new Column(rows.getString(1), rows.getString(2), rows.getString(3)));
    }
    return columns;
  }

  /// Conditions for rows of a table.
  ///
  /// @param at how far down the table each stands, from 0 to 1
  List<String> rows(String table, List<Double> at) throws Exception {
    try (var connection = ledger.superuser();
        var statement = connection.createStatement();
        var count = statement.executeQuery("select count(*) from " + table)) {
      count.next();
      long rows = count.getLong(1);
      if (rows == 0) return List.of();
      return at.stream()
          .map(part -> Math.round(part * (rows - 1)))
          .distinct()
          .map(n ->
              "ctid = (select ctid from %s order by %s offset %d limit 1)"
                  .formatted(table, order(table), n))
          .toList();
    }
  }

  private static String order(String table) {
    return switch (table) {
      case "record.event" -> "pos";
      case "record.checkpoint" -> "size";
      case String _ -> "ctid";
    };
  }

  /// Changes a table past its triggers, has everything looked at, and puts the table back.
  Cell cell(String table, String what, Pattern name, String change) throws Exception {
    return new Cell(table, what, name, after(table, change, this::found));
  }

  interface Look {
    List<String> said() throws Exception;
  }

  List<String> after(String table, String change, Look look) throws Exception {
    return after(table, c -> run(c, change), look);
  }

  List<String> after(String table, LoneLedger.Change change, Look look) throws Exception {
    try (var connection = ledger.superuser()) {
      run(connection, "create temp table before as select * from " + table);
      try {
        run(connection, "set session_replication_role = replica");
        change.on(connection);
        return look.said();
      } catch (SQLException refused) {
        if (!CONSTRAINT.matcher(String.valueOf(refused.getSQLState())).matches()) throw refused;
        return List.of("the database refuses it: " + refused.getMessage());
      } finally {
        putBack(connection, table);
      }
    }
  }

  /// At once, for the server writes to it as well: it signs again what it finds unsigned.
  private static void putBack(Connection connection, String table) throws SQLException {
    connection.setAutoCommit(false);
    run(connection, "lock table " + table + " in share row exclusive mode");
    run(connection, "delete from " + table);
    run(connection, "insert into " + table + " overriding system value select * from before");
    connection.commit();
  }

  /// The same of entries, past the indexes that keep two of them from having one place.
  List<String> afterWithoutIndexes(String change, Look look) throws Exception {
    try (var connection = ledger.superuser()) {
      run(
          connection,
          "alter table record.event drop constraint event_pkey; drop index record.one_entry_an_event, record.one_entry_a_version");
      try {
        return after("record.event", c -> run(c, change), look);
      } finally {
        run(
            connection,
            "alter table record.event add primary key (log_id, pos);"
                + "create unique index one_entry_an_event on record.event (event);"
                + "create unique index one_entry_a_version on record.event (negotiation, stream, version)");
      }
    }
  }

  static void run(Connection connection, String change) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(change);
    }
  }
}

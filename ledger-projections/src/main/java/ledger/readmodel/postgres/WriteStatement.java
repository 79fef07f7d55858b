package ledger.readmodel.postgres;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// One statement that writes the rows of all read models of many negotiations: those whose version
/// is the one that was expected, and nothing of the others.
///
/// That the version moves is the lock: whoever comes second waits for the row, finds another
/// version, and reads again. While a rebuild puts its tables in place of those that are read,
/// nobody writes; that lock is taken by a statement of its own, sent together with the other, so
/// that the tables are looked up when it is held.
///
/// A node of an older version may know fewer queries than others. What it has written is due again
/// at once, for one that knows them all.
final class WriteStatement {

  /// Before any table of the read models is touched: who waits for it holds none of them.
  static final String LOCK = "select pg_advisory_xact_lock_shared(20262, 0);\n";

  private static final String HEAD =
      """
      with given as (
        select g.*, case when fewer then about else until end due
          from (select count(*) > ? fewer from reading.query) known, unnest(?::text[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::boolean[],
                             ?::text[], ?::text[], ?::text[])
          g(negotiation, was, position, about, until, sealed, readers, called, checksums)),
      moved as (
        update %1$s f
           set version = nextval('reading.version'), position = g.position, about = g.about, until = g.until,
               due = case when f.awaits > g.position then f.due else g.due end, sealed = g.sealed,
               readers = coalesce(string_to_array(g.readers, ' '), f.readers),
               called = coalesce(g.called::json, f.called), checksums = g.checksums::json
          from given g
         where f.negotiation = g.negotiation and f.version = g.was
        returning f.negotiation, f.version),
      opened as (
        insert into %1$s (negotiation, position, about, until, due, sealed, readers, called, checksums)
        select negotiation, position, about, until, due, sealed, string_to_array(readers, ' '), called::json,
               checksums::json
          from given where was = -1
        on conflict do nothing
        returning negotiation, version),
      done as (select * from moved union all select * from opened),
      row as (
        select * from unnest(?::integer[], ?::text[], ?::text[], ?::integer[], ?::bigint[], ?::bigint[],
                             ?::text[], ?::text[], ?::bytea[])
          r(query, negotiation, key, place, position, at, body, words, hash)
         where negotiation in (select negotiation from done)),
      gone as (
        select * from unnest(?::integer[], ?::text[], ?::text[]) g(query, negotiation, key)
         where negotiation in (select negotiation from done))
      """;

  private static final String TABLE =
      """
      , deleted_%2$d as (
        delete from %1$s t using gone g
         where g.query = %2$d and t.negotiation = g.negotiation and t.key = g.key),
      written_%2$d as (
        insert into %1$s as t (negotiation, key, place, position, at, body, words, hash)
        select negotiation, key, place, position, at, body::json, string_to_array(words, ' '), hash
          from row where query = %2$d
        on conflict (negotiation, key) do update
           set place = excluded.place, position = excluded.position, at = excluded.at,
               body = excluded.body, words = excluded.words, hash = excluded.hash)
      """;

  private WriteStatement() {}

  /// @param queries each has a table; a row names its query by the place in this list
  static String of(Tables tables, List<String> queries) {
    return LOCK
        + HEAD.formatted(tables.of("freshness"))
        + IntStream.range(0, queries.size())
            .mapToObj(i -> TABLE.formatted(tables.of(queries.get(i)), i))
            .collect(Collectors.joining())
        + "select negotiation, version from done";
  }
}

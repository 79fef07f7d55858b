package ledger.reading.postgres;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import ledger.act.Id;
import ledger.reading.Written;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Every statement that touches the rows of one question.
final class RowTable {

  private record Place(Id negotiation, String key) {}

  private record Placed(Id negotiation, Written row) {}

  private final JdbcClient sql;
  private final String table;

  /// @param table of the schema `reading`; a name that the code gives, never a client
  RowTable(JdbcClient sql, String table) {
    this.sql = sql;
    this.table = "reading.\"" + table + "\"";
  }

  /// Makes these all the rows that the negotiations have; touches none that is so already.
  void write(Map<Id, List<Written>> negotiations) {
    var before = hashes(negotiations);
    var changed = new ArrayList<Placed>();
    negotiations.forEach((negotiation, rows) ->
        rows.forEach(row -> {
          var hash = before.remove(new Place(negotiation, row.key()));
          if (!row.hash().equals(hash)) changed.add(new Placed(negotiation, row));
        }));
    if (changed.isEmpty() && before.isEmpty()) return;
    sql.sql(
            """
            with gone as (
              delete from %1$s t using unnest(:goneOf::text[], :gone::text[]) u(n, k)
               where t.negotiation = u.n and t.key = u.k)
            insert into %1$s as t (negotiation, key, place, position, at, body, words, hash)
            select n, k, o, p, at::timestamptz, body::json, string_to_array(words, ' '),
                   decode(hash, 'hex')
              from unnest(:negotiation::text[], :key::text[], :place::integer[], :position::bigint[],
                          :at::text[], :body::text[], :words::text[], :hash::text[])
                   u(n, k, o, p, at, body, words, hash)
            on conflict (negotiation, key) do update
               set place = excluded.place, position = excluded.position, at = excluded.at,
                   body = excluded.body, words = excluded.words, hash = excluded.hash
            """
                .formatted(table))
        .param(
            "goneOf",
            before.keySet().stream().map(p -> p.negotiation().value()).toArray(String[]::new))
        .param("gone", before.keySet().stream().map(Place::key).toArray(String[]::new))
        .param("negotiation", texts(changed, p -> p.negotiation().value()))
        .param("key", texts(changed, p -> p.row().key()))
        .param("place", changed.stream().map(p -> p.row().place()).toArray(Integer[]::new))
        .param("position", changed.stream().map(p -> p.row().position()).toArray(Long[]::new))
        .param(
            "at",
            changed.stream()
                .map(p -> p.row().at().map(Object::toString).orElse(null))
                .toArray(String[]::new))
        .param("body", texts(changed, p -> p.row().body()))
        .param("words", texts(changed, p -> String.join(" ", p.row().words())))
        .param("hash", texts(changed, p -> p.row().hash()))
        .update();
  }

  private static String[] texts(List<Placed> rows, Function<Placed, String> text) {
    return rows.stream().map(text).toArray(String[]::new);
  }

  private Map<Place, String> hashes(Map<Id, List<Written>> negotiations) {
    var hashes = new HashMap<Place, String>();
    sql.sql(
            """
            select negotiation, key, encode(hash, 'hex') hash from %s
             where negotiation = any (:negotiations::text[])
            """
                .formatted(table))
        .param("negotiations", ModelTable.ids(negotiations.keySet()))
        .query((row, _) ->
            hashes.put(
                new Place(Id.of(row.getString("negotiation")), row.getString("key")),
                row.getString("hash")))
        .list();
    return hashes;
  }

  /// In the order of the answer.
  List<Written> of(Id negotiation) {
    return sql.sql(
            """
            select key, place, position, at, body, words from %s
             where negotiation = :negotiation order by place
            """
                .formatted(table))
        .param("negotiation", negotiation.value())
        .query((row, _) -> {
          var at = row.getTimestamp("at");
          return new Written(
              row.getString("key"),
              row.getInt("place"),
              row.getLong("position"),
              Optional.ofNullable(at).map(java.sql.Timestamp::toInstant),
              row.getString("body"),
              new TreeSet<>(List.of((String[]) row.getArray("words").getArray())));
        })
        .list();
  }
}

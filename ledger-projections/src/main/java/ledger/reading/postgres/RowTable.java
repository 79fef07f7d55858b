package ledger.reading.postgres;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import ledger.reading.Folded;
import ledger.reading.Written;
import ledger.value.Id;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Every statement that touches the rows of one question.
final class RowTable {

  private static final class Columns extends Bulk.Columns<Placed> {
    Columns(String table) {
      super(table);
      mapText("negotiation", placed -> placed.negotiation().value());
      mapText("key", placed -> placed.row().key());
      mapIntegerPrimitive("place", placed -> placed.row().place());
      mapLongPrimitive("position", placed -> placed.row().position());
      mapMoment("at", placed -> placed.row().at());
      mapText("body", placed -> placed.row().body());
      mapTextArray("words", placed -> placed.row().words());
      mapByteArray("hash", placed -> HexFormat.of().parseHex(placed.row().hash()));
    }
  }

  private record Place(Id negotiation, String key) {}

  private record Placed(Id negotiation, Written row) {}

  private final JdbcClient sql;
  private final String name;
  private final String table;

  /// @param name of a table of the schema `reading`, that the code gives and never a client
  RowTable(JdbcClient sql, String name) {
    this.sql = sql;
    this.name = name;
    this.table = "reading.\"" + name + "\"";
  }

  /// Makes these all the rows that the negotiations have; touches none that is so already.
  void write(List<Folded> folded) {
    var before = hashes(folded.stream().map(f -> f.model().negotiation()).toList());
    var changed = new ArrayList<Placed>();
    placed(folded)
        .forEach(placed -> {
          var hash = before.remove(new Place(placed.negotiation(), placed.row().key()));
          if (!placed.row().hash().equals(hash)) changed.add(placed);
        });
    if (changed.isEmpty() && before.isEmpty()) return;
    sql.sql(
            """
            with gone as (
              delete from %1$s t using unnest(:goneOf::text[], :gone::text[]) u(n, k)
               where t.negotiation = u.n and t.key = u.k)
            insert into %1$s as t (negotiation, key, place, position, at, body, words, hash)
            select n, k, o, p, at, body::json, string_to_array(words, ' '),
                   decode(hash, 'hex')
              from unnest(:negotiation::text[], :key::text[], :place::integer[], :position::bigint[],
                          :at::bigint[], :body::text[], :words::text[], :hash::text[])
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
        .param("at", changed.stream().map(p -> Moments.kept(p.row().at())).toArray(Long[]::new))
        .param("body", texts(changed, p -> p.row().body()))
        .param("words", texts(changed, p -> String.join(" ", p.row().words())))
        .param("hash", texts(changed, p -> p.row().hash()))
        .update();
  }

  /// Of negotiations that have no rows yet.
  void fill(List<Folded> folded, Bulk bulk) {
    bulk.into(new Columns(name), placed(folded));
  }

  private static Stream<Placed> placed(List<Folded> folded) {
    return folded.stream()
        .flatMap(f -> f.rows().stream().map(row -> new Placed(f.model().negotiation(), row)));
  }

  private static String[] texts(List<Placed> rows, Function<Placed, String> text) {
    return rows.stream().map(text).toArray(String[]::new);
  }

  private Map<Place, String> hashes(Collection<Id> negotiations) {
    var hashes = new HashMap<Place, String>();
    sql.sql(
            """
            select negotiation, key, encode(hash, 'hex') hash from %s
             where negotiation = any (:negotiations::text[])
            """
                .formatted(table))
        .param("negotiations", ModelTable.ids(negotiations))
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
            select key, place, position, at, body, words, encode(hash, 'hex') hash from %s
             where negotiation = :negotiation order by place
            """
                .formatted(table))
        .param("negotiation", negotiation.value())
        .query((row, _) ->
            new Written(
                row.getString("key"),
                row.getInt("place"),
                row.getLong("position"),
                Moments.ifAny(row, "at"),
                row.getString("body"),
                new TreeSet<>(List.of((String[]) row.getArray("words").getArray())),
                row.getString("hash")))
        .list();
  }
}

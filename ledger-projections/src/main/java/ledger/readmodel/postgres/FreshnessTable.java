package ledger.readmodel.postgres;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import ledger.log.Times;
import ledger.readmodel.Freshness;
import ledger.value.Id;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Every statement that touches `reading.freshness` alone.
public final class FreshnessTable {

  static final class Columns extends Bulk.Columns<Freshness> {
    Columns(String table) {
      super(table);
      mapText("negotiation", freshness -> freshness.negotiation().value());
      mapLongPrimitive("position", Freshness::position);
      mapMoment("about", freshness -> Optional.of(freshness.about()));
      mapMoment("until", Freshness::until);
      mapMoment("due", Freshness::until);
      mapBooleanPrimitive("sealed", Freshness::sealed);
      mapTextArray("readers", Freshness::readers);
      mapText("called", Freshness::called);
      mapText("checksums", freshness -> Checksums.text(freshness.checksums()));
    }
  }

  private static final int MOST = 200;

  private final JdbcClient sql;

  public FreshnessTable(JdbcClient sql) {
    this.sql = sql;
  }

  Optional<Freshness> of(Id negotiation) {
    return sql.sql("select * from reading.freshness where negotiation = :negotiation")
        .param("negotiation", negotiation.value())
        .query((row, _) -> PostgresReadModels.freshness(row))
        .optional();
  }

  /// All acts up to here are taken in, by whichever node; empty where none has begun.
  public Optional<Long> reached() {
    return sql.sql(
            """
            select min(coalesce((convert_from(token, 'utf8')::json ->> 'globalIndex')::bigint, -1))
              from tokenentry where processorname = :group having count(*) > 0
            """)
        .param("group", ReadModelProjection.GROUP)
        .query(Long.class)
        .optional();
  }

  /// Those that a date has made old, or that were put off. What cannot be folded at all waits for
  /// an operator.
  ///
  /// @param queries how many this node knows; one that knows fewer than others leaves it to them
  List<Id> due(Instant now, int queries) {
    return sql.sql(
            """
            select negotiation from reading.freshness f
             where due <= :now
               and (select count(*) from reading.query) <= :queries
               and (select count(*) from reading.dead_letter l
                     where l.negotiation = f.negotiation) < :queries
             order by due limit :most
            """)
        .param("now", Times.micros(now))
        .param("queries", queries)
        .param("most", MOST)
        .query((row, _) -> Id.of(row.getString("negotiation")))
        .list();
  }
}

package ledger.readmodel.postgres;

import java.util.Collection;
import java.util.List;
import ledger.value.Id;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Which negotiations there are on record, for whoever goes through all of them.
public final class RecordedNegotiations {

  /// From one to the next through the index, and not through all of their entries.
  private static final String EACH =
      """
      with recursive each as (
        (select negotiation from record.event
          where log_id = :log and negotiation > :after order by negotiation limit 1)
        union all
        select (select e.negotiation from record.event e
                 where e.log_id = :log and e.negotiation > each.negotiation order by e.negotiation limit 1)
          from each where each.negotiation is not null)
      """;

  /// What belongs to no negotiation has a name that none can have, and so have compartments.
  private static final String IS_ONE = "negotiation <> '.' and position('~' in negotiation) = 0";

  private final JdbcClient sql;
  private final short log;

  public RecordedNegotiations(JdbcClient sql, short log) {
    this.sql = sql;
    this.log = log;
  }

  /// In the order of their ids.
  ///
  /// @param after the last that was seen; empty text for none
  public List<Id> after(String after, int most) {
    return ids(
        sql.sql(EACH + "select negotiation from each where " + IS_ONE + " limit :most")
            .param("log", log)
            .param("after", after)
            .param("most", most)
            .query((row, _) -> row.getString(1))
            .list());
  }

  public long count() {
    return sql.sql(EACH + "select count(*) from each where " + IS_ONE)
        .param("log", log)
        .param("after", "")
        .query(Long.class)
        .single();
  }

  /// Those that something came on record of, between two positions, for whomever.
  public List<Id> changed(long from, long to) {
    return ids(
        sql.sql(
                """
                select distinct split_part(negotiation, '~', 1) from record.event
                 where log_id = :log and pos >= :from and pos < :to and negotiation <> '.'
                """)
            .param("log", log)
            .param("from", from)
            .param("to", to)
            .query((row, _) -> row.getString(1))
            .list());
  }

  private static List<Id> ids(Collection<String> names) {
    return names.stream().map(Id::of).toList();
  }
}

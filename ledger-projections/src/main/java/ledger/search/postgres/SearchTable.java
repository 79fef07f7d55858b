package ledger.search.postgres;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import ledger.act.UserId;
import ledger.search.SearchTerms;
import ledger.value.Id;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Asks `reading.search` which acts may fit a query: they hold its words. Whether the letters of a
/// script without blanks stand next to each other, and where the words are, is read off the act.
public final class SearchTable {

  /// @param body a [ledger.search.Searchable], as JSON
  public record Candidate(Id negotiation, long position, String body) {}

  private final JdbcClient sql;

  public SearchTable(JdbcClient sql) {
    this.sql = sql;
  }

  /// Those of the negotiations whose acts are kept here, and whose words that user may see. None
  /// where somebody has dropped the table: what is not stored is folded.
  ///
  /// @param head what is kept of acts from there on may not be shown yet
  public Set<Id> kept(Collection<Id> negotiations, UserId user, long head) {
    return Set.copyOf(
        sql.sql(
                """
                select negotiation from reading.freshness
                 where negotiation = any (:negotiations::text[]) and position < :head
                   and to_regclass('reading.search') is not null
                   and checksums ->> 'search' is not null
                   and coalesce(awaits, -1) <= position
                   and not sealed and :user = any (readers)
                """)
            .param("negotiations", texts(negotiations))
            .param("head", head)
            .param("user", user.value())
            .query((row, _) -> Id.of(row.getString(1)))
            .list());
  }

  private static String[] texts(Collection<Id> ids) {
    return ids.stream().map(Id::value).toArray(String[]::new);
  }

  /// Every act that fits is among them, in the order of the record.
  ///
  /// @param among the negotiations that the caller may see
  /// @param after a position that they come after
  public List<Candidate> mayFit(SearchTerms query, Collection<Id> among, long after, int most) {
    return sql.sql(
            """
            select negotiation, position, body
              from reading.search
             where negotiation = any (:among::text[]) and words @> :needed::text[]
               and position > :after
               and (:beginning = ''
                    or exists (select from unnest(words) word where starts_with(word, :beginning)))
             order by position
             limit :most
            """)
        .param("among", texts(among))
        .param("needed", query.needed().toArray(String[]::new))
        .param("after", after)
        .param("beginning", query.beginning().orElse(""))
        .param("most", most)
        .query((row, _) ->
            new Candidate(
                Id.of(row.getString("negotiation")),
                row.getLong("position"),
                row.getString("body")))
        .list();
  }
}

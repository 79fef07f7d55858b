package ledger.draft;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import ledger.act.UserId;
import ledger.value.Id;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Every statement that touches `desk.draft`. Each is of one user: whoever is no author of a draft
/// finds none.
@Repository
public class DraftTable {

  /// So many that are not recorded yet, of one user.
  public static final int MOST = 100;

  /// Nobody has changed it for so long: it is gone.
  public static final Duration KEPT = Duration.ofDays(90);

  private final JdbcClient sql;
  private final SealedDrafts sealed;

  DraftTable(JdbcClient sql, SealedDrafts sealed) {
    this.sql = sql;
    this.sealed = sealed;
  }

  /// @return whether there was room for it
  public boolean keep(ActDraft draft) {
    forget(draft.user(), draft.changed().minus(KEPT));
    return sql.sql(
                """
                insert into desk.draft (id, author, negotiation, act, typed, following, changed, recorded)
                select :id, :author, :negotiation, :act, cast(:typed as json), :following, :changed, :recorded
                where exists (select from desk.draft where id = :id)
                   or (select count(*) from desk.draft where author = :author and recorded is null) < :most
                on conflict (id) do update
                set typed = excluded.typed, changed = excluded.changed, recorded = excluded.recorded
                where draft.author = excluded.author and draft.recorded is null
                """)
            .param("id", draft.id())
            .param("author", draft.user().value())
            .param("negotiation", draft.negotiation().value())
            .param("act", draft.act())
            .param("typed", sealed.sealed(draft))
            .param("following", draft.then().orElse(null))
            .param("changed", draft.changed().atOffset(ZoneOffset.UTC))
            .param("recorded", draft.recorded().isPresent() ? draft.recorded().getAsLong() : null)
            .param("most", MOST)
            .update()
        == 1;
  }

  public Optional<ActDraft> find(UUID id, UserId user, Id negotiation) {
    return sql.sql(
            """
            select * from desk.draft where id = :id and author = :author and negotiation = :negotiation
            """)
        .param("id", id)
        .param("author", user.value())
        .param("negotiation", negotiation.value())
        .query((row, _) -> draft(row))
        .optional();
  }

  /// Those that are not recorded yet, the one that was changed last before the others.
  public List<ActDraft> of(UserId user) {
    return sql.sql(
            """
            select * from desk.draft where author = :author and recorded is null
            order by changed desc, id limit :most
            """)
        .param("author", user.value())
        .param("most", MOST)
        .query((row, _) -> draft(row))
        .list();
  }

  public void discard(UUID id, UserId user) {
    sql.sql("delete from desk.draft where id = :id and author = :author and recorded is null")
        .param("id", id)
        .param("author", user.value())
        .update();
  }

  /// Those of a negotiation that were not changed since.
  ///
  /// @return their ids
  public List<UUID> discardOlder(UserId user, Id negotiation, Instant before) {
    return sql.sql(
            """
            delete from desk.draft
            where author = :author and negotiation = :negotiation and recorded is null and changed < :before
            returning id
            """)
        .param("author", user.value())
        .param("negotiation", negotiation.value())
        .param("before", before.atOffset(ZoneOffset.UTC))
        .query((row, _) -> row.getObject("id", UUID.class))
        .list();
  }

  private void forget(UserId user, Instant before) {
    sql.sql("delete from desk.draft where author = :author and changed < :before")
        .param("author", user.value())
        .param("before", before.atOffset(ZoneOffset.UTC))
        .update();
  }

  private ActDraft draft(ResultSet row) throws SQLException {
    long recorded = row.getLong("recorded");
    var isRecorded = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(recorded);
    var empty =
        new ActDraft(
            row.getObject("id", UUID.class),
            new UserId(row.getString("author")),
            Id.of(row.getString("negotiation")),
            row.getString("act"),
            TypedValues.NONE,
            Optional.ofNullable(row.getObject("following", UUID.class)),
            row.getObject("changed", OffsetDateTime.class).toInstant(),
            isRecorded);
    return empty.with(sealed.opened(empty, row.getString("typed")), empty.changed());
  }
}

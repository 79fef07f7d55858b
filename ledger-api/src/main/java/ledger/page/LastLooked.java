package ledger.page;

import ledger.act.UserId;
import ledger.role.ServerRole;
import ledger.session.ReadSession;
import ledger.value.Id;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// How far somebody has seen a negotiation, so that their first page can say what is new. Nothing
/// else rests on it. What is seen on a server that only reads is new on the others still.
@Component
public class LastLooked {

  private final JdbcClient sql;
  private final ServerRole role;

  LastLooked(JdbcClient sql, ServerRole role) {
    this.sql = sql;
    this.role = role;
  }

  /// Somebody was shown a negotiation as it stands now.
  public void at(UserId user, ReadSession session) {
    at(user, session.dossier().id(), session.position());
  }

  /// Nothing is written where they have seen so much already, which is most of the time.
  void at(UserId user, String negotiation, long position) {
    if (!role.writes()) return;
    sql.sql(
            """
            insert into desk.seen (user_id, negotiation, position)
            select :user, :negotiation, :position
             where not exists (select from desk.seen
                                where user_id = :user and negotiation = :negotiation
                                  and position >= :position)
            on conflict (user_id, negotiation) do update set position = excluded.position
             where desk.seen.position < excluded.position
            """)
        .param("user", user.value())
        .param("negotiation", negotiation)
        .param("position", position)
        .update();
  }

  /// -1 where they never looked.
  long by(UserId user, Id negotiation) {
    return sql.sql(
            "select position from desk.seen where user_id = :user and negotiation = :negotiation")
        .param("user", user.value())
        .param("negotiation", negotiation.value())
        .query(Long.class)
        .optional()
        .orElse(-1L);
  }
}

package ledger.dossier.postgres;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import ledger.act.UserId;
import ledger.value.Id;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Every statement that touches `reading`: which dossiers there are, who has been let into them,
/// and how far that is known.
public final class AdmissionTable implements Admissions {

  /// @param title as it was opened
  public record Titled(Id id, String title) {}

  private final JdbcClient sql;

  public AdmissionTable(JdbcClient sql) {
    this.sql = sql;
  }

  @Override
  public void open(Id negotiation, String title) {
    sql.sql("insert into reading.negotiation (id, title) values (:id, :title)")
        .param("id", negotiation.value())
        .param("title", title)
        .update();
  }

  @Override
  public void admit(Id negotiation, UserId user) {
    sql.sql(
            """
            insert into reading.admission (negotiation, user_id) values (:negotiation, :user)
            on conflict do nothing
            """)
        .param("negotiation", negotiation.value())
        .param("user", user.value())
        .update();
  }

  @Override
  public void dismiss(Id negotiation, UserId user) {
    sql.sql("delete from reading.admission where negotiation = :negotiation and user_id = :user")
        .param("negotiation", negotiation.value())
        .param("user", user.value())
        .update();
  }

  public boolean admits(Id negotiation, UserId user) {
    return sql.sql(
            """
            select exists (
              select from reading.admission where user_id = :user and negotiation = :negotiation)
            """)
        .param("user", user.value())
        .param("negotiation", negotiation.value())
        .query(Boolean.class)
        .single();
  }

  public List<Titled> openTo(UserId user) {
    return sql.sql(
            """
            select n.id, n.title
              from reading.negotiation n join reading.admission a on a.negotiation = n.id
             where a.user_id = :user
             order by n.id
            """)
        .param("user", user.value())
        .query((row, _) -> new Titled(Id.of(row.getString("id")), row.getString("title")))
        .list();
  }

  void reached(long position) {
    sql.sql(
            """
            insert into reading.progress (projection, position) values ('admissions', :position)
            on conflict (projection) do update set position = excluded.position
            """)
        .param("position", position)
        .update();
  }

  /// The last position that has been taken in; -1 for none.
  public long reached() {
    return sql.sql("select position from reading.progress where projection = 'admissions'")
        .query(Long.class)
        .optional()
        .orElse(-1L);
  }

  /// All that is stored, as one line each, and how far it has come.
  public record Stored(long reached, SortedSet<String> lines) {}

  /// In a transaction that sees one state of the tables.
  public Stored stored() {
    return new Stored(reached(), lines());
  }

  private SortedSet<String> lines() {
    var lines = new TreeSet<String>();
    sql.sql("select id, title from reading.negotiation")
        .query((row, _) -> FoldedAdmissions.line(row.getString(1), row.getString(2)))
        .list()
        .forEach(lines::add);
    sql.sql("select negotiation, user_id from reading.admission")
        .query((row, _) -> FoldedAdmissions.admitted(row.getString(1), row.getString(2)))
        .list()
        .forEach(lines::add);
    return lines;
  }

  /// Until the transaction ends, nobody writes here.
  void lock() {
    sql.sql("lock table reading.negotiation, reading.admission in share row exclusive mode")
        .update();
  }

  void clear() {
    sql.sql("delete from reading.admission").update();
    sql.sql("delete from reading.negotiation").update();
    sql.sql("delete from reading.progress where projection = 'admissions'").update();
  }
}

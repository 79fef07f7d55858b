package ledger.log.postgres;

import static ledger.log.postgres.DatabaseTrouble.AWAY;
import static ledger.log.postgres.DatabaseTrouble.BUSY;
import static ledger.log.postgres.DatabaseTrouble.DAMAGED;
import static ledger.log.postgres.DatabaseTrouble.FULL;
import static ledger.log.postgres.DatabaseTrouble.READ_ONLY;
import static ledger.log.postgres.DatabaseTrouble.REFUSING;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Map;
import ledger.log.Log;
import org.junit.jupiter.api.Test;

class DatabaseTroubleTest {

  private static final Map<String, DatabaseTrouble> BY_STATE =
      Map.of(
          "08001", AWAY,
          "08006", AWAY,
          "57P01", AWAY,
          "57P03", AWAY,
          "53100", FULL,
          "53300", BUSY,
          "25006", READ_ONLY,
          "58030", DAMAGED,
          "XX001", DAMAGED,
          "28P01", REFUSING);

  @Test
  void what_a_database_says_tells_what_is_wrong_with_it() {
    BY_STATE.forEach((state, trouble) ->
        assertThat(DatabaseTrouble.of(new SQLException("", state))).as(state).contains(trouble));
    assertThat(DatabaseTrouble.of(new SQLException("could not extend: No space left", "58030")))
        .contains(FULL);
  }

  @Test
  void it_is_told_from_behind_whatever_was_made_of_it() {
    var full = new Log.Unreachable(new SQLException("", "53100"));
    assertThat(DatabaseTrouble.of(new IllegalStateException(full))).contains(FULL);
    var refused = new SQLException("", "08001", new ConnectException());
    assertThat(DatabaseTrouble.of(new SQLTransientConnectionException("none in the pool", refused)))
        .contains(AWAY);
    assertThat(DatabaseTrouble.of(new SQLTransientConnectionException("none in the pool")))
        .contains(AWAY);
  }

  @Test
  void what_was_wrong_with_what_was_asked_is_nothing_of_the_kind() {
    for (var state : new String[] {"42601", "23505", "22021", "57014", "LK001"})
      assertThat(DatabaseTrouble.of(new SQLException("", state))).as(state).isEmpty();
    assertThat(DatabaseTrouble.of(new IllegalStateException("a defect"))).isEmpty();
  }
}

package ledger.log.postgres;

import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/// Tells how far the log goes whenever any node has appended to it.
///
/// While the connection is down nothing is told; once it is back the head is read.
public final class HeadListener implements AutoCloseable {

  private static final int LOOK_AGAIN_MS = 500;

  private final DataSource database;
  private final short log;
  private final LongConsumer heads;
  private final Thread thread;
  private volatile boolean closed;

  public HeadListener(DataSource database, short log, LongConsumer heads) {
    this.database = database;
    this.log = log;
    this.heads = heads;
    this.thread = Thread.ofPlatform().name("log-heads").daemon().start(this::run);
  }

  private void run() {
    while (!closed)
      try {
        listen();
      } catch (SQLException | RuntimeException lost) {
        if (closed) return;
        // Whatever it was: a node that stopped listening would never see another's entries again.
        System.getLogger(HeadListener.class.getName())
            .log(System.Logger.Level.WARNING, "not listening for heads, trying again", lost);
        pause();
      }
  }

  private void listen() throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(true);
      statement.execute("listen ledger_" + log);
      heads.accept(LogTable.head(database, log, LogEnd.RECORDED));
      var notified = connection.unwrap(PGConnection.class);
      while (!closed) {
        var heard = notified.getNotifications(LOOK_AGAIN_MS);
        if (heard == null || closed) continue;
        for (var each : heard) heads.accept(Long.parseLong(each.getParameter()));
      }
    }
  }

  private void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed = true;
  }
}

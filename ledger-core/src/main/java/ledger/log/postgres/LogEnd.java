package ledger.log.postgres;

/// How far a server takes a log to go.
public enum LogEnd {

  /// To its last batch: where the database is that of whoever records.
  RECORDED(
      "select first_pos + n as head from record.batch where log_id = %d order by first_pos desc limit 1",
      ""),

  /// To where it has been shown: all else that a standby has may never have been acknowledged, and
  /// be gone when another is promoted (docs/adr/0056).
  SHOWN(
      "select size as head from record.shown where log_id = %d",
      "%s (select size from record.shown where log_id = %d) and ");

  private final String head;
  private final String condition;

  LogEnd(String head, String condition) {
    this.head = head;
    this.condition = condition;
  }

  /// Asks for the position that the next entry gets; no row where nothing is there.
  String head(short log) {
    return head.formatted(log);
  }

  /// What goes before other conditions, so that nothing beyond it is found.
  ///
  /// @param within such as `e.pos <`
  String condition(String within, short log) {
    return condition.formatted(within, log);
  }
}

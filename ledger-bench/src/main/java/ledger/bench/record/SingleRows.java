package ledger.bench.record;

/// One `insert` for each event on plain JDBC, committed by itself: what a careful person writes by
/// hand.
record SingleRows(int callers, int pool) implements Contestant.Called {

  private static final String INSERT =
      "insert into event (" + PlainTable.COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?)";

  @Override
  public String name() {
    return "one row, one commit";
  }

  @Override
  public Store open(Database database) throws Exception {
    PlainTable.in(database);
    var connections = database.pool(pool);
    var streams = new Streams(callers);
    return new Store() {
      @Override
      public int by(int caller) throws Exception {
        var place = streams.next(caller);
        var ready = place.ready();
        try (var connection = connections.getConnection();
            var statement = connection.prepareStatement(INSERT)) {
          statement.setObject(1, Ids.next());
          statement.setString(2, place.stream());
          statement.setLong(3, place.version());
          statement.setString(4, Streams.KIND);
          statement.setString(5, ready.type());
          statement.setLong(6, System.currentTimeMillis());
          statement.setBytes(7, Ready.META_BYTES);
          statement.setBytes(8, ready.payload());
          return statement.executeUpdate();
        }
      }

      @Override
      public void close() {
        connections.close();
      }
    };
  }
}

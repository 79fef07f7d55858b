package ledger.bench.record;

import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/// Axon's own JDBC engine, in a transaction of Spring's for each append, as it is usually wired.
record AxonJdbc(int callers, int pool) implements Contestant.Called {

  @Override
  public String name() {
    return "Axon JDBC";
  }

  @Override
  public Store open(Database database) throws Exception {
    AxonTables.in(database);
    var connections = database.pool(pool);
    var transactions = new SpringTransactionManager(new DataSourceTransactionManager(connections));
    var serializer = new ReadySerializer();
    var engine =
        JdbcEventStorageEngine.builder()
            .eventSerializer(serializer)
            .snapshotSerializer(serializer)
            .persistenceExceptionResolver(AxonTables.duplicateKey())
            .connectionProvider(
                new UnitOfWorkAwareConnectionProviderWrapper(
                    new SpringDataSourceConnectionProvider(connections)))
            .transactionManager(transactions)
            .build();
    var streams = new Streams(callers);
    return new Store() {
      @Override
      public int by(int caller) {
        engine.appendEvents(streams.event(caller));
        return 1;
      }

      @Override
      public void close() {
        connections.close();
      }
    };
  }
}

package ledger.bench.record;

import jakarta.persistence.EntityManager;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventsourcing.eventstore.jpa.DomainEventEntry;
import org.axonframework.eventsourcing.eventstore.jpa.JpaEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jpa.SnapshotEventEntry;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.jpa.HibernatePersistenceConfiguration;

/// Axon's JPA engine on Hibernate: an entity manager and a transaction for each append.
record AxonJpa(int callers, int pool) implements Contestant.Called {

  @Override
  public String name() {
    return "Axon JPA";
  }

  @Override
  public Store open(Database database) {
    var connections = database.pool(pool);
    var factory =
        new HibernatePersistenceConfiguration("bench")
            .managedClasses(DomainEventEntry.class, SnapshotEventEntry.class)
            .property(AvailableSettings.JAKARTA_NON_JTA_DATASOURCE, connections)
            .property(AvailableSettings.DIALECT, BytesInTheRow.class.getName())
            .property(AvailableSettings.HBM2DDL_AUTO, "create")
            .createEntityManagerFactory();
    var current = new ThreadLocal<EntityManager>();
    var serializer = new ReadySerializer();
    var engine =
        JpaEventStorageEngine.builder()
            .eventSerializer(serializer)
            .snapshotSerializer(serializer)
            .persistenceExceptionResolver(AxonTables.duplicateKey())
            .entityManagerProvider(current::get)
            .transactionManager(NoTransactionManager.instance())
            .build();
    var streams = new Streams(callers);
    return new Store() {
      @Override
      public int by(int caller) {
        try (var manager = factory.createEntityManager()) {
          current.set(manager);
          manager.getTransaction().begin();
          engine.appendEvents(streams.event(caller));
          manager.getTransaction().commit();
        } finally {
          current.remove();
        }
        return 1;
      }

      @Override
      public void close() {
        factory.close();
        connections.close();
      }
    };
  }
}

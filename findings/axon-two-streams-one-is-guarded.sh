#!/usr/bin/env bash
# Axon Framework 5.0.1 (axon-eventsourcing): one decision over two streams, appended on the condition that neither went on, is refused
# by the store in memory, that tests run on, and taken by the one for JPA; and the two give what was read in another order.
#
# Guess before running: the JPA engine keeps one stream for each tag (its documentation has "DCB: no" of it), so it turns such
# criteria down, as it does an event with two tags; or it checks both places, which its marker has.
# Seen: it reads both streams, hands out a marker with the place of each, {a=0, b=0}, is given both back as the condition, and checks
# the stream that the new event is written to, and no other. A decision that b is open is recorded behind the event that closed b. It also
# reads the whole of one stream and then the other, not in the order of the record: what follows from b comes before b.
# Output of the run: `in memory: refused, to b itself refused, and the record reads opened-a opened-b closed-b; JPA: appended, to b
# itself refused, and the record reads opened-a linked-to-b opened-b closed-b`.
#
# For whoever moves a ledger of Axon 4 on to 5: rules that span two agreements hold in every test, and not where the record is kept.
# Needs a JDK 21 or newer (JAVA_HOME, else the java of the PATH) and Maven. Ends with 1 if that is no longer so.
set -euo pipefail
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
command -v mvn >/dev/null || { echo "This needs mvn." >&2; exit 2; }
[ "$("$java" -XshowSettings:properties -version 2>&1 | sed -n 's/.*java.specification.version = //p')" -ge 21 ] 2>/dev/null ||
  { echo "This needs a JDK 21 or newer: set JAVA_HOME." >&2; exit 2; }
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat >pom.xml <<'XML'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion><groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>org.axonframework</groupId><artifactId>axon-eventsourcing</artifactId><version>5.0.1</version></dependency>
    <dependency><groupId>org.hibernate.orm</groupId><artifactId>hibernate-core</artifactId><version>7.4.13.Final</version></dependency>
    <dependency><groupId>com.h2database</groupId><artifactId>h2</artifactId><version>2.3.232</version></dependency>
  </dependencies>
</project>
XML
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory=lib
cat >Two.java <<'JAVA'
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.RollbackException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.axonframework.conversion.json.JacksonConverter;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.GenericTaggedEventMessage;
import org.axonframework.eventsourcing.eventstore.SourcingCondition;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jpa.AggregateBasedJpaEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jpa.AggregateEventEntry;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.core.unitofwork.transaction.Transaction;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.axonframework.messaging.eventhandling.TerminalEventMessage;
import org.axonframework.messaging.eventhandling.conversion.DelegatingEventConverter;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;

class Two {
  static final Tag A = new Tag("agreement", "a");
  static final Tag B = new Tag("agreement", "b");

  record Read(List<String> names, ConsistencyMarker marker) {}

  public static void main(String... none) throws Exception {
    var memory = decided(new InMemoryEventStorageEngine());
    try (var database = database()) {
      System.out.printf("in memory: %s; JPA: %s%n", memory, decided(jpa(database.createEntityManager())));
    }
  }

  /// Whoever links a to b looks at both first; b is closed before that is appended.
  static String decided(EventStorageEngine engine) throws Exception {
    var either = EventCriteria.either(EventCriteria.havingTags(A), EventCriteria.havingTags(B));
    append(engine, AppendCondition.none(), "opened-a", A);
    append(engine, AppendCondition.none(), "opened-b", B);
    var seen = read(engine, either);

    var onlyB = EventCriteria.havingTags(B);
    append(engine, AppendCondition.withCriteria(onlyB).withMarker(read(engine, onlyB).marker()), "closed-b", B);

    var linked = AppendCondition.withCriteria(either).withMarker(seen.marker());
    var became = appended(engine, linked, "linked-to-b", A) ? "appended" : "refused";
    var record = String.join(" ", read(engine, either).names());
    var again = AppendCondition.withCriteria(onlyB).withMarker(seen.marker());
    return "%s, %s, and the record reads %s"
        .formatted(became, appended(engine, again, "reopened-b", B) ? "to b itself appended" : "to b itself refused", record);
  }

  static boolean appended(EventStorageEngine engine, AppendCondition condition, String name, Tag tag) throws Exception {
    try {
      append(engine, condition, name, tag);
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof AppendEventsTransactionRejectedException) return false;
      if (e.getCause() instanceof RollbackException) return false; // an index of the database has the place
      throw e;
    }
  }

  static void append(EventStorageEngine engine, AppendCondition condition, String name, Tag tag) throws Exception {
    var event = new GenericEventMessage(new MessageType(name), Map.of());
    var transaction = engine.appendEvents(condition, null, List.of(new GenericTaggedEventMessage<>(event, Set.of(tag))));
    commit(transaction.get());
  }

  static <R> void commit(EventStorageEngine.AppendTransaction<R> transaction) throws Exception {
    CompletableFuture<R> committed = transaction.commit(null);
    transaction.afterCommit(committed.get(), null).get();
  }

  static Read read(EventStorageEngine engine, EventCriteria criteria) {
    var names = new ArrayList<String>();
    ConsistencyMarker marker = null;
    var events = engine.source(SourcingCondition.conditionFor(criteria), null);
    for (var next = events.next(); next.isPresent(); next = events.next()) {
      if (!(next.get().message() instanceof TerminalEventMessage)) names.add(next.get().message().type().name());
      var at = next.get().getResource(ConsistencyMarker.RESOURCE_KEY);
      if (at != null) marker = at;
    }
    return new Read(names, marker);
  }

  static EntityManagerFactory database() {
    return new PersistenceConfiguration("record")
        .managedClass(AggregateEventEntry.class)
        .property("jakarta.persistence.jdbc.url", "jdbc:h2:mem:record;DB_CLOSE_DELAY=-1")
        .property("jakarta.persistence.schema-generation.database.action", "create")
        .createEntityManagerFactory();
  }

  /// One entity manager for all, which the engine does not get to close.
  static EventStorageEngine jpa(EntityManager manager) {
    var shared =
        (EntityManager)
            Proxy.newProxyInstance(
                Two.class.getClassLoader(), new Class<?>[] {EntityManager.class},
                (self, method, given) -> method.getName().equals("close") ? null : method.invoke(manager, given));
    return new AggregateBasedJpaEventStorageEngine(
        () -> shared, () -> begun(manager), new DelegatingEventConverter(new JacksonConverter()), same -> same);
  }

  static Transaction begun(EntityManager manager) {
    manager.getTransaction().begin();
    return new Transaction() {
      @Override
      public void commit() {
        manager.getTransaction().commit();
        manager.clear();
      }

      @Override
      public void rollback() {
        manager.getTransaction().rollback();
        manager.clear();
      }
    };
  }
}
JAVA
said=$("$java" -cp 'lib/*' Two.java 2>errors) || { cat errors >&2; exit 2; }
echo "$said"
[ "$said" = "in memory: refused, to b itself refused, and the record reads opened-a opened-b closed-b; JPA: appended, to b \
itself refused, and the record reads opened-a linked-to-b opened-b closed-b" ]

package ledger.record.axon;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import ledger.log.Databases;
import ledger.record.axon.Node.Said;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.caching.NoCache;
import org.axonframework.common.caching.WeakReferenceCache;
import org.axonframework.common.lock.LockFactory;
import org.axonframework.eventsourcing.AggregateDeletedException;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.modelling.command.Repository;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Commands through a real command bus to an aggregate that counts.
///
/// `-Dcommands.threads=N` for more of them.
class CommandsIT {

  private static final int THREADS = Integer.getInteger("commands.threads", 10_000);

  record Count(@TargetAggregateIdentifier String counter) {}

  record Remove(@TargetAggregateIdentifier String counter) {}

  static class Counter {
    @AggregateIdentifier private String id;
    private int count;

    Counter() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    int handle(Count command) {
      AggregateLifecycle.apply(new Said(command.counter() + ":" + (count + 1)));
      return count;
    }

    @CommandHandler
    void handle(Remove command) {
      AggregateLifecycle.apply(new Said(command.counter() + ":removed"));
    }

    @EventSourcingHandler
    void on(Said said) {
      var parts = said.text().split(":");
      id = parts[0];
      if (parts[1].equals("removed")) AggregateLifecycle.markDeleted();
      else count = Integer.parseInt(parts[1]);
    }
  }

  private final DataSource database = Databases.fresh();
  private final Node node = new Node(database);
  private final StripedLocks locks = new StripedLocks(64, UnaryOperator.identity());
  private final SimpleCommandBus bus = bus(node, locks, NoCache.INSTANCE);

  @AfterEach
  void close() {
    node.close();
  }

  private static SimpleCommandBus bus(Node node, LockFactory locks, Cache cache) {
    var bus = SimpleCommandBus.builder().build();
    Repository<Counter> repository =
        EventSourcingRepository.builder(Counter.class)
            .eventStore(node.store)
            .lockFactory(locks)
            .cache(cache)
            .build();
    AggregateAnnotationCommandHandler.<Counter>builder()
        .aggregateType(Counter.class)
        .repository(repository)
        .build()
        .subscribe(bus);
    return bus;
  }

  private static CommandResultMessage<?> send(SimpleCommandBus bus, Object command) {
    var result = new AtomicReference<CommandResultMessage<?>>();
    bus.dispatch(
        GenericCommandMessage.asCommandMessage(command), (_, answered) -> result.set(answered));
    return result.get();
  }

  @Test
  void ten_thousand_at_once_on_one_aggregate_all_succeed_one_after_the_other() throws Exception {
    // Kept from one command to the next, or each would read all those before it.
    var bus = bus(node, locks, new WeakReferenceCache());
    var answers = new ConcurrentLinkedQueue<Object>();
    var threads = new ArrayList<Thread>();
    for (int i = 0; i < THREADS; i++)
      threads.add(
          Thread.ofVirtual()
              .start(() -> {
                var result = send(bus, new Count("c"));
                answers.add(
                    result.isExceptional() ? result.exceptionResult() : result.getPayload());
              }));
    for (var thread : threads) thread.join();
    assertThat(answers).hasSize(THREADS).allMatch(Integer.class::isInstance);
    assertThat(answers).doesNotHaveDuplicates();
    var events = node.entries.from(0, THREADS + 1);
    assertThat(events).hasSize(THREADS);
    for (int i = 0; i < events.size(); i++) {
      assertThat(events.get(i).position()).isEqualTo(i);
      assertThat(events.get(i).parsed().version()).isEqualTo(i);
    }
    assertThat(locks.inUse()).isZero();
  }

  @Test
  void a_command_is_decided_on_what_another_node_has_recorded() {
    try (var other = new Node(database)) {
      var elsewhere = bus(other, new StripedLocks(64, UnaryOperator.identity()), NoCache.INSTANCE);
      for (int i = 0; i < 20; i++) {
        var first = retried(bus, new Count("c"));
        var second = retried(elsewhere, new Count("c"));
        assertThat(List.of(first, second)).isEqualTo(List.of(2 * i + 1, 2 * i + 2));
      }
    }
  }

  /// As Axon's retry scheduler would: what is behind is read again the next time.
  private static Object retried(SimpleCommandBus bus, Object command) {
    for (int tried = 0; tried < 2; tried++) {
      var result = send(bus, command);
      if (!result.isExceptional()) return result.getPayload();
      assertThat(result.exceptionResult()).isInstanceOf(ConcurrencyException.class);
    }
    throw new AssertionError("still behind");
  }

  /// Axon 4.13.0 keeps the lock of what was deleted (AxonFramework#4659). Ours create what is
  /// missing, so none of them may ever be deleted.
  @Test
  void to_create_what_was_deleted_leaks_the_lock_in_this_axon() {
    send(bus, new Count("c"));
    send(bus, new Remove("c"));
    assertThat(locks.inUse()).isZero();
    assertThat(send(bus, new Count("c")).exceptionResult())
        .isInstanceOf(AggregateDeletedException.class);
    assertThat(locks.inUse()).as("once this is 0, what follows can go").isEqualTo(1);
    noClasses()
        .should()
        .callMethod(AggregateLifecycle.class, "markDeleted")
        .check(
            new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("ledger"));
  }
}

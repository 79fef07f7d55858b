package ledger.record.axon;

import static ledger.record.axon.Node.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.List;
import ledger.log.Databases;
import ledger.log.Outcome;
import ledger.record.axon.Node.Said;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What one unit of work publishes is recorded in one piece, when it commits, or not at all.
class UnitOfWorkIT {

  private final Node node = new Node(Databases.fresh());
  private final List<String> done = new ArrayList<>();

  @AfterEach
  void close() {
    while (CurrentUnitOfWork.isStarted())
      CurrentUnitOfWork.get().rollback(new IllegalStateException());
    node.close();
  }

  private static DefaultUnitOfWork<?> begin() {
    return DefaultUnitOfWork.startAndGet(GenericEventMessage.asEventMessage("why"));
  }

  private Transaction transaction() {
    return new Transaction() {
      @Override
      public void commit() {
        done.add("transaction at " + node.stored());
      }

      @Override
      public void rollback() {
        done.add("rolled back at " + node.stored());
      }
    };
  }

  @Test
  void the_order_in_which_events_were_published_is_the_order_on_record() throws Exception {
    var unit = begin();
    for (int i = 0; i < 5; i++) node.store.publish(said(i % 2 == 0 ? "a" : "b", i / 2, "" + i));
    assertThat(node.stored()).isZero();
    unit.commit();
    assertThat(node.streamed(null)).extracting(Node::text).containsExactly("0", "1", "2", "3", "4");
    assertThat(LogStorageEngine.outcome(unit)).contains(new Outcome.Appended(0, 1_000_000));
    assertThat(node.texts("a")).containsExactly("0", "2", "4");
  }

  @Test
  void what_is_appended_in_several_calls_is_one_batch() {
    var unit = begin();
    node.engine.appendEvents(said("a", 0, "0"));
    node.engine.appendEvents(said("b", 0, "1"), said("a", 1, "2"));
    unit.commit();
    assertThat(batches()).containsExactly(3);
  }

  @Test
  void what_a_subscriber_publishes_belongs_to_the_same_unit() {
    var first = new boolean[] {true};
    node.store.subscribe(events -> {
      if (!first[0]) return;
      first[0] = false;
      node.store.publish(said("b", 0, "because of a"));
    });
    var unit = begin();
    node.store.publish(said("a", 0, "first"));
    unit.commit();
    assertThat(batches()).containsExactly(2);
  }

  @Test
  void a_subscriber_that_fails_leaves_nothing_on_record() {
    node.store.subscribe(_ -> {
      throw new IllegalStateException("a subscriber");
    });
    var unit = begin();
    unit.attachTransaction(this::transaction);
    node.store.publish(said("a", 0, "first"));
    assertThatThrownBy(unit::commit).hasMessage("a subscriber");
    assertThat(node.stored()).isZero();
    assertThat(done).containsExactly("rolled back at 0");
  }

  @Test
  void a_handler_that_fails_leaves_nothing_on_record() {
    var unit = new DefaultUnitOfWork<>(GenericEventMessage.asEventMessage("why"));
    var result =
        unit.executeWithResult(() -> {
          node.store.publish(said("a", 0, "first"));
          throw new IllegalStateException("a handler");
        });
    assertThat(result.exceptionResult()).hasMessage("a handler");
    assertThat(node.stored()).isZero();
  }

  @Test
  void the_log_is_written_before_a_transaction_is_committed_that_was_attached_when_it_began() {
    var unit = begin();
    unit.attachTransaction(this::transaction);
    node.store.publish(said("a", 0, "first"));
    unit.commit();
    assertThat(done).containsExactly("transaction at 1");
  }

  @Test
  void a_conflict_rolls_the_transaction_back() {
    node.engine.appendEvents(said("a", 0, "there"));
    var unit = begin();
    unit.attachTransaction(this::transaction);
    node.store.publish(said("a", 0, "too late"));
    assertThat(catchThrowable(unit::commit)).isNotNull();
    assertThat(done).containsExactly("rolled back at 1");
    assertThat(node.texts("a")).containsExactly("there");
  }

  @Test
  void a_batch_of_messages_with_a_transaction_that_was_attached_before_it_began_is_one_unit() {
    var messages =
        List.of(GenericEventMessage.asEventMessage("1"), GenericEventMessage.asEventMessage("2"));
    var unit = new BatchingUnitOfWork<>(messages);
    unit.attachTransaction(this::transaction);
    var version = new long[1];
    unit.executeWithResult(() -> {
      node.store.publish(said("a", version[0]++, (String) unit.getMessage().getPayload()));
      return null;
    });
    assertThat(node.texts("a")).containsExactly("1", "2");
    assertThat(batches()).containsExactly(2);
    assertThat(done).containsExactly("transaction at 2");
  }

  @Test
  void a_unit_within_a_unit_is_recorded_with_the_one_around_it() {
    var outer = begin();
    node.store.publish(said("a", 0, "outer"));
    var inner = begin();
    node.store.publish(said("b", 0, "inner"));
    inner.commit();
    assertThat(node.stored()).as("the one around it can still fail").isZero();
    outer.commit();
    assertThat(batches()).containsExactly(2);
  }

  @Test
  void a_unit_within_a_unit_goes_when_the_one_around_it_fails() {
    var outer = begin();
    new DefaultUnitOfWork<>(GenericEventMessage.asEventMessage("why"))
        .execute(() -> node.store.publish(said("b", 0, "inner")));
    outer.rollback(new IllegalStateException("outer"));
    assertThat(node.stored()).isZero();
  }

  @Test
  void a_unit_within_a_unit_that_fails_takes_its_own_events_back_and_no_others() throws Exception {
    var outer = begin();
    node.engine.appendEvents(said("a", 0, "outer"));
    assertThatThrownBy(this::failingWithin).hasMessage("inner");
    outer.commit();
    assertThat(node.streamed(null)).extracting(Node::text).containsExactly("outer");
  }

  @Test
  void a_unit_whose_only_events_were_taken_back_writes_nothing_and_is_no_failure() {
    var outer = begin();
    assertThatThrownBy(this::failingWithin).hasMessage("inner");
    outer.commit();
    assertThat(node.stored()).isZero();
  }

  private void failingWithin() {
    new DefaultUnitOfWork<>(GenericEventMessage.asEventMessage("why"))
        .execute(() -> {
          node.engine.appendEvents(said("b", 0, "inner"));
          throw new IllegalStateException("inner");
        });
  }

  @Test
  void what_comes_when_the_log_is_written_already_is_refused_and_not_lost() {
    var unit = begin();
    var failed = new ArrayList<Throwable>();
    node.engine.appendEvents(said("a", 0, "in time"));
    unit.afterCommit(
        _ -> failed.add(catchThrowable(() -> node.engine.appendEvents(said("a", 1, "late")))));
    unit.commit();
    assertThat(failed).singleElement().isInstanceOf(IllegalStateException.class);
    assertThat(node.texts("a")).containsExactly("in time");
  }

  @Test
  void what_is_staged_can_be_read_in_its_own_unit_and_nowhere_else() throws Exception {
    var unit = begin();
    node.store.publish(said("a", 0, "staged"));
    assertThat(node.store.readEvents("a").asStream().map(Node::text)).containsExactly("staged");
    var elsewhere = new ArrayList<String>();
    Thread.ofVirtual()
        .start(() -> node.store.readEvents("a").asStream().map(Node::text).forEach(elsewhere::add))
        .join();
    assertThat(elsewhere).isEmpty();
    unit.rollback();
    assertThat(node.stored()).isZero();
  }

  @Test
  void an_interrupt_while_waiting_reports_no_failure_of_what_is_durable_and_is_kept() {
    var unit = begin();
    node.store.publish(said("a", 0, "first"));
    unit.onPrepareCommit(_ -> Thread.currentThread().interrupt());
    unit.commit();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(node.texts("a")).containsExactly("first");
    assertThat(LogStorageEngine.outcome(unit)).isPresent();
  }

  @Test
  void without_a_unit_of_work_events_are_recorded_at_once() {
    node.store.publish(said("a", 0, "first"), new GenericEventMessage<>(new Said("free")));
    assertThat(batches()).containsExactly(2);
  }

  private List<Integer> batches() {
    try (var c = node.pool.getConnection();
        var s = c.createStatement();
        var found = s.executeQuery("select n from record.batch order by first_pos")) {
      var sizes = new ArrayList<Integer>();
      while (found.next()) sizes.add(found.getInt(1));
      return sizes;
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}

package ledger.record.axon;

import static ledger.record.axon.Node.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import ledger.log.Databases;
import ledger.log.Times;
import ledger.record.axon.Node.Memory;
import ledger.record.axon.Node.Said;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import tools.jackson.databind.node.ObjectNode;

/// What Axon asks of an event storage engine, one promise after the other.
class StorageIT {

  private final DataSource database = Databases.fresh();
  private Node node = new Node(database);

  @AfterEach
  void close() {
    node.close();
  }

  private void reopen(Memory memory, EventUpcaster upcasters) {
    node.close();
    node = new Node(database, memory, upcasters);
  }

  private void reopen() {
    reopen(Memory.NONE, NoOpEventUpcaster.INSTANCE);
  }

  @ParameterizedTest
  @EnumSource(Memory.class)
  void a_stream_is_read_from_any_version_on(Memory memory) {
    reopen(memory, NoOpEventUpcaster.INSTANCE);
    for (int i = 0; i < 5; i++)
      node.engine.appendEvents(said("a", i, "" + i), said("b", i, "other"));
    assertThat(node.texts("a")).containsExactly("0", "1", "2", "3", "4");
    assertThat(node.texts("a", 3)).containsExactly("3", "4");
    assertThat(node.texts("a", 5)).isEmpty();
    assertThat(node.texts("unknown")).isEmpty();
    var events = node.engine.readEvents("a", 2);
    events.forEachRemaining(_ -> {});
    assertThat(events.getLastSequenceNumber()).isEqualTo(4);
    assertThat(node.engine.lastSequenceNumberFor("a")).contains(4L);
    assertThat(node.engine.lastSequenceNumberFor("unknown")).isEmpty();
  }

  @Test
  void an_event_comes_back_as_it_was_with_the_time_at_which_it_was_recorded() throws Exception {
    var message =
        new GenericDomainEventMessage<>(
            "Thing", "a", 0, new Said("text"), MetaData.with("who", "north"));
    node.engine.appendEvents(message);
    var live = node.streamed(null).getFirst();
    reopen();
    var replayed = node.streamed(null).getFirst();
    var read = node.engine.readEvents("a", 0).next();
    for (var each : List.of(live, replayed, read)) {
      assertThat(each.getIdentifier()).isEqualTo(message.getIdentifier());
      assertThat(each.getPayload()).isEqualTo(new Said("text"));
      assertThat(each.getMetaData()).containsEntry("who", "north");
      assertThat(each.getTimestamp()).isEqualTo(Times.instant(1_000_000));
    }
    assertThat(read.getType()).isEqualTo("Thing");
    assertThat(read.getAggregateIdentifier()).isEqualTo("a");
  }

  @Test
  void what_belongs_to_no_aggregate_is_recorded_and_streamed() throws Exception {
    var free = new GenericEventMessage<>(new Said("free"));
    node.engine.appendEvents(free, said("a", 0, "bound"));
    reopen();
    assertThat(node.streamed(null)).extracting(Node::text).containsExactly("free", "bound");
    assertThat(node.streamed(null).getFirst().getIdentifier()).isEqualTo(free.getIdentifier());
  }

  @Test
  void a_stream_that_begins_twice_is_told_so_and_any_other_conflict_too() {
    node.engine.appendEvents(said("a", 0, "0"), said("a", 1, "1"));
    assertThatThrownBy(() -> node.engine.appendEvents(said("a", 0, "again")))
        .isInstanceOf(AggregateStreamCreationException.class);
    assertThatThrownBy(() -> node.engine.appendEvents(said("a", 1, "again")))
        .isInstanceOf(ConcurrencyException.class);
    assertThatThrownBy(() -> node.engine.appendEvents(said("a", 3, "a hole")))
        .isInstanceOf(ConcurrencyException.class);
    assertThat(node.texts("a")).containsExactly("0", "1");
  }

  @Test
  void the_stream_that_conflicts_is_named_and_not_the_first_of_the_unit() {
    node.engine.appendEvents(said("late", 0, "0"), said("late", 1, "1"));
    assertThatThrownBy(
            () -> node.engine.appendEvents(said("innocent", 0, "x"), said("late", 1, "y")))
        .isInstanceOf(ConcurrencyException.class)
        .hasMessageContaining("late")
        .hasMessageNotContaining("innocent");
    assertThat(node.texts("innocent")).isEmpty();
  }

  @Test
  void the_same_events_sent_again_are_on_record_once_and_no_failure() {
    var first = said("a", 0, "0");
    node.engine.appendEvents(first);
    node.engine.appendEvents(first);
    assertThat(node.stored()).isEqualTo(1);
    var other =
        new GenericDomainEventMessage<>(
            "Thing",
            "b",
            0,
            new org.axonframework.messaging.GenericMessage<>(
                first.getIdentifier(), new Said("other"), MetaData.emptyInstance()),
            Instant.EPOCH);
    assertThatThrownBy(() -> node.engine.appendEvents(other)).isInstanceOf(EventIdTaken.class);
  }

  /// "split" becomes two events, "drop" none.
  private static final EventUpcaster UPCASTER =
      events ->
          events.flatMap(event -> {
            var text = event.getData(JsonNode.class).getData().path("text").asString();
            return switch (text) {
              case "drop" -> Stream.empty();
              case "split" -> Stream.of(reworded(event, "left"), reworded(event, "right"));
              default -> Stream.of(event);
            };
          });

  private static org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation
      reworded(
          org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation event,
          String text) {
    return event.upcastPayload(
        new SimpleSerializedType(Said.class.getName(), null),
        JsonNode.class,
        json -> ((ObjectNode) json).deepCopy().put("text", text));
  }

  @Test
  void upcasting_may_split_one_event_and_drop_another_and_every_position_is_gone_past()
      throws Exception {
    node.engine.appendEvents(
        said("a", 0, "first"), said("a", 1, "split"), said("a", 2, "drop"), said("a", 3, "drop"));
    reopen(Memory.NONE, UPCASTER);
    var all = node.streamed(null);
    assertThat(all).extracting(Node::text).containsExactly("first", "left", "right");
    assertThat(all)
        .extracting(e -> e.trackingToken().position().orElseThrow())
        .containsExactly(0L, 1L, 1L);
    assertThat(node.texts("a")).containsExactly("first", "left", "right");
    var events = node.engine.readEvents("a", 0);
    events.forEachRemaining(_ -> {});
    assertThat(events.getLastSequenceNumber()).as("dropped ones count").isEqualTo(3);
    // Both halves were handled together: whoever goes on from their token gets neither again.
    node.engine.appendEvents(said("a", 4, "next"));
    assertThat(node.streamed(new GlobalSequenceTrackingToken(1)))
        .extracting(Node::text)
        .containsExactly("next");
  }

  @Test
  void a_reader_waits_beyond_what_was_dropped_and_reads_what_comes_then() throws Exception {
    node.engine.appendEvents(said("a", 0, "drop"));
    reopen(Memory.NONE, UPCASTER);
    try (var stream = node.store.openStream(null)) {
      assertThat(stream.hasNextAvailable()).isFalse();
      node.engine.appendEvents(said("a", 1, "kept"));
      assertThat(Node.text(stream.nextAvailable())).isEqualTo("kept");
    }
  }

  @Test
  void an_empty_log_has_no_token_and_every_other_the_one_of_its_last_event() {
    assertThat(node.engine.createTailToken()).isNull();
    assertThat(node.engine.createHeadToken()).isNull();
    assertThat(node.engine.createTokenAt(Instant.EPOCH)).isNull();
    node.engine.appendEvents(said("a", 0, "0"), said("a", 1, "1"));
    assertThat(node.engine.createTailToken()).isNull();
    assertThat(node.engine.createHeadToken()).isEqualTo(new GlobalSequenceTrackingToken(1));
  }

  @Test
  void a_token_at_a_moment_stands_before_the_first_event_of_that_moment() {
    for (int i = 0; i < 4; i++) {
      node.clock.set(1_000_000L * (1 + i / 2)); // two batches a second
      node.engine.appendEvents(said("a", i, "" + i));
    }
    assertThat(at(0)).isNull();
    assertThat(at(1_000)).isNull();
    assertThat(at(1_001)).isEqualTo(new GlobalSequenceTrackingToken(1));
    assertThat(at(2_000)).isEqualTo(new GlobalSequenceTrackingToken(1));
    assertThat(at(2_001)).isEqualTo(new GlobalSequenceTrackingToken(3));
  }

  private @Nullable TrackingToken at(long millis) {
    return node.engine.createTokenAt(Instant.ofEpochMilli(millis));
  }

  @Test
  void tokens_come_back_from_the_form_in_which_they_are_kept() throws Exception {
    node.engine.appendEvents(said("a", 0, "0"), said("a", 1, "1"), said("a", 2, "2"));
    var kept =
        Jackson3Serializer.builder()
            .jsonMapperBuilderCustomizer(b ->
                b.polymorphicTypeValidator(
                    BasicPolymorphicTypeValidator.builder()
                        .allowIfSubType("org.axonframework.")
                        .build()))
            .build();
    var plain = new GlobalSequenceTrackingToken(0);
    var replay =
        ((ReplayToken) ReplayToken.createReplayToken(new GlobalSequenceTrackingToken(2), null))
            .advancedTo(plain);
    for (var token : List.of(plain, replay)) {
      var stored = kept.serialize(token, byte[].class);
      TrackingToken back = kept.deserialize(stored);
      assertThat(back).isEqualTo(token);
      assertThat(node.streamed(back)).extracting(Node::text).containsExactly("1", "2");
    }
    assertThat(
            JsonMapper.shared()
                .readTree(kept.serialize(plain, byte[].class).getData())
                .path("globalIndex")
                .asLong(-1))
        .isZero();
    assertThat(
            node.streamed(ReplayToken.createReplayToken(new GlobalSequenceTrackingToken(2), null)))
        .hasSize(3);
  }

  @Test
  void a_token_of_another_kind_of_store_is_refused() {
    assertThatThrownBy(() ->
            node.store.openStream(
                org.axonframework.eventhandling.GapAwareTrackingToken.newInstance(3, List.of())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("reset the processor");
  }
}

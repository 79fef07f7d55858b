package ledger.record.axon;

import static org.hamcrest.Matchers.instanceOf;

import java.util.List;
import java.util.Optional;
import ledger.Corridor;
import ledger.act.Act;
import ledger.act.AgreementAct.ConfirmReadiness;
import ledger.context.Context;
import ledger.context.Known;
import ledger.decision.Refusal.StaleVersion;
import ledger.decision.Refusal.Unknown;
import ledger.record.Recorded;
import ledger.record.Stream;
import ledger.record.Vocabulary;
import ledger.record.json.EntryFormat;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.Test;

class AggregatesTest {

  private final List<Recorded> corridor = Corridor.recorded();

  @Test
  void every_act_of_the_founding_case_passes_through_its_aggregate_as_one_event() {
    for (int i = 0; i < corridor.size(); i++) {
      var act = corridor.get(i).event().act();
      var before = corridor.subList(0, i);
      onRecord(act, before)
          .when(command(act, before))
          .expectEvents(Vocabulary.ofAct(act.name()).orElseThrow().happened(act));
    }
  }

  @Test
  void a_refused_act_leaves_no_event_and_says_why() {
    var said = corridorAct(ConfirmReadiness.class);
    var stale =
        new ConfirmReadiness(
            said.envelope(),
            said.agreement(),
            2,
            said.scope(),
            said.readingId(),
            said.conditions(),
            said.until());
    onRecord(stale, corridor)
        .when(command(stale, corridor))
        .expectNoEvents()
        .expectException(ActRefused.class)
        .expectExceptionDetails(instanceOf(StaleVersion.class));
  }

  @Test
  void an_act_on_a_stream_without_history_is_refused_and_creates_nothing() {
    var readiness = corridorAct(ConfirmReadiness.class);
    fixture(readiness)
        .givenNoPriorActivity()
        .when(command(readiness, corridor))
        .expectNoEvents()
        .expectExceptionDetails(instanceOf(Unknown.class));
  }

  private <A extends Act> A corridorAct(Class<A> type) {
    return corridor.stream()
        .map(r -> r.event().act())
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst()
        .orElseThrow();
  }

  private static CommandMessage<Submission> command(Act act, List<Recorded> before) {
    var caller = before.size() < Corridor.setup().size() ? Corridor.OWNER : Corridor.RECORDER;
    var submission =
        new Submission(act, new Context(caller, Known.of(before)), Corridor.NOW, before.size() - 1);
    return new GenericCommandMessage<>(
        new GenericMessage<>(submission), Family.of(act, _ -> Optional.empty()));
  }

  private static TestExecutor<?> onRecord(Act act, List<Recorded> before) {
    return fixture(act)
        .given(
            before.stream()
                .filter(r -> stream(r.event().act()).equals(stream(act)))
                .map(AggregatesTest::stored)
                .toList());
  }

  private static GenericEventMessage<?> stored(Recorded recorded) {
    return new GenericEventMessage<>(
        recorded.event(), MetaData.with(EntryFormat.RECORDED_BY, recorded.by().value()));
  }

  private static AggregateTestFixture<?> fixture(Act act) {
    var type =
        Aggregates.types().stream()
            .filter(t ->
                t.getSimpleName()
                    .equalsIgnoreCase(Family.of(act, _ -> Optional.empty()) + "Aggregate"))
            .findFirst()
            .orElseThrow();
    var fixture = new AggregateTestFixture<>(type);
    fixture.registerCommandTargetResolver(Aggregates.target());
    // What is accepted is folded only once it is known when it was recorded.
    fixture.setReportIllegalStateChange(false);
    return fixture;
  }

  private static Stream stream(Act act) {
    return Stream.of(act, _ -> Optional.empty());
  }
}

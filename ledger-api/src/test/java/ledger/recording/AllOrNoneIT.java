package ledger.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import ledger.act.Act;
import ledger.act.UserId;
import ledger.act.json.ActFormat;
import ledger.act.json.ActFormat.Parsed.Read;
import ledger.compartment.Audience;
import ledger.decision.Refusal.IdTaken;
import ledger.negotiation.SealedEntry;
import ledger.pipeline.Door;
import ledger.pipeline.Past;
import ledger.pipeline.Pipeline;
import ledger.pipeline.TogetherAnswer;
import ledger.pipeline.TogetherAnswer.Place.Now;
import ledger.record.PlaceInLog;
import ledger.value.Id;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Acts that are recorded all together or not at all, while another node writes in between: after
/// they were decided, and before they are offered to the log.
class AllOrNoneIT extends TwoNodesIT {

  private static final UserId OPENER = new UserId("opener");

  @Autowired private Door door;
  @Autowired private Past past;
  @Autowired private ActFormat format;

  @Test
  void what_another_node_records_in_between_has_them_decided_again_and_recorded_in_one_piece() {
    mustRecord("opener", open("together", "Together"));
    var between = new ArrayList<Long>();
    var answer =
        together(
            "together",
            () -> between.add(postThere("opener", register("together", "east")).position()),
            "p1",
            "p2",
            "p3");
    var first = between.getFirst() + 1;
    assertThat(answer)
        .isInstanceOfSatisfying(
            TogetherAnswer.Done.class,
            done ->
                assertThat(done.places().stream().map(place -> ((Now) place).position()))
                    .containsExactly(first, first + 1, first + 2));
  }

  @Test
  void where_one_is_refused_for_what_another_node_recorded_in_between_none_is_recorded() {
    mustRecord("opener", open("apart", "Apart"));
    var between = new ArrayList<Long>();
    var answer =
        together(
            "apart",
            () -> between.add(postThere("opener", register("apart", "p2")).position()),
            "p1",
            "p2",
            "p3");
    assertThat(answer)
        .isInstanceOfSatisfying(
            TogetherAnswer.Refused.class,
            refused ->
                assertThat(refused.reasons())
                    .hasEntrySatisfying(1, why -> assertThat(why).isInstanceOf(IdTaken.class))
                    .hasSize(1));
    assertThat(past.last(Audience.everybodyIn(Id.of("apart")))).isEqualTo(between.getFirst());
  }

  /// @param between runs once, when the record was read that they are decided on
  private TogetherAnswer together(String negotiation, Runnable between, String... ids) {
    var acts =
        List.of(ids).stream()
            .map(id -> register(negotiation, id))
            .map(act ->
                ((Read) format.readSent(act.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                    .act())
            .toList();
    var pipeline =
        new Pipeline(
            door, new Interrupted(past, between), new StateCache(1024), Clock.systemUTC()::instant);
    return pipeline.together(
        acts, Audience.everybodyIn(Id.of(negotiation)), OPENER, _ -> Optional.empty());
  }

  /// The record, in which somebody else writes as soon as it was read for the first time.
  private static final class Interrupted implements Past {
    private final Past past;
    private final Map<String, Runnable> once;

    Interrupted(Past past, Runnable once) {
      this.past = past;
      this.once = new java.util.HashMap<>(Map.of("once", once));
    }

    @Override
    public List<Positioned> of(Audience audience, long after) {
      var read = past.of(audience, after);
      Optional.ofNullable(once.remove("once")).ifPresent(Runnable::run);
      return read;
    }

    @Override
    public long last(Audience audience) {
      return past.last(audience);
    }

    @Override
    public Optional<SealedEntry> toUnseal(Act act, UserId sender) {
      return past.toUnseal(act, sender);
    }

    @Override
    public Optional<PlaceInLog> placeOf(UUID actId) {
      return past.placeOf(actId);
    }
  }
}

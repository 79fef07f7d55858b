package ledger.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import ledger.LedgerIT;
import org.junit.jupiter.api.Test;

class IdempotencyIT extends LedgerIT {

  @Test
  void the_same_act_again_gives_the_first_answer_and_adds_nothing() {
    harbour("twice");
    var act = act("twice", "ConfirmReadiness", READY);
    var first = post("rep:south", act);
    var again = post("rep:south", act);
    assertThat(first.status()).isEqualTo(201);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.position()).isEqualTo(first.position());
    assertThat(again.text("event")).isEqualTo("ReadinessConfirmed");
  }

  @Test
  void spelled_another_way_it_is_still_the_same_act() {
    harbour("spelled");
    var id = UUID.randomUUID();
    var one = act("spelled", "ConfirmReadiness", "'actId': '" + id + "', " + READY);
    var other =
        act(
            "spelled",
            "ConfirmReadiness",
            READY + ", 'withoutPrejudice': false, 'actId': '" + id + "'");
    assertThat(post("rep:south", one).status()).isEqualTo(201);
    assertThat(post("rep:south", other).status()).isEqualTo(200);
  }

  @Test
  void one_act_id_never_names_two_acts() {
    harbour("reused");
    var id = UUID.randomUUID();
    mustRecord("rep:south", act("reused", "ConfirmReadiness", "'actId': '" + id + "', " + READY));
    var other =
        post("rep:south", act("reused", "WithdrawReadiness", "'actId': '" + id + "', " + READY));
    assertThat(other.status()).isEqualTo(409);
    assertThat(other.text("code")).isEqualTo("ACT_ID_REUSED");
  }

  @Test
  void nor_in_two_negotiations() {
    harbour("reused-here");
    harbour("reused-there");
    var fields = "'actId': '" + UUID.randomUUID() + "', " + READY;
    mustRecord("rep:south", act("reused-here", "ConfirmReadiness", fields));
    assertThat(post("rep:south", act("reused-there", "ConfirmReadiness", fields)).text("code"))
        .isEqualTo("ACT_ID_REUSED");
  }

  @Test
  void sent_by_many_at_once_it_is_recorded_once() throws Exception {
    harbour("at-once");
    var act = act("at-once", "ConfirmReadiness", READY);
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers =
          callers.invokeAll(
              IntStream.range(0, 16)
                  .<Callable<Answer>>mapToObj(_ -> () -> post("rep:south", act))
                  .toList());
      var statuses = new java.util.ArrayList<Integer>();
      for (var answer : answers) statuses.add(answer.get().status());
      assertThat(statuses).containsOnly(200, 201).containsOnlyOnce(201);
    }
  }

  @Test
  void many_acts_on_one_agreement_at_once_all_go_on_record() throws Exception {
    harbour("crowd");
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers =
          callers.invokeAll(
              IntStream.range(0, 24)
                  .<Callable<Answer>>mapToObj(
                      _ -> () -> post("rep:south", act("crowd", "ConfirmReadiness", READY)))
                  .toList());
      for (var answer : answers) assertThat(answer.get().status()).isEqualTo(201);
    }
  }
}

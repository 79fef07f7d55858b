package ledger.recording;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Two ledgers on one database, spoken to in turns.
class SecondNodeIT extends TwoNodesIT {

  /// This node has read the agreement's stream, the other writes it, and then this one writes
  /// elsewhere in the negotiation, learns from that that it is behind, and must not go on with the
  /// stream as it had read it: a refusal leaves nothing that the sequencer could check.
  @Test
  void what_would_be_refused_on_what_was_read_before_is_decided_on_what_the_other_node_recorded() {
    var withdraw =
        "'mode': 'PERFORMED', 'by': 'south', 'statedAt': '2026-01-03T12:00Z', 'agreement': 'A', 'version': 1, 'scope': ['s1']";
    harbour("two");
    var nothing = post("rep:south", act("two", "WithdrawReadiness", withdraw));
    assertThat(nothing.status()).as(nothing.response().body()).isEqualTo(409);
    assertThat(postThere("rep:south", act("two", "ConfirmReadiness", READY)).status())
        .isEqualTo(201);
    assertThat(post("opener", register("two", "third")).status()).isEqualTo(201);
    var something = post("rep:south", act("two", "WithdrawReadiness", withdraw));
    assertThat(something.status()).as(something.response().body()).isEqualTo(201);
  }

  @Test
  void a_negotiation_goes_on_over_both() {
    assertThat(post("opener", open("both", "x")).status()).isEqualTo(201);
    for (int i = 0; i < 6; i++) {
      var answer =
          i % 2 == 0
              ? postThere("opener", register("both", "r" + i))
              : post("opener", register("both", "r" + i));
      assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
    }
  }
}

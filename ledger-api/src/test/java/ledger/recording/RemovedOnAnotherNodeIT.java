package ledger.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import ledger.Eventually;
import ledger.act.ActWithoutPayload;
import ledger.dossier.memory.RecentActs;
import ledger.value.Id;
import org.junit.jupiter.api.Test;

/// A payload that was removed on one node is in the memory of no other.
class RemovedOnAnotherNodeIT extends TwoNodesIT {

  private static final String NEGOTIATION = "shelter";

  @Test
  void the_other_node_drops_it_as_soon_as_it_reads_the_act() {
    mustRecord("opener", open(NEGOTIATION, "Shelter"));
    mustRecord("opener", admit("'capacity': 'RECORDER', 'userIds': ['recorder']"));
    mustRecord("opener", admit("'capacity': 'CUSTODIAN', 'userIds': ['keeper1', 'keeper2']"));
    var target = UUID.randomUUID();
    mustRecord(
        "recorder",
        act(
            NEGOTIATION,
            "RegisterReferent",
            "'mode': 'PERFORMED', 'actId': '%s', 'id': 'w', 'kind': 'PERSON', 'neutralLabel': 'Witness'"
                .formatted(target)));
    for (var keeper : new String[] {"keeper1", "keeper2"})
      mustRecord(
          keeper,
          act(
              NEGOTIATION,
              "AnnulRecord",
              "'mode': 'PERFORMED', 'target': '" + target + "', 'reason': 'DUPLICATE'"));
    Eventually.until("the other node has read all", () -> acts() == 6 && isWhole(target));

    var told = post("keeper1", removal(target, "0", "A".repeat(43) + "="));
    var place = told.text("currentState").split("[ ,]+");
    mustRecord("keeper1", removal(target, place[1], place[3]));

    Eventually.until("the other node has dropped it", () -> acts() == 7 && !isWhole(target));
    assertThat(acts()).isEqualTo(7);
  }

  private static int acts() {
    return there().getBean(RecentActs.class).of(Id.of(NEGOTIATION)).size();
  }

  private static boolean isWhole(UUID act) {
    return there().getBean(RecentActs.class).of(Id.of(NEGOTIATION)).stream()
        .noneMatch(e -> e.act().actId().equals(act) && e.act() instanceof ActWithoutPayload);
  }

  private static String admit(String fields) {
    return act(NEGOTIATION, "AdmitParticipant", "'mode': 'PERFORMED', " + fields);
  }

  private static String removal(UUID target, String position, String leaf) {
    return act(
        NEGOTIATION,
        "RemovePayload",
        "'mode': 'PERFORMED', 'target': '%s', 'position': %s, 'leaf': '%s', 'legalBasis': 'x'"
            .formatted(target, position, leaf));
  }
}

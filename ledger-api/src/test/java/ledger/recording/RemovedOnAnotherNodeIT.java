package ledger.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.Stream;
import ledger.Eventually;
import ledger.act.ActWithoutPayload;
import ledger.act.ReferentAct.RegisterReferent;
import ledger.dossier.Entry;
import ledger.dossier.memory.RecentActs;
import ledger.value.Id;
import org.junit.jupiter.api.Test;

/// A payload that was removed on one node is in the memory of no other, nor is what was recorded of
/// a person who was erased there.
class RemovedOnAnotherNodeIT extends TwoNodesIT {

  private static final String NEGOTIATION = "shelter";
  private static final String RECORDER =
      "'mode': 'PERFORMED', 'capacity': 'RECORDER', 'userIds': ['recorder']";
  private static final String KEEPERS =
      "'mode': 'PERFORMED', 'capacity': 'CUSTODIAN', 'userIds': ['keeper1', 'keeper2']";

  @Test
  void the_other_node_drops_it_as_soon_as_it_reads_the_act() {
    mustRecord("opener", open(NEGOTIATION, "Shelter"));
    mustRecord("opener", act(NEGOTIATION, "AdmitParticipant", RECORDER));
    mustRecord("opener", act(NEGOTIATION, "AdmitParticipant", KEEPERS));
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

  @Test
  void the_other_node_reads_nothing_of_a_person_who_was_erased_here() {
    var negotiation = "refuge";
    var registration = UUID.randomUUID();
    mustRecord("opener", open(negotiation, "Refuge"));
    mustRecord("opener", act(negotiation, "AdmitParticipant", RECORDER));
    mustRecord("opener", act(negotiation, "AdmitParticipant", KEEPERS));
    long last =
        mustRecord(
            "recorder",
            act(
                negotiation,
                "RegisterReferent",
                "'mode': 'PERFORMED', 'actId': '%s', 'id': 'w', 'kind': 'PERSON', 'neutralLabel': 'The pademelon'"
                    .formatted(registration)));
    var path = "/negotiations/" + negotiation + "/timeline";
    assertThat(getThere(last, "recorder", path).response().body()).contains("pademelon");

    for (var keeper : new String[] {"keeper1", "keeper2"})
      last =
          mustRecord(
              keeper,
              act(
                  negotiation,
                  "ErasePersonalData",
                  "'mode': 'PERFORMED', 'target': '%s', 'legalBasis': 'x'"
                      .formatted(registration)));

    long erased = last;
    Eventually.until(
        "the other node reads nothing of it",
        () ->
            !getThere(erased, "recorder", path).response().body().contains("pademelon")
                && labels(negotiation).noneMatch("The pademelon"::equals));
    assertThat(getThere(erased, "recorder", path).response().body()).contains("[erased]");
  }

  /// Of all referents, as the other node has them in memory.
  private static Stream<String> labels(String negotiation) {
    return there().getBean(RecentActs.class).of(Id.of(negotiation)).stream()
        .map(Entry::act)
        .filter(RegisterReferent.class::isInstance)
        .map(act -> ((RegisterReferent) act).neutralLabel());
  }

  private static int acts() {
    return there().getBean(RecentActs.class).of(Id.of(NEGOTIATION)).size();
  }

  private static boolean isWhole(UUID act) {
    return there().getBean(RecentActs.class).of(Id.of(NEGOTIATION)).stream()
        .noneMatch(e -> e.act().actId().equals(act) && e.act() instanceof ActWithoutPayload);
  }

  private static String removal(UUID target, String position, String leaf) {
    return act(
        NEGOTIATION,
        "RemovePayload",
        "'mode': 'PERFORMED', 'target': '%s', 'position': %s, 'leaf': '%s', 'legalBasis': 'x'"
            .formatted(target, position, leaf));
  }
}

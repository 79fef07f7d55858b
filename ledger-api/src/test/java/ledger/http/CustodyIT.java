package ledger.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import ledger.LedgerIT;
import org.junit.jupiter.api.Test;

/// Custody of acts on record, through the whole house: whatever kind of act it concerns.
class CustodyIT extends LedgerIT {

  @Test
  void an_act_is_annulled_by_two_and_its_name_is_free_again() {
    kept("void");
    var target = UUID.randomUUID();
    mustRecord("rep:south", act("void", "RaiseIssue", "'actId': '" + target + "', " + ISSUE));
    mustRecord("keeper1", act("void", "AnnulRecord", annul(target)));
    assertThat(post("rep:south", act("void", "RaiseIssue", ISSUE)).text("code"))
        .isEqualTo("ID_TAKEN");
    mustRecord("keeper2", act("void", "AnnulRecord", annul(target)));
    mustRecord("rep:south", act("void", "RaiseIssue", ISSUE));
  }

  @Test
  void what_was_withdrawn_stands_again_once_the_withdrawal_is_void() {
    kept("mended");
    mustRecord("rep:south", act("mended", "ConfirmReadiness", READY));
    var withdrawal = UUID.randomUUID();
    mustRecord(
        "rep:south", act("mended", "WithdrawReadiness", READY + ", 'actId': '" + withdrawal + "'"));
    mustRecord(
        "rep:south",
        act(
            "mended",
            "CorrectRecord",
            "'mode': 'PERFORMED', 'target': '"
                + withdrawal
                + "', 'patch': {'words': 'Not yet.'}, 'reason': 'Left out'"));
    assertThat(post("rep:south", act("mended", "WithdrawReadiness", READY)).text("code"))
        .isEqualTo("NO_READINESS");
    mustRecord("keeper1", act("mended", "AnnulRecord", annul(withdrawal)));
    mustRecord("keeper2", act("mended", "AnnulRecord", annul(withdrawal)));
    mustRecord("rep:south", act("mended", "WithdrawReadiness", READY));
  }

  @Test
  void the_annulment_of_a_correction_goes_where_the_act_is() {
    kept("chain");
    var target = UUID.randomUUID();
    var correction = UUID.randomUUID();
    mustRecord("rep:south", act("chain", "RaiseIssue", "'actId': '" + target + "', " + ISSUE));
    mustRecord(
        "keeper1",
        act(
            "chain",
            "CorrectRecord",
            "'mode': 'PERFORMED', 'actId': '"
                + correction
                + "', 'target': '"
                + target
                + "', 'patch': {'note': 'x'}, 'reason': 'x'"));
    mustRecord("keeper1", act("chain", "AnnulRecord", annul(correction)));
    mustRecord("keeper2", act("chain", "AnnulRecord", annul(correction)));
  }

  @Test
  void an_act_of_another_negotiation_is_not_on_record_here() {
    kept("here");
    kept("there");
    var target = UUID.randomUUID();
    mustRecord("rep:south", act("there", "RaiseIssue", "'actId': '" + target + "', " + ISSUE));
    var answer = post("keeper1", act("here", "AnnulRecord", annul(target)));
    assertThat(answer.status() + " " + answer.text("code")).isEqualTo("422 UNKNOWN_ENTRY");
  }

  private static final String ISSUE =
      "'mode': 'PERFORMED', 'by': 'south', 'id': 'q', 'question': 'Is it open?', 'propositions': [{'id': 'p', 'kind': 'CLAIM', 'text': 'It is'}]";

  private static String annul(UUID target) {
    return "'mode': 'PERFORMED', 'target': '" + target + "', 'reason': 'DUPLICATE'";
  }

  private void kept(String negotiation) {
    harbour(negotiation);
    mustRecord(
        "opener",
        act(
            negotiation,
            "AdmitParticipant",
            "'mode': 'PERFORMED', 'capacity': 'CUSTODIAN', 'userIds': ['keeper1', 'keeper2']"));
  }
}

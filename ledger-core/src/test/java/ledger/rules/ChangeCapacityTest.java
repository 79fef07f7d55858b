package ledger.rules;

import static org.assertj.core.api.Assertions.assertThat;

import ledger.Harbour;
import ledger.decision.Refusal.NoOwnerLeft;
import ledger.decision.Refusal.NotAdmitted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeCapacityTest {

  private static final String STANCE =
      "'by': 'south', 'proposition': 'EXISTS(A)', 'stance': 'AFFIRMS'";

  @Test
  void a_user_holds_the_new_capacity_and_none_of_the_old() {
    var harbour =
        Harbour.proposed()
            .given("owner", "ChangeCapacity", "'userIds': ['rep:south'], 'capacity': 'RECORDER'");
    assertThat(harbour.when("rep:south", "TakeStance", STANCE).name())
        .isEqualTo("PerformedForAnother");
    harbour.when("rep:south", "TakeStance", "'mode': 'REPORTED', " + STANCE).thenRecorded();
  }

  @Test
  void without_a_capacity_the_user_leaves_and_the_party_stays() {
    var harbour = Harbour.proposed().given("owner", "ChangeCapacity", "'userIds': ['rep:south']");
    assertThat(harbour.when("rep:south", "TakeStance", STANCE).name())
        .isEqualTo("NoSuchNegotiation");
    harbour
        .given(
            "owner",
            "AdmitParticipant",
            "'capacity': 'REP', 'actor': 'south', 'userIds': ['envoy']")
        .when("envoy", "TakeStance", STANCE)
        .thenRecorded();
  }

  @Test
  void whoever_was_never_let_in_has_no_capacity_to_change() {
    Harbour.proposed()
        .when("owner", "ChangeCapacity", "'userIds': ['eve'], 'capacity': 'RECORDER'")
        .thenRefused(new NotAdmitted("userIds", "eve"));
  }

  @Test
  void the_last_owner_stays_until_there_is_another() {
    var harbour = Harbour.proposed();
    harbour
        .when("owner", "ChangeCapacity", "'userIds': ['owner'], 'capacity': 'AUDITOR'")
        .thenRefused(new NoOwnerLeft());
    harbour
        .given("owner", "ChangeCapacity", "'userIds': ['auditor'], 'capacity': 'OWNER'")
        .when("owner", "ChangeCapacity", "'userIds': ['owner'], 'capacity': 'AUDITOR'")
        .thenRecorded();
  }

  @ParameterizedTest(name = "{0} {1} -> {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          stranger | 'mode': 'REPORTED', 'userIds': ['eve', 'owner'], 'capacity': 'REP', 'actor': 'none'  | NoSuchNegotiation
          recorder | 'mode': 'REPORTED', 'userIds': ['eve', 'owner'], 'capacity': 'REP', 'actor': 'none'  | CapacityMissing
          owner    | 'mode': 'REPORTED', 'userIds': ['eve', 'owner'], 'capacity': 'REP', 'actor': 'none'  | FilingIsOnesOwn
          owner    | 'userIds': ['eve', 'owner'], 'capacity': 'REP', 'actor': 'none'                      | Unknown
          owner    | 'userIds': ['eve', 'owner'], 'capacity': 'REP', 'actor': 'south'                     | NotAdmitted
          owner    | 'userIds': ['owner'], 'capacity': 'REP', 'actor': 'south'                            | NoOwnerLeft
          owner    | 'userIds': ['recorder'], 'capacity': 'REP', 'actor': 'south'                         | CapacityChanged
          """)
  void refusals_have_an_order(String user, String fields, String outcome) {
    assertThat(Harbour.proposed().when(user, "ChangeCapacity", fields).name()).isEqualTo(outcome);
  }
}

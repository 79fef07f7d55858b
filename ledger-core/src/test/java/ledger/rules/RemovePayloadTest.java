package ledger.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import ledger.Harbour;
import ledger.act.ActWithoutPayload;
import ledger.act.Event;
import ledger.custody.Custody;
import ledger.decision.Refusal.AlreadyRemoved;
import ledger.decision.Refusal.CustodyStands;
import ledger.decision.Refusal.NotAnnulled;
import ledger.decision.Refusal.NotItsPlace;
import ledger.decision.Refusal.PayloadStays;
import ledger.negotiation.NegotiationState;
import ledger.record.PlaceInLog;
import ledger.record.Recorded;
import ledger.value.Id;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RemovePayloadTest {

  private static final UUID DRAFT = UUID.fromString("00000000-0000-4000-8000-000000000001");
  private static final UUID REMOVAL = UUID.fromString("00000000-0000-4000-8000-000000000002");

  @Test
  void the_payload_of_an_annulled_act_is_removed_by_a_custodian_who_names_its_place() {
    var harbour = annulled();
    harbour.when("custodian2", "RemovePayload", removal(harbour, DRAFT)).thenRecorded();
    assertThat(Custody.of(harbour.ledger().record()).removal(DRAFT)).contains(REMOVAL);
  }

  @Test
  void an_act_that_stands_keeps_its_payload_and_custodians_are_told_to_annul_it_first() {
    var harbour = drafted();
    harbour
        .when("custodian1", "RemovePayload", removal(harbour, DRAFT))
        .thenRefused(new NotAnnulled(DRAFT));
  }

  @Test
  void whoever_names_another_place_is_told_the_right_one() {
    var harbour = annulled();
    var stands = harbour.ledger().placeOf(DRAFT).orElseThrow();
    var before = new PlaceInLog(stands.position() - 1, stands.leaf());
    harbour
        .when("custodian1", "RemovePayload", removal(DRAFT, before))
        .thenRefused(new NotItsPlace(DRAFT, before, stands));
    var other = new PlaceInLog(stands.position(), "A".repeat(43) + "=");
    harbour
        .when("custodian1", "RemovePayload", removal(DRAFT, other))
        .thenRefused(new NotItsPlace(DRAFT, other, stands));
  }

  @Test
  void a_payload_is_removed_once_and_its_removal_stands() {
    var harbour = annulled();
    harbour
        .given("custodian1", "RemovePayload", removal(harbour, DRAFT))
        .when(
            "custodian2",
            "RemovePayload",
            removal(harbour, DRAFT).replace(REMOVAL.toString(), UUID.randomUUID().toString()))
        .thenRefused(new AlreadyRemoved(DRAFT, REMOVAL));
    harbour
        .when("custodian1", "AnnulRecord", "'target': '" + REMOVAL + "', 'reason': 'DUPLICATE'")
        .thenRefused(new CustodyStands(REMOVAL));
    harbour
        .when(
            "custodian1",
            "CorrectRecord",
            "'target': '" + REMOVAL + "', 'patch': {'note': 'x'}, 'reason': 'x'")
        .thenRefused(new CustodyStands(REMOVAL));
  }

  /// Who could read what, and why an entry does not count, stays accounted for.
  @ParameterizedTest
  @ValueSource(strings = {"OpenNegotiation", "AdmitParticipant", "AnnulRecord"})
  void what_says_who_takes_part_and_what_was_annulled_keeps_its_payload(String act) {
    var harbour = annulled();
    var target =
        harbour.ledger().record().stream()
            .map(r -> r.event().act())
            .filter(a -> a.name().equals(act))
            .findFirst()
            .orElseThrow()
            .actId();
    harbour
        .when("custodian1", "RemovePayload", removal(harbour, target))
        .thenRefused(new PayloadStays(target, act));
  }

  @Test
  void a_text_keeps_its_number_when_it_is_gone() {
    var harbour = annulled();
    harbour.given("custodian1", "RemovePayload", removal(harbour, DRAFT));
    var state =
        NegotiationState.of(
            harbour.ledger().record().stream()
                .map(r -> r.event().act().actId().equals(DRAFT) ? r.withoutPayload() : r)
                .toList());
    var agreement = state.agreement(Id.of("A")).orElseThrow();
    assertThat(agreement.versions()).hasSize(1);
    harbour
        .given("rep:south", "ReviseTerms", REVISION.formatted("south"))
        .when(
            "rep:north",
            "DeclareConsent",
            "'by': 'north', 'agreement': 'A', 'version': 3, 'decision': 'ACCEPT'")
        .thenRecorded();
  }

  @Test
  void what_is_left_says_which_act_it_was_and_nothing_that_was_said() {
    var recorded =
        annulled().ledger().record().stream()
            .filter(r -> r.event().act().actId().equals(DRAFT))
            .findFirst()
            .map(Recorded::withoutPayload)
            .orElseThrow();
    assertThat(recorded.event()).isInstanceOf(Event.WithoutPayload.class);
    var left = (ActWithoutPayload) recorded.event().act();
    assertThat(left.name()).isEqualTo("ReviseTerms");
    assertThat(left.agreement()).contains(Id.of("A"));
    assertThat(left.envelope().by()).isEmpty();
    assertThat(recorded.withoutPayload()).isSameAs(recorded);
  }

  private static final String REVISION =
      "'by': '%s', 'agreement': 'A', 'kind': 'DRAFT', 'basedOn': 1, 'terms': " + Harbour.TERMS;

  private static Harbour drafted() {
    return Harbour.proposed()
        .withCustodians()
        .given(
            "rep:north", "ReviseTerms", "'actId': '" + DRAFT + "', " + REVISION.formatted("north"));
  }

  private static Harbour annulled() {
    var annul = "'target': '" + DRAFT + "', 'reason': 'WRONG_NEGOTIATION'";
    return drafted()
        .given("custodian1", "AnnulRecord", annul)
        .given("custodian2", "AnnulRecord", annul);
  }

  private static String removal(Harbour harbour, UUID target) {
    return removal(target, harbour.ledger().placeOf(target).orElseThrow());
  }

  private static String removal(UUID target, PlaceInLog place) {
    return "'actId': '%s', 'target': '%s', 'position': %d, 'leaf': '%s', 'legalBasis': 'GDPR 17'"
        .formatted(REMOVAL, target, place.position(), place.leaf());
  }
}

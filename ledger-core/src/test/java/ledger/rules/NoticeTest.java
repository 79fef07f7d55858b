package ledger.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import ledger.Harbour;
import ledger.act.Actor;
import ledger.act.AgreementAct.GiveNotice;
import ledger.decision.Refusal.NoStandingNotice;
import ledger.decision.Refusal.NoSuchPower;
import ledger.decision.Refusal.NotAParticipant;
import ledger.decision.Refusal.NotTheGiver;
import ledger.decision.Refusal.NoticeTookEffect;
import ledger.decision.Refusal.Unknown;
import ledger.decision.RefusalSubject;
import ledger.terms.Effect;
import ledger.value.Id;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoticeTest {

  private static final String POWERS =
      Harbour.TERMS.replace(
          "'texts': 'in exchange'}",
          """
          'texts': 'in exchange'},
          {'kind': 'POWER', 'key': 'pause', 'texts': 'Either may pause', 'effect': 'SUSPEND', 'noticePeriod': 'P30D'},
          {'kind': 'POWER', 'key': 'exit', 'texts': 'South may leave', 'holders': ['south'], 'effect': 'TERMINATE'}\
          """);

  private static final String PAUSE =
      "'agreement': 'B', 'noticeId': 'N', 'effect': 'SUSPEND', 'powerKey': 'pause', 'effectiveAt': '2026-05-01T00:00Z'";
  private static final String WITHDRAWN = "'agreement': 'B', 'noticeId': 'N'";

  @Test
  void a_participant_uses_a_power_that_the_text_gives() {
    inForce().when("rep:north", "GiveNotice", "'by': 'north', " + PAUSE).thenRecorded();
  }

  @Test
  void a_power_has_its_key_its_effect_and_its_holders() {
    var powers = List.of(Id.of("pause"), Id.of("exit"));
    inForce()
        .when("rep:north", "GiveNotice", "'by': 'north', " + PAUSE.replace("'pause'", "'stop'"))
        .thenRefused(new NoSuchPower(Id.of("stop"), Effect.SUSPEND, powers));
    inForce()
        .when("rep:north", "GiveNotice", "'by': 'north', " + PAUSE.replace("SUSPEND", "WITHDRAW"))
        .thenRefused(new NoSuchPower(Id.of("pause"), Effect.WITHDRAW, powers));
    inForce()
        .when("rep:north", "GiveNotice", "'by': 'north', " + exit("2026-05-01T00:00Z"))
        .thenRefused(new NoSuchPower(Id.of("exit"), Effect.TERMINATE, powers));
  }

  @Test
  void without_a_power_it_says_so() {
    inForce()
        .when(
            "rep:north",
            "GiveNotice",
            "'by': 'north', " + PAUSE.replace("'pause'", "'" + GiveNotice.EXTRA_TEXTUAL + "'"))
        .thenRecorded();
  }

  @Test
  void short_notice_is_recorded_all_the_same() {
    inForce()
        .when("rep:north", "GiveNotice", "'by': 'north', " + PAUSE.replace("05-01", "03-02"))
        .thenRecorded();
  }

  @Test
  void only_participants_give_notice_and_for_participants_only() {
    var participants = List.of(Id.of("north"), Id.of("south"));
    inForce()
        .when("recorder", "GiveNotice", "'mode': 'REPORTED', 'by': 'east', " + PAUSE)
        .thenRefused(new NotAParticipant(Actor.named("east"), participants));
    inForce()
        .when("rep:north", "GiveNotice", "'by': 'north', 'participant': 'east', " + PAUSE)
        .thenRefused(new NotAParticipant(Actor.named("east"), participants));
  }

  @Test
  void a_notice_reaches_commitments_and_an_objection_terms() {
    var scoped = "'by': 'north', 'scope': ['L'], " + PAUSE;
    inForce()
        .when("rep:north", "GiveNotice", scoped)
        .thenRefused(new Unknown(RefusalSubject.COMMITMENT, "scope", "L", List.of("n1", "s1")));
    var objection =
        scoped
            .replace("SUSPEND", "OBJECT")
            .replace("'pause'", "'" + GiveNotice.EXTRA_TEXTUAL + "'");
    inForce().when("rep:north", "GiveNotice", objection).thenRecorded();
    inForce()
        .when("rep:north", "GiveNotice", objection.replace("'L'", "'L9'"))
        .thenRefused(new Unknown(RefusalSubject.TERM, "scope", "L9"));
  }

  @Test
  void its_giver_takes_it_back_until_it_has_effect() {
    var harbour = inForce().given("rep:north", "GiveNotice", "'by': 'north', " + PAUSE);
    harbour
        .when("rep:south", "WithdrawNotice", "'by': 'south', " + WITHDRAWN)
        .thenRefused(new NotTheGiver(Id.of("N"), Actor.named("north")));
    harbour
        .given("rep:north", "WithdrawNotice", "'by': 'north', " + WITHDRAWN)
        .when("rep:north", "WithdrawNotice", "'by': 'north', " + WITHDRAWN)
        .thenRefused(new NoStandingNotice(Id.of("N")));
  }

  @Test
  void what_took_effect_is_not_taken_back() {
    inForce()
        .given("rep:north", "GiveNotice", "'by': 'north', " + PAUSE.replace("05-01", "03-01"))
        .when("rep:north", "WithdrawNotice", "'by': 'north', " + WITHDRAWN)
        .thenRefused(new NoticeTookEffect(Id.of("N"), Instant.parse("2026-03-01T00:00:00Z")));
  }

  @Test
  void nothing_more_is_made_of_an_agreement_that_notice_ended() {
    var revision =
        "'by': 'north', 'agreement': 'B', 'kind': 'AMENDMENT', 'basedOn': 1, 'terms': " + POWERS;
    var ended =
        inForce().given("rep:south", "GiveNotice", "'by': 'south', " + exit("2026-03-01T00:00Z"));
    assertThat(ended.when("rep:north", "ReviseTerms", revision).name())
        .isEqualTo("ClosedAgreement");
    assertThat(ended.when("rep:south", "ConfirmReadiness", ready()).name())
        .isEqualTo("ClosedAgreement");
    var ending =
        inForce().given("rep:south", "GiveNotice", "'by': 'south', " + exit("2026-04-01T00:00Z"));
    ending.when("rep:north", "ReviseTerms", revision).thenRecorded();
  }

  @Test
  void a_notice_that_was_taken_back_or_only_heard_of_ends_nothing() {
    inForce()
        .given(
            "recorder",
            "GiveNotice",
            "'mode': 'REPORTED', 'by': 'south', " + exit("2026-03-01T12:00Z"))
        .when("rep:south", "ConfirmReadiness", ready())
        .thenRecorded();
    inForce()
        .given("rep:south", "GiveNotice", "'by': 'south', " + exit("2026-04-01T00:00Z"))
        .given("rep:south", "WithdrawNotice", "'by': 'south', " + WITHDRAWN)
        .when("rep:south", "ConfirmReadiness", ready())
        .thenRecorded();
  }

  @ParameterizedTest(name = "{0} {1} -> {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          stranger  | 'by': 'south', 'agreement': 'C', 'noticeId': 'T', 'powerKey': 'p', 'scope': ['x'], 'statedAt': '2027-01-01T00:00Z' | NoSuchNegotiation
          east      | 'by': 'south', 'agreement': 'C', 'noticeId': 'T', 'powerKey': 'p', 'scope': ['x'], 'statedAt': '2027-01-01T00:00Z' | CapacityMissing
          rep:north | 'by': 'south', 'agreement': 'C', 'noticeId': 'T', 'powerKey': 'p', 'scope': ['x'], 'statedAt': '2027-01-01T00:00Z' | NotOnesOwnAct
          rep:south | 'by': 'south', 'agreement': 'C', 'noticeId': 'T', 'powerKey': 'p', 'scope': ['x'], 'statedAt': '2027-01-01T00:00Z' | StatedInTheFuture
          rep:south | 'by': 'south', 'agreement': 'C', 'noticeId': 'T', 'powerKey': 'p', 'scope': ['x'], 'grounds': [{'allegation': 'no'}] | Unknown
          rep:south | 'by': 'south', 'agreement': 'C', 'noticeId': 'T', 'powerKey': 'p', 'scope': ['x']                                  | Unknown
          rep:south | 'by': 'south', 'agreement': 'B', 'noticeId': 'T', 'powerKey': 'p', 'scope': ['x'], 'participant': 'east'           | IdTaken
          rep:south | 'by': 'south', 'agreement': 'B', 'noticeId': 'N', 'powerKey': 'p', 'scope': ['x'], 'participant': 'east'           | NotAParticipant
          rep:south | 'by': 'south', 'agreement': 'B', 'noticeId': 'N', 'powerKey': 'p', 'scope': ['x']                                  | NoSuchPower
          rep:south | 'by': 'south', 'agreement': 'B', 'noticeId': 'N', 'powerKey': 'pause', 'scope': ['x'], 'effectUnless': {'performed': 'x'} | Unknown
          rep:south | 'by': 'south', 'agreement': 'B', 'noticeId': 'N', 'powerKey': 'pause', 'scope': ['s1'], 'effectUnless': {'performed': 'x'} | IllTypedExpression
          rep:south | 'by': 'south', 'agreement': 'B', 'noticeId': 'N', 'powerKey': 'pause', 'scope': ['s1'], 'effectUnless': {'performed': 'n1'} | NoticeGiven
          """)
  void refusals_have_an_order(String user, String fields, String outcome) {
    var harbour =
        inForce().given("rep:north", "GiveNotice", "'by': 'north', " + PAUSE.replace("'N'", "'T'"));
    assertThat(
            harbour
                .when(
                    user,
                    "GiveNotice",
                    fields + ", 'effect': 'SUSPEND', 'effectiveAt': '2026-05-01T00:00Z'")
                .name())
        .isEqualTo(outcome);
  }

  private static String exit(String effective) {
    return "'agreement': 'B', 'noticeId': 'N', 'effect': 'TERMINATE', 'powerKey': 'exit', 'effectiveAt': '"
        + effective
        + "'";
  }

  private static String ready() {
    return "'by': 'south', 'agreement': 'B', 'version': 1, 'scope': ['s1']";
  }

  private static Harbour inForce() {
    return Harbour.opened()
        .given(
            "rep:north",
            "ProposeAgreement",
            "'by': 'north', 'agreement': 'B', 'form': 'WRITTEN', 'terms': " + POWERS)
        .given(
            "rep:north",
            "DeclareConsent",
            "'by': 'north', 'agreement': 'B', 'version': 1, 'decision': 'ACCEPT'")
        .given(
            "rep:south",
            "DeclareConsent",
            "'by': 'south', 'agreement': 'B', 'version': 1, 'decision': 'ACCEPT'");
  }
}

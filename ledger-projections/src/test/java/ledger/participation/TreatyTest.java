package ledger.participation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ledger.Scenario;
import ledger.act.Act;
import ledger.act.AgreementAct.GiveNotice;
import ledger.act.AgreementAct.RecordEntryIntoForce;
import ledger.anomaly.Anomalies;
import ledger.dossier.Dossier;
import ledger.dossier.Entry;
import ledger.participation.Participation.Participant;
import ledger.participation.Participation.Treaty;
import ledger.register.Register;
import ledger.value.Id;
import ledger.value.When;
import ledger.view.Supervaluation;
import ledger.view.View;
import org.junit.jupiter.api.Test;

/// Who was bound by a convention, since when and how, on one day after another.
class TreatyTest {

  private final List<Entry> acts = Scenario.recorded("treaty");

  @Test
  void a_signature_binds_nobody_and_three_consents_are_needed() {
    assertThat(roll("2010-02-01"))
        .containsExactly("aldermark SIGNED", "borovia SIGNED", "caldera SIGNED", "dunmere SIGNED");
    assertThat(on("2010-02-01").more()).hasValue(3);
    assertThat(on("2010-02-01").bound()).isZero();
  }

  @Test
  void each_consent_leaves_one_fewer_to_come() {
    assertThat(on("2010-03-05").more()).hasValue(2);
    assertThat(on("2010-05-05").more()).hasValue(1);
    assertThat(on("2010-06-05").more()).hasValue(0);
  }

  @Test
  void provisional_application_binds_nobody_else_and_is_no_consent_to_be_counted() {
    assertThat(roll("2010-04-01"))
        .containsExactly(
            "aldermark CONSENTED",
            "borovia SIGNED",
            "caldera PROVISIONAL since 2010-03-10",
            "dunmere SIGNED");
    assertThat(on("2010-04-01").more()).hasValue(2);
    assertThat(on("2010-04-01").bound()).isZero();
  }

  @Test
  void a_reservation_is_shown_with_whoever_objects_to_it() {
    assertThat(participant("2010-05-10", "borovia").reservations())
        .singleElement()
        .satisfies(r -> assertThat(r.objections()).isEmpty());
    assertThat(participant("2010-05-21", "borovia").reservations())
        .singleElement()
        .satisfies(r -> {
          assertThat(r.declaration().termId()).hasValue(Id.of("article-4"));
          assertThat(r.objections()).hasToString("[aldermark]");
        });
  }

  @Test
  void as_it_was_known_then_the_rule_puts_it_in_force_ninety_days_after_the_third() {
    long before = before(RecordEntryIntoForce.class);
    assertThat(roll("2010-08-29", before))
        .contains(
            "aldermark CONSENTED", "borovia CONSENTED", "caldera PROVISIONAL since 2010-03-10");
    assertThat(roll("2010-08-30", before))
        .containsExactly(
            "aldermark BOUND since 2010-08-30",
            "borovia BOUND since 2010-08-30",
            "caldera BOUND since 2010-08-30",
            "dunmere SIGNED");
  }

  @Test
  void what_the_depositary_states_answers_and_the_computed_day_stands_beside_it_as_different() {
    assertThat(roll("2010-09-05"))
        .containsExactly(
            "aldermark BOUND since 2010-09-01, computed 2010-08-30",
            "borovia BOUND since 2010-09-01, computed 2010-08-30",
            "caldera BOUND since 2010-09-01, computed 2010-08-30",
            "dunmere SIGNED");
    var listed = Register.of(valuation("2010-09-05", Long.MAX_VALUE)).agreements().getFirst();
    assertThat(listed.stated().orElseThrow().at()).isEqualTo("2010-09-01T00:00:00Z");
    assertThat(listed.computed().orElseThrow().at()).isEqualTo("2010-08-30T00:00:00Z");
    assertThat(reasons("2010-09-05")).contains(Anomalies.Reason.FORCE_DIFFERS_FROM_RULE);
    assertThat(on("2010-09-05").more()).isEmpty();
  }

  @Test
  void what_is_stated_of_the_whole_answers_for_whoever_was_there_and_for_nobody_who_joins_later() {
    var ofTheWhole =
        acts.stream()
            .filter(
                e -> !(e.act() instanceof RecordEntryIntoForce s && s.participant().isPresent()))
            .toList();
    var about = LocalDate.parse("2011-05-01").atStartOfDay(ZoneOffset.UTC).toInstant();
    var valuation = Supervaluation.of(Dossier.of(ofTheWhole, about, Long.MAX_VALUE), View.RECORD);
    assertThat(
            Participation.ofAgreement(valuation, Id.of("C")).agreements().getFirst().participants())
        .extracting(TreatyTest::line)
        .containsExactly(
            "aldermark BOUND since 2010-09-01, computed 2010-08-30",
            "borovia BOUND since 2010-09-01, computed 2010-08-30",
            "caldera BOUND since 2010-09-01, computed 2010-08-30",
            "dunmere SIGNED",
            "eastholm BOUND since 2011-04-01");
  }

  @Test
  void provisional_application_ends_where_it_is_bound() {
    assertThat(participant("2010-09-05", "caldera").periods())
        .extracting(p ->
            day(p.from())
                + " to "
                + p.until().map(TreatyTest::day).orElse("")
                + (p.provisional() ? " provisionally" : ""))
        .containsExactly("2010-03-10 to 2010-09-01 provisionally", "2010-09-01 to ");
  }

  @Test
  void whoever_accedes_later_is_bound_thirty_days_after_its_own_consent() {
    assertThat(roll("2011-03-31")).contains("eastholm CONSENTED");
    assertThat(roll("2011-04-01")).contains("eastholm BOUND since 2011-04-01");
    assertThat(on("2012-02-01").bound()).isEqualTo(5);
  }

  @Test
  void a_successor_takes_its_place_and_what_the_predecessor_was_before_stays_its_own() {
    assertThat(roll("2013-06-30")).contains("fernland BOUND since 2012-01-31");
    assertThat(roll("2013-08-01"))
        .contains("fernland LEFT on 2013-07-01")
        .anyMatch(l -> l.startsWith("greywater BOUND since 2013-07-01"));
    assertThat(participant("2013-08-01", "greywater").succeeds()).hasValue(Id.of("fernland"));
  }

  @Test
  void withdrawal_with_notice_ends_it_on_its_day_and_not_when_the_notice_is_given() {
    assertThat(roll("2014-12-31")).contains("eastholm BOUND since 2011-04-01");
    assertThat(roll("2015-01-01")).contains("eastholm LEFT on 2015-01-01");
    assertThat(reasons("2015-01-01")).doesNotContain(Anomalies.Reason.SHORT_NOTICE);
  }

  @Test
  void withdrawal_on_short_notice_is_flagged_and_takes_effect() {
    assertThat(reasons("2015-06-02")).contains(Anomalies.Reason.SHORT_NOTICE);
    assertThat(roll("2015-06-30")).anyMatch(l -> l.startsWith("caldera BOUND since 2010-09-01"));
    assertThat(roll("2015-07-01")).anyMatch(l -> l.startsWith("caldera LEFT on 2015-07-01"));
  }

  @Test
  void as_known_before_the_notice_was_recorded_it_is_bound_still() {
    assertThat(roll("2016-01-01", before(GiveNotice.class, "caldera-leaves")))
        .anyMatch(l -> l.startsWith("caldera BOUND since 2010-09-01"));
  }

  @Test
  void at_the_end_three_are_bound_one_never_ratified_and_three_have_left() {
    assertThat(roll("2016-01-01"))
        .containsExactly(
            "aldermark BOUND since 2010-09-01, computed 2010-08-30",
            "borovia BOUND since 2010-09-01, computed 2010-08-30",
            "caldera LEFT on 2015-07-01, computed 2010-08-30",
            "dunmere SIGNED",
            "eastholm LEFT on 2015-01-01",
            "fernland LEFT on 2013-07-01",
            "greywater BOUND since 2013-07-01");
    assertThat(on("2016-01-01").bound()).isEqualTo(3);
  }

  @Test
  void one_state_is_asked_for_by_its_name() {
    var answer = Participation.ofActor(valuation("2016-01-01", Long.MAX_VALUE), Id.of("dunmere"));
    assertThat(answer.agreements())
        .singleElement()
        .satisfies(t ->
            assertThat(t.participants())
                .extracting(p -> p.participant().value())
                .containsExactly("dunmere"));
  }

  private List<String> roll(String day) {
    return roll(day, Long.MAX_VALUE);
  }

  /// Such as `caldera BOUND since 2010-09-01`; who has nothing to do with it yet is left out.
  private List<String> roll(String day, long knownBy) {
    return on(day, knownBy).participants().stream()
        .filter(p -> p.standing() != Participation.Standing.NONE)
        .map(TreatyTest::line)
        .toList();
  }

  private static String line(Participant p) {
    return Stream.of(
                Optional.of(p.participant() + " " + p.standing()),
                p.since().map(w -> "since " + day(w)),
                p.left().map(w -> "on " + day(w)))
            .flatMap(Optional::stream)
            .collect(Collectors.joining(" "))
        + p.computed().filter(_ -> p.differ()).map(w -> ", computed " + day(w)).orElse("");
  }

  private static String day(When when) {
    return when.from().orElseThrow().toLocalDate().toString();
  }

  private Participant participant(String day, String id) {
    return on(day).participants().stream()
        .filter(p -> p.participant().equals(Id.of(id)))
        .findFirst()
        .orElseThrow();
  }

  private Treaty on(String day) {
    return on(day, Long.MAX_VALUE);
  }

  private Treaty on(String day, long knownBy) {
    return Participation.ofAgreement(valuation(day, knownBy), Id.of("C")).agreements().getFirst();
  }

  private List<Anomalies.Reason> reasons(String day) {
    return Anomalies.of(valuation(day, Long.MAX_VALUE)).flagged().stream()
        .map(Anomalies.Anomaly::reason)
        .toList();
  }

  private Supervaluation valuation(String day, long knownBy) {
    var about = LocalDate.parse(day).atStartOfDay(ZoneOffset.UTC).toInstant();
    return Supervaluation.of(Dossier.of(acts, about, knownBy), View.RECORD);
  }

  private long before(Class<? extends Act> kind) {
    return acts.stream().filter(e -> kind.isInstance(e.act())).findFirst().orElseThrow().position()
        - 1;
  }

  private long before(Class<GiveNotice> kind, String notice) {
    return acts.stream()
            .filter(e -> kind.isInstance(e.act()))
            .filter(e -> kind.cast(e.act()).noticeId().equals(Id.of(notice)))
            .findFirst()
            .orElseThrow()
            .position()
        - 1;
  }
}

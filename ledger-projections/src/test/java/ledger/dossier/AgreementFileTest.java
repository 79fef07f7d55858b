package ledger.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import ledger.Harbour;
import ledger.agreement.PartyConsent.Stage;
import ledger.agreement.Version;
import ledger.value.Id;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/// One agreement of which texts were made in January, on 10 February and on 1 February, and came on
/// record in this order.
class AgreementFileTest {

  private static final Instant MARCH = Harbour.NOW;

  @Test
  void a_text_has_the_number_it_was_given_when_it_was_recorded_and_keeps_its_own_time() {
    var file = file(amended(), MARCH);
    assertThat(file.versions().stream().map(Version::number)).containsExactly(1, 2, 3);
    assertThat(file.versions().stream().map(v -> v.since().toString().substring(0, 10)))
        .containsExactly("2026-01-15", "2026-02-10", "2026-02-01");
    assertThat(file.versions().stream().map(Version::basedOn)).containsExactly(0, 1, 1);
  }

  @Test
  void it_has_that_number_also_about_a_day_when_the_texts_before_it_were_not_there() {
    assertThat(
            file(amended(), Instant.parse("2026-02-05T00:00:00Z")).versions().stream()
                .map(Version::number))
        .containsExactly(1, 3);
  }

  @Test
  void what_is_current_follows_from_consents_and_effective_times() {
    assertThat(currentAt("2026-01-16T00:00:00Z")).isEqualTo(1);
    assertThat(currentAt("2026-02-05T00:00:00Z")).as("a draft replaces nothing").isEqualTo(1);
    assertThat(currentAt("2026-02-11T00:00:00Z")).isEqualTo(2);
    assertThat(currentAt("2026-03-01T00:00:00Z")).isEqualTo(2);
  }

  @Test
  void a_text_is_replaced_by_what_comes_into_force_after_it() {
    var file = file(amended(), MARCH);
    assertThat(replacedBy(file, 1)).contains("2 since 2026-02-11T00:00:00Z");
    assertThat(replacedBy(file, 2)).isEmpty();
    assertThat(replacedBy(file, 3)).contains("2 since 2026-02-11T00:00:00Z");
  }

  @RepeatedTest(10)
  void the_order_in_which_entries_are_read_changes_nothing(RepetitionInfo seed) {
    var entries = Folded.entries(amended().ledger().record());
    Collections.shuffle(entries, new Random(seed.getCurrentRepetition()));
    var file = file(Dossier.of(entries, MARCH, Long.MAX_VALUE));
    assertThat(file.current().map(Version::number)).contains(2);
    assertThat(replacedBy(file, 1)).contains("2 since 2026-02-11T00:00:00Z");
  }

  @Test
  void an_annulled_text_leaves_its_number_to_no_other() {
    var mistaken = UUID.randomUUID();
    var annul = "'target': '" + mistaken + "', 'reason': 'WRONG_NEGOTIATION'";
    var harbour =
        Harbour.proposed()
            .withCustodians()
            .given("rep:south", "ReviseTerms", revise("south", "'actId': '" + mistaken + "'"))
            .given("rep:north", "ReviseTerms", revise("north", "'note': 'x'"))
            .given("custodian1", "AnnulRecord", annul)
            .given("custodian2", "AnnulRecord", annul);
    assertThat(file(harbour, MARCH).versions().stream().map(Version::number)).containsExactly(1, 3);
  }

  @Test
  void what_is_decided_and_what_is_read_have_the_same_texts_and_the_same_current_one() {
    var harbour = amended();
    var known = ledger.negotiation.NegotiationState.of(harbour.ledger().record());
    var decided = known.agreement(Id.of("A")).orElseThrow();
    var read = file(harbour, MARCH);
    assertThat(decided.versions()).hasSize(3).containsExactlyElementsOf(read.versions());
    assertThat(decided.currentAt(MARCH, _ -> true).number())
        .isEqualTo(read.current().orElseThrow().number());
  }

  @Test
  void a_corrected_text_has_the_consents_that_were_carried_over() {
    var harbour =
        Harbour.inForce()
            .given(
                "rep:north",
                "ReviseTerms",
                revise("north", "'carry': {'consents': 'LISTED', 'whose': ['south']}")
                    .replace("AMENDMENT", "CORRIGENDUM"));
    var consents = file(harbour, MARCH).consents(List.of(), _ -> true);
    assertThat(consents.standing(Id.of("south"), 2, MARCH).stage()).isEqualTo(Stage.ACCEPTED);
    assertThat(consents.standing(Id.of("north"), 2, MARCH).stage()).isEqualTo(Stage.NONE);
    assertThat(consents.standing(Id.of("south"), 2, MARCH).bound().orElseThrow().said().act())
        .isInstanceOf(ledger.act.AgreementAct.ReviseTerms.class);
  }

  @Test
  void a_stance_stands_in_the_place_of_the_one_it_names_whatever_their_times() {
    var earlier = UUID.randomUUID();
    var dossier =
        Folded.of(
            Harbour.proposed()
                .given("rep:south", "TakeStance", stance("DENIES", "'actId': '" + earlier + "'"))
                .given(
                    "rep:south",
                    "TakeStance",
                    stance("AFFIRMS", "'supersedes': '" + earlier + "'")));
    var standing = dossier.stances().of(Id.of("south"), ledger.act.Proposition.parse("EXISTS(A)"));
    assertThat(standing.orElseThrow().stance()).isEqualTo(ledger.act.IssueAct.Stance.AFFIRMS);
    assertThat(dossier.stances().isSuperseded(earlier)).isTrue();
  }

  private static String stance(String stance, String more) {
    return "'by': 'south', 'proposition': 'EXISTS(A)', 'stance': '" + stance + "', " + more;
  }

  private static int currentAt(String moment) {
    return file(amended(), Instant.parse(moment)).current().orElseThrow().number();
  }

  private static Optional<String> replacedBy(AgreementFile file, int number) {
    return file.superseded(number).map(s -> s.by().number() + " since " + s.at());
  }

  private static AgreementFile file(Harbour harbour, Instant about) {
    return file(Folded.at(harbour, about));
  }

  private static AgreementFile file(Dossier dossier) {
    return Optional.ofNullable(dossier.agreements().get(Id.of("A"))).orElseThrow();
  }

  private static Harbour amended() {
    var harbour = Harbour.proposed();
    accepted(harbour, 1, "2026-01-16");
    harbour.given("recorder", "ReviseTerms", revise("north", reported("2026-02-10")));
    accepted(harbour, 2, "2026-02-11");
    return harbour.given("recorder", "ReviseTerms", revise("north", reported("2026-02-01")));
  }

  private static void accepted(Harbour harbour, int version, String day) {
    IntStream.range(0, 2)
        .mapToObj(i -> List.of("north", "south").get(i))
        .forEach(by ->
            harbour.given(
                "recorder",
                "DeclareConsent",
                "'by': '"
                    + by
                    + "', 'agreement': 'A', 'decision': 'ACCEPT', 'version': "
                    + version
                    + ", "
                    + reported(day)));
  }

  private static String reported(String day) {
    return "'mode': 'REPORTED', 'capacity': 'EX_OFFICIO', 'statedAt': '" + day + "T00:00Z'";
  }

  private static String revise(String by, String more) {
    return "'by': '"
        + by
        + "', 'agreement': 'A', 'kind': 'AMENDMENT', 'basedOn': 1, 'terms': "
        + Harbour.TERMS
        + ", "
        + more;
  }
}

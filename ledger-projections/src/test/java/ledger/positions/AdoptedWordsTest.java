package ledger.positions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import ledger.Harbour;
import ledger.act.Strength;
import ledger.dossier.Dossier;
import ledger.dossier.Folded;
import ledger.positions.MatrixCell.Note;
import ledger.positions.MatrixCell.Value;
import ledger.register.Register;
import ledger.register.Register.ConsentState;
import ledger.timeline.Timeline;
import ledger.view.Supervaluation;
import ledger.view.View;
import org.junit.jupiter.api.Test;

/// What a party's own word on words that others recorded as its own does to what is read.
class AdoptedWordsTest {

  private static final UUID SAID = new UUID(0, 1);
  private static final UUID OWN_WORD = new UUID(0, 2);
  private static final Instant BETWEEN = Instant.parse("2026-02-03T00:00:00Z");

  private static final String STANCE =
      "'actId': '%s', 'mode': 'REPORTED', 'by': 'south', 'statedAt': '2026-02-02T00:00Z', 'proposition': 'EXISTS(A)', 'stance': 'AFFIRMS'"
          .formatted(SAID);
  private static final String CONSENT =
      "'actId': '%s', 'mode': 'REPORTED', 'by': 'south', 'statedAt': '2026-02-02T00:00Z', 'agreement': 'A', 'version': 1, 'decision': 'ACCEPT'"
          .formatted(SAID);
  private static final String EX_OFFICIO = ", 'capacity': 'EX_OFFICIO'";

  @Test
  void adopted_words_are_a_stance_from_when_they_were_adopted_and_a_shadow_before() {
    var harbour =
        Harbour.proposed()
            .given("recorder", "TakeStance", STANCE)
            .given("rep:south", "AdoptWords", ownWord());
    assertThat(cell(harbour, BETWEEN).value()).isEqualTo(Value.SILENT);
    assertThat(cell(harbour, BETWEEN).shadows()).hasSize(1);
    var after = cell(harbour, Harbour.NOW);
    assertThat(after.value()).isEqualTo(Value.AFFIRMS);
    assertThat(after.strength()).hasValue(Strength.FIRST_PARTY);
    assertThat(after.since().orElseThrow().begins())
        .hasValue(Instant.parse("2026-02-10T00:00:00Z"));
    assertThat(after.notes())
        .singleElement()
        .satisfies(n -> {
          assertThat(n.kind()).isEqualTo(Note.Kind.ADOPTED);
          assertThat(n.act()).hasValue(OWN_WORD);
        });
  }

  @Test
  void they_stand_over_what_was_said_before_they_were_adopted() {
    var harbour =
        Harbour.proposed()
            .given("recorder", "TakeStance", STANCE)
            .given(
                "rep:south",
                "TakeStance",
                "'by': 'south', 'statedAt': '2026-02-05T00:00Z', 'proposition': 'EXISTS(A)', 'stance': 'DENIES'")
            .given("rep:south", "AdoptWords", ownWord());
    assertThat(cell(harbour, Harbour.NOW).value()).isEqualTo(Value.AFFIRMS);
  }

  @Test
  void disowned_words_are_what_others_say_of_it_and_both_stay_to_be_seen() {
    var harbour =
        Harbour.proposed()
            .given("recorder", "TakeStance", STANCE + EX_OFFICIO)
            .given("rep:south", "DisownWords", ownWord());
    assertThat(cell(harbour, BETWEEN).value()).isEqualTo(Value.AFFIRMS);
    var after = cell(harbour, Harbour.NOW);
    assertThat(after.value()).isEqualTo(Value.SILENT);
    assertThat(after.shadows())
        .singleElement()
        .satisfies(s -> {
          assertThat(s.strength()).isEqualTo(Strength.ATTRIBUTED);
          assertThat(s.act()).isEqualTo(SAID);
        });
    assertThat(after.notes()).extracting(Note::kind).containsExactly(Note.Kind.DISOWNED);
  }

  @Test
  void a_consent_that_is_adopted_is_given_then() {
    var harbour =
        Harbour.proposed()
            .given("recorder", "DeclareConsent", CONSENT)
            .given("rep:south", "AdoptWords", ownWord());
    assertThat(south(harbour, BETWEEN).consent()).isEqualTo(ConsentState.NONE);
    assertThat(south(harbour, Harbour.NOW).consent()).isEqualTo(ConsentState.ACCEPTED);
    assertThat(south(harbour, Harbour.NOW).since().orElseThrow().begins())
        .hasValue(Instant.parse("2026-02-10T00:00:00Z"));
  }

  /// Else whoever is late would come to be in time by saying that its consent was its own.
  @Test
  void what_counted_already_keeps_its_date() {
    var harbour =
        Harbour.proposed()
            .given(
                "rep:north",
                "DeclareConsent",
                "'by': 'north', 'statedAt': '2026-02-01T00:00Z', 'agreement': 'A', 'version': 1, 'decision': 'ACCEPT'")
            .given("recorder", "DeclareConsent", CONSENT + EX_OFFICIO)
            .given("rep:south", "AdoptWords", ownWord());
    assertThat(south(harbour, BETWEEN).consent()).isEqualTo(ConsentState.ACCEPTED);
    var after = south(harbour, Harbour.NOW);
    assertThat(after.consent()).isEqualTo(ConsentState.ACCEPTED);
    assertThat(after.since().orElseThrow().begins())
        .hasValue(Instant.parse("2026-02-02T00:00:00Z"));
    assertThat(agreement(harbour, Harbour.NOW).inForceSince().orElseThrow().begins())
        .hasValue(Instant.parse("2026-02-02T00:00:00Z"));
  }

  /// As deciding has it: AdoptionTest.
  @Test
  void what_stopped_counting_since_is_given_when_it_was_adopted() {
    var harbour =
        Harbour.proposed()
            .given(
                "recorder",
                "DeclareConsent",
                CONSENT + EX_OFFICIO + ", 'chain': [{'relayer': 'east', 'quoteMode': 'SUMMARY'}]")
            .given("rep:south", "AdoptWords", ownWord());
    assertThat(south(harbour, BETWEEN).consent()).isEqualTo(ConsentState.ACCEPTED);
    var joined =
        harbour.given(
            "owner",
            "AdmitParticipant",
            "'capacity': 'REP', 'actor': 'east', 'userIds': ['rep:east']");
    assertThat(south(joined, BETWEEN).consent()).isEqualTo(ConsentState.NONE);
    assertThat(south(joined, Harbour.NOW).since().orElseThrow().begins())
        .hasValue(Instant.parse("2026-02-10T00:00:00Z"));
  }

  @Test
  void what_counted_already_stands_where_it_was_said_and_what_was_said_after_it_stands_over_it() {
    var harbour =
        Harbour.proposed()
            .given("recorder", "TakeStance", STANCE + EX_OFFICIO)
            .given(
                "rep:south",
                "TakeStance",
                "'by': 'south', 'statedAt': '2026-02-05T00:00Z', 'proposition': 'EXISTS(A)', 'stance': 'DENIES'")
            .given("rep:south", "AdoptWords", ownWord());
    assertThat(cell(harbour, Harbour.NOW).value()).isEqualTo(Value.DENIES);
  }

  /// To disown one's words for a while wins no later date.
  @Test
  void what_counted_before_it_was_disowned_has_its_old_date_once_it_is_adopted_after_all() {
    var harbour =
        Harbour.proposed()
            .given("recorder", "DeclareConsent", CONSENT + EX_OFFICIO)
            .given(
                "rep:south",
                "DisownWords",
                "'by': 'south', 'statedAt': '2026-02-05T00:00Z', 'target': '%s'".formatted(SAID))
            .given("rep:south", "AdoptWords", ownWord());
    assertThat(south(harbour, Instant.parse("2026-02-06T00:00:00Z")).consent())
        .isEqualTo(ConsentState.NONE);
    assertThat(south(harbour, Harbour.NOW).since().orElseThrow().begins())
        .hasValue(Instant.parse("2026-02-02T00:00:00Z"));
  }

  @Test
  void an_adoption_that_is_annulled_was_none() {
    var harbour =
        Harbour.proposed()
            .withCustodians()
            .given("recorder", "DeclareConsent", CONSENT)
            .given("rep:south", "AdoptWords", ownWord())
            .given("custodian1", "AnnulRecord", annulment())
            .given("custodian2", "AnnulRecord", annulment());
    assertThat(south(harbour, Harbour.NOW).consent()).isEqualTo(ConsentState.NONE);
  }

  @Test
  void what_is_known_by_a_position_before_it_does_not_have_it() {
    var entries =
        Folded.entries(
            Harbour.proposed()
                .given("recorder", "TakeStance", STANCE)
                .given("rep:south", "AdoptWords", ownWord())
                .ledger()
                .record());
    var before = Dossier.of(entries, Harbour.NOW, entries.size() - 1);
    assertThat(cell(before).value()).isEqualTo(Value.SILENT);
  }

  @Test
  void the_timeline_has_the_words_when_they_were_said_and_the_act_that_adopted_them() {
    var harbour =
        Harbour.proposed()
            .given("recorder", "TakeStance", STANCE)
            .given("rep:south", "AdoptWords", ownWord());
    var line =
        Timeline.of(Folded.valuation(harbour, Harbour.NOW)).lines().stream()
            .filter(l -> l.act().actId().equals(SAID))
            .findFirst()
            .orElseThrow();
    assertThat(line.statedAt().orElseThrow().begins())
        .hasValue(Instant.parse("2026-02-02T00:00:00Z"));
    assertThat(line.flags()).containsExactly(Timeline.Flag.ADOPTED);
    assertThat(line.adoption()).isEqualTo(Optional.of(OWN_WORD));
    assertThat(line.counts()).isTrue();
  }

  private static String ownWord() {
    return "'actId': '%s', 'by': 'south', 'statedAt': '2026-02-10T00:00Z', 'target': '%s'"
        .formatted(OWN_WORD, SAID);
  }

  private static String annulment() {
    return "'target': '%s', 'reason': 'FABRICATED_ENTRY'".formatted(OWN_WORD);
  }

  private static MatrixCell cell(Harbour harbour, Instant about) {
    return cell(Folded.at(harbour, about));
  }

  private static MatrixCell cell(Dossier dossier) {
    return Optional.ofNullable(
            Positions.of(dossier).row("EXISTS(A)").orElseThrow().cells().get("south"))
        .orElseThrow();
  }

  private static Register.Listed agreement(Harbour harbour, Instant about) {
    return Register.of(Supervaluation.of(Folded.at(harbour, about), View.RECORD))
        .agreements()
        .getFirst();
  }

  private static Register.Party south(Harbour harbour, Instant about) {
    return agreement(harbour, about).parties().stream()
        .filter(p -> p.ref().value().equals("south"))
        .findFirst()
        .orElseThrow();
  }
}

package ledger.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ledger.Harbour;
import ledger.act.UserId;
import ledger.anomaly.Anomalies;
import ledger.anomaly.Anomalies.Anomaly;
import ledger.anomaly.Anomalies.Reason;
import ledger.readiness.ReadinessBoard;
import ledger.view.Supervaluation;
import ledger.view.View;
import org.junit.jupiter.api.Test;

/// What was said in a caucus is made known when everybody has said something else meanwhile: it is
/// kept, and flagged, and never lost.
class UnsealedClashTest {

  private static final UUID SAID = UUID.fromString("00000000-0000-4000-8000-000000000001");
  private static final UUID REVISED = UUID.fromString("00000000-0000-4000-8000-000000000002");
  private static final UUID KNOWN = UUID.fromString("00000000-0000-4000-8000-000000000003");

  private static Harbour caucus(String act, String fields) {
    return Harbour.proposed()
        .withCustodians()
        .given(
            "custodian1",
            "DefineCompartment",
            "'id': 'caucus', 'visibility': 'INVISIBLE', 'members': ['custodian1', 'rep:south'], 'unsealRule': 'ITS_RECORDER'")
        .given(
            "rep:south",
            act,
            "'actId': '%s', 'compartments': ['caucus'], ".formatted(SAID) + fields);
  }

  private static Harbour madeKnown(Harbour harbour, String act, String fields) {
    return harbour
        .given(
            "rep:south",
            "ConsentToUnseal",
            "'target': '%s', 'compartments': ['caucus']".formatted(SAID))
        .given(
            "custodian1", act, "'actId': '%s', 'unseals': '%s', ".formatted(KNOWN, SAID) + fields);
  }

  /// As `rep:north` reads it, who is not in the caucus.
  private static Dossier read(Harbour harbour) {
    var entries = Folded.entries(harbour.ledger().record());
    var seen = OnFile.NOTHING.and(entries).seenBy(new UserId("rep:north"));
    return Dossier.of(seen, Harbour.NOW, Long.MAX_VALUE);
  }

  private static List<Anomaly> flagged(Dossier dossier) {
    return Anomalies.of(Supervaluation.of(dossier, View.RECORD)).flagged();
  }

  @Test
  void a_readiness_for_terms_that_everybody_revised_meanwhile_stays_with_what_it_clashes_with() {
    var ready =
        "'by': 'south', 'agreement': 'A', 'version': 1, 'scope': ['s1'], 'statedAt': '2026-02-01T00:00Z'";
    var harbour =
        madeKnown(
            caucus("ConfirmReadiness", ready)
                .given(
                    "rep:north",
                    "ReviseTerms",
                    "'actId': '%s', 'by': 'north', 'agreement': 'A', 'kind': 'COUNTER', 'basedOn': 1, 'statedAt': '2026-02-10T00:00Z', 'terms': "
                            .formatted(REVISED)
                        + Harbour.TERMS),
            "ConfirmReadiness",
            ready);
    var dossier = read(harbour);
    assertThat(flagged(dossier))
        .containsExactly(new Anomaly(KNOWN, Reason.RECORDED_AFTER_REVISION, Optional.of(REVISED)));
    assertThat(ReadinessBoard.of(Supervaluation.of(dossier, View.RECORD)).toString())
        .contains(KNOWN.toString());
  }

  @Test
  void what_was_refused_in_secret_stands_beside_the_consent_that_was_given_in_public() {
    var refused =
        "'by': 'south', 'agreement': 'A', 'version': 1, 'decision': 'REJECT', 'statedAt': '2026-02-20T00:00Z'";
    var accept =
        "'by': '%s', 'agreement': 'A', 'version': 1, 'decision': 'ACCEPT', 'statedAt': '2026-02-10T00:00Z'";
    var harbour =
        madeKnown(
            caucus("DeclareConsent", refused)
                .given("rep:north", "DeclareConsent", accept.formatted("north"))
                .given("rep:south", "DeclareConsent", accept.formatted("south")),
            "DeclareConsent",
            refused);
    var dossier = read(harbour);
    assertThat(flagged(dossier))
        .containsExactly(new Anomaly(KNOWN, Reason.AFTER_ENTRY_INTO_FORCE, Optional.empty()));
    assertThat(dossier.agreements().values())
        .allSatisfy(file -> assertThat(file.consents()).hasSize(3));
  }
}

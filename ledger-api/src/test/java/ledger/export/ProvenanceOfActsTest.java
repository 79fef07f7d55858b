package ledger.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import ledger.Golden;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A timeline of every kind of line, as PROV-JSON. The file is what ProvToolbox reads in
/// ledger-eyes.
class ProvenanceOfActsTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final String TIMELINE =
      """
      [
        {"position": 1, "event": "ReferentRegistered", "strength": "OWN", "counts": true, "statedAt": "2026-03-01T10:00:00Z", "recordedAt": "2026-03-01T10:00:00.123456Z",
          "recordedBy": "owner", "flags": [], "act": {"act": "RegisterReferent", "actId": "00000000-0000-4000-8000-000000000001", "mode": "PERFORMED", "id": "north", "kind": "STATE", "neutralLabel": "North"}},
        {"position": 2, "event": "SourceRegistered", "strength": "OWN", "counts": true, "statedAt": "2026-03-01T10:01:00Z", "recordedAt": "2026-03-01T10:01:00Z",
          "recordedBy": "scribe", "flags": [], "act": {"act": "RegisterSource", "actId": "00000000-0000-4000-8000-000000000002", "mode": "PERFORMED", "id": "wire", "kind": "REPORT",
          "publisher": "agency", "url": "https://example.org/wire", "derivesFrom": ["tape"]}},
        {"position": 3, "event": "AgreementProposed", "strength": "OWN", "counts": true, "statedAt": "2026-03-01T10:02:00Z", "recordedAt": "2026-03-01T10:02:00Z",
          "recordedBy": "rep:north@example.org", "flags": [], "act": {"act": "ProposeAgreement", "actId": "00000000-0000-4000-8000-000000000003", "mode": "PERFORMED", "by": "north",
          "words": {"en": "We offer \\"passage\\"", "hy": "Անցում"}}},
        {"position": 4, "event": "StanceTaken", "strength": "APPARENT", "counts": true,
          "statedAt": {"from": "2026-02-28T00:00+04:00", "to": "2026-03-01T00:00+04:00", "precision": "DAY", "zone": "Asia/Yerevan"}, "recordedAt": "2026-03-01T10:03:00Z",
          "recordedBy": "scribe", "flags": ["INFERRED", "CORRECTED"],
          "uncorrected": {"act": "TakeStance", "actId": "00000000-0000-4000-8000-000000000004", "mode": "REPORTED", "by": "south", "statedAt": "2026-02-27T12:00+04:00", "chain": [{"relayer": "agency", "quoteMode": "SUMMARY", "sourceId": "wire"}]},
          "act": {"act": "TakeStance", "actId": "00000000-0000-4000-8000-000000000004", "mode": "REPORTED", "by": "south", "through": {"person": "envoy", "office": "ministry"}, "note": "Concluded from the headline.",
          "chain": [{"relayer": "spokesperson", "verb": "SAID", "quoteMode": "VERBATIM", "sourceId": "tape", "publishedAt": "2026-02-28T12:00+04:00"},
            {"relayer": "agency", "quoteMode": "PARAPHRASE", "sourceId": "wire", "locator": "para 3", "publishedAt": {"from": "2026-02-28T00:00Z", "to": "2026-03-01T00:00Z", "precision": "DAY"}}]}},
        {"position": 5, "event": "StanceTaken", "strength": "OWN", "counts": true, "statedAt": "2026-03-01T10:04:00Z", "recordedAt": "2026-03-01T10:04:00Z",
          "recordedBy": "scribe", "flags": ["ANNULLED"], "act": {"act": "TakeStance", "actId": "00000000-0000-4000-8000-000000000005", "mode": "IMPORTED", "by": {"anonymous": "anon-1"}}},
        {"position": 6, "event": "RecordCorrected", "strength": "OWN", "counts": true, "statedAt": "2026-03-01T10:05:00Z", "recordedAt": "2026-03-01T10:05:00Z",
          "recordedBy": "scribe", "flags": [], "act": {"act": "CorrectRecord", "actId": "00000000-0000-4000-8000-000000000006", "mode": "PERFORMED", "target": "00000000-0000-4000-8000-000000000004"}},
        {"position": 7, "event": "RecordAnnulled", "strength": "OWN", "counts": true, "statedAt": "2026-03-01T10:06:00Z", "recordedAt": "2026-03-01T10:06:00Z",
          "recordedBy": "owner", "flags": [], "act": {"act": "AnnulRecord", "actId": "00000000-0000-4000-8000-000000000007", "mode": "PERFORMED", "target": "00000000-0000-4000-8000-000000000005"}},
        {"position": 8, "event": "RecordAnnulled", "strength": "OWN", "counts": true, "statedAt": "2026-03-01T10:07:00Z", "recordedAt": "2026-03-01T10:07:00Z",
          "recordedBy": "custodian", "flags": [], "act": {"act": "AnnulRecord", "actId": "00000000-0000-4000-8000-000000000008", "mode": "PERFORMED", "target": "00000000-0000-4000-8000-000000000005"}}
      ]
      """;

  private static ObjectNode document() {
    List<JsonNode> lines = JSON.readTree(TIMELINE).valueStream().toList();
    return ProvenanceOfActs.of(
            "ledger.example/quay", "corridor", JSON.readTree("{\"north\": \"The North\"}"), lines)
        .json();
  }

  @Test
  void every_kind_of_line_has_its_place() {
    Golden.of("provenance.json")
        .matches(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document()) + "\n");
  }

  /// As somebody else's reader needs it.
  @Test
  void every_value_stands_in_a_list_with_its_type() {
    var wrong = new ArrayList<String>();
    for (var kind : List.of("entity", "activity", "agent", "wasDerivedFrom", "wasAttributedTo"))
      for (var element : document().path(kind))
        element
            .properties()
            .forEach(attribute -> {
              var values = attribute.getValue();
              if (values.isArray())
                values.forEach(value -> {
                  if (!value.has("type") && !value.has("lang")) wrong.add(value.toString());
                });
              else if (!attribute
                  .getKey()
                  .matches("prov:(startTime|endTime|generatedEntity|usedEntity|entity|agent)"))
                wrong.add(attribute.toString());
            });
    assertThat(wrong).isEmpty();
  }

  @Test
  void nothing_is_named_that_a_reader_would_split_elsewhere() {
    assertThat(document().path("agent").propertyNames())
        .contains("here:user-rep%3Anorth%40example.org")
        .allMatch(name -> name.matches("[a-z]+:[A-Za-z0-9._~%-]+"));
  }
}

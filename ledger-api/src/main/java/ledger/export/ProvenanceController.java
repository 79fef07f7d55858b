package ledger.export;

import java.util.List;
import ledger.answer.Answers;
import ledger.log.postgres.PostgresLog;
import ledger.openapi.Described;
import ledger.query.Query;
import ledger.request.LedgerPosition;
import ledger.request.NextLink;
import ledger.request.PageParameters;
import ledger.request.ReadRequest;
import ledger.timeline.TimelineQuery;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Who said what, through whom and from which source, for tools that read provenance. It is made of
/// the timeline that the same reader gets.
@RestController
class ProvenanceController {

  private static final Query TIMELINE = new TimelineQuery();

  private final Answers answers;
  private final JsonMapper json;
  private final String log;

  ProvenanceController(Answers answers, JsonMapper json, PostgresLog log) {
    this.answers = answers;
    this.json = json;
    this.log = log.origin();
  }

  /// Where it goes on stands in the header alone: the format has no place for it.
  @Described(
      id = "provenance",
      value = "Who said what, through whom, from which source (PROV-JSON).",
      labelled = true)
  @GetMapping("/negotiations/{negotiation}/provenance.json")
  ResponseEntity<byte[]> provenance(ReadRequest request, PageParameters page) {
    var timeline = answers.listing(request, TIMELINE, page);
    List<JsonNode> lines = timeline.rows().stream().map(json::readTree).toList();
    var document =
        ProvenanceOfActs.of(
            log, timeline.label().negotiation(), json.readTree(timeline.called()), lines);
    var answer =
        ResponseEntity.ok()
            .header(LedgerPosition.HEADER, String.valueOf(timeline.label().position()))
            .contentType(MediaType.APPLICATION_JSON);
    timeline.next().ifPresent(after -> answer.header(NextLink.HEADER, NextLink.after(after)));
    return answer.body(json.writeValueAsBytes(document.json()));
  }
}

package ledger.http;

import java.security.Principal;
import java.util.function.Function;
import ledger.view.View;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Puts an answer together with its label: in whose view it is, about when, as known by which
/// position, under whose names.
@Component
class Answers {

  /// The attribute under which a serializer finds the language that was asked for.
  static final String LANGUAGE = "language";

  private final Dossiers dossiers;
  private final JsonMapper json;

  Answers(Dossiers dossiers, JsonMapper json) {
    this.dossiers = dossiers;
    this.json = json;
  }

  ResponseEntity<ObjectNode> to(
      String negotiation, Principal principal, Asked asked, Function<Opened, Object> question) {
    var opened = opened(negotiation, principal, asked);
    var answer =
        json.createObjectNode()
            .put("negotiation", negotiation)
            .put("view", asked.view().label())
            .put("about", asked.about().toString())
            .put("position", opened.position())
            .put("names", asked.names().label());
    answer.set("called", json.valueToTree(opened.names().byReferent()));
    answer.setAll(tree(question.apply(opened), asked));
    return ResponseEntity.ok()
        .header(LedgerPosition.HEADER, String.valueOf(opened.position()))
        .body(answer);
  }

  /// For an answer of another kind than JSON.
  Opened opened(String negotiation, Principal principal, Asked asked) {
    var opened =
        dossiers
            .open(negotiation, Caller.of(principal), asked)
            .orElseThrow(() -> new NotFound("negotiation", negotiation));
    opened.mustBeNamed(asked.view());
    asked.names().viewpoint().map(View.According::new).ifPresent(opened::mustBeNamed);
    return opened;
  }

  /// In one language, where one was asked for; acts stay as they were sent.
  private ObjectNode tree(Object answer, Asked asked) {
    return asked
        .lang()
        .map(lang ->
            (ObjectNode)
                json.readTree(
                    json.writer().withAttribute(LANGUAGE, lang).writeValueAsBytes(answer)))
        .orElseGet(() -> json.valueToTree(answer));
  }
}

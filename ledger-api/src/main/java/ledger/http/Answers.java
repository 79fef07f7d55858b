package ledger.http;

import java.security.Principal;
import java.util.function.Function;
import ledger.problem.NotFound;
import ledger.view.View;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Puts an answer together with its label: in whose view it is, about when, as known by which
/// position, under whose names.
@Component
class Answers {

  /// The attribute under which a serializer finds the language that was asked for.
  static final String LANGUAGE = "language";

  private static final String ABOUT = "about";

  private final Dossiers dossiers;
  private final KeptAnswers kept;
  private final JsonMapper json;

  Answers(Dossiers dossiers, KeptAnswers kept, JsonMapper json) {
    this.dossiers = dossiers;
    this.kept = kept;
    this.json = json;
  }

  /// As it is kept, where that is what is asked for and it is up to date; else folded.
  ///
  /// @param name of a [ledger.reading.Question]
  ResponseEntity<ObjectNode> kept(
      String name,
      String negotiation,
      Principal principal,
      Asked asked,
      Function<Opened, Object> question) {
    return kept.of(name, negotiation, Caller.of(principal), asked)
        .map(answer -> {
          var labelled = labelled(negotiation, asked, answer.position(), answer.called());
          labelled.setAll(answer.body());
          return at(answer.position(), labelled);
        })
        .orElseGet(() -> to(negotiation, principal, asked, question));
  }

  ResponseEntity<ObjectNode> to(
      String negotiation, Principal principal, Asked asked, Function<Opened, Object> question) {
    var opened = opened(negotiation, principal, asked);
    var answer =
        labelled(
            negotiation, asked, opened.position(), json.valueToTree(opened.names().byReferent()));
    answer.setAll(tree(question.apply(opened), asked));
    return at(opened.position(), answer);
  }

  private ObjectNode labelled(String negotiation, Asked asked, long position, JsonNode called) {
    var label =
        json.createObjectNode()
            .put("negotiation", negotiation)
            .put("view", asked.view().label())
            .put(ABOUT, asked.about().toString())
            .put("position", position)
            .put("names", asked.names().label());
    label.set("called", called);
    return label;
  }

  private ResponseEntity<ObjectNode> at(long position, ObjectNode answer) {
    return ResponseEntity.ok()
        .header(LedgerPosition.HEADER, String.valueOf(position))
        .eTag(tag(answer))
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

  /// A list, or the part of it that was asked for, of a question that is kept.
  <T> ResponseEntity<ObjectNode> list(
      String name,
      String negotiation,
      Principal principal,
      Asked asked,
      Paging paging,
      Function<Opened, Listed<T>> question) {
    return paging.isAsked()
        ? list(negotiation, principal, asked, paging, question)
        : kept(name, negotiation, principal, asked, o -> question.apply(o).part(paging));
  }

  /// A list that is not kept.
  <T> ResponseEntity<ObjectNode> list(
      String negotiation,
      Principal principal,
      Asked asked,
      Paging paging,
      Function<Opened, Listed<T>> question) {
    return to(negotiation, principal, asked, opened -> question.apply(opened).part(paging));
  }

  /// Over everything but the moment it is about: that is named in the address, or it is now, and
  /// then the same answer holds at another moment.
  private String tag(ObjectNode answer) {
    var held = json.createObjectNode();
    held.setAll(answer);
    held.remove(ABOUT);
    return Tag.of(json.writeValueAsBytes(held));
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

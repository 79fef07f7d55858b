package ledger.drafting;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Values that are chosen as one of several, and that an act has as a text or as an object: each as
/// the one text that stands for it in a form.
///
/// | value | in the form | in the act |
/// |--|--|--|
/// | Actor | `anonymous:a1` | `{"anonymous": "a1"}` |
/// | SpeakingCapacity | `mandated:m1` | `{"mandated": "m1"}` |
/// | KeyRef | `T/tA` | `{"agreement": "T", "key": "tA"}` |
/// | Scope | `agreement:T`, `place:quay` | `{"agreement": "T"}`, `{"place": "quay"}` |
///
/// No id has a colon or a slash in it.
final class Codes {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private Codes() {}

  static JsonNode node(String code) {
    int slash = code.indexOf('/');
    if (slash > 0)
      return JSON.objectNode()
          .put("agreement", code.substring(0, slash))
          .put("key", code.substring(slash + 1));
    int colon = code.indexOf(':');
    return colon > 0
        ? JSON.objectNode().put(code.substring(0, colon), code.substring(colon + 1))
        : JSON.stringNode(code);
  }

  /// Empty where it is none of these.
  static Optional<String> code(JsonNode node) {
    if (node.isString()) return Optional.of(node.stringValue());
    if (node.has("agreement") && node.has("key"))
      return Optional.of(node.path("agreement").asString() + "/" + node.path("key").asString());
    return node.properties().stream()
        .findFirst()
        .map(only -> only.getKey() + ":" + only.getValue().asString(""));
  }
}

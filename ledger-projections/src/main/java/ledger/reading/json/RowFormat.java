package ledger.reading.json;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.io.SerializedString;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/// Writes rows as the answers over HTTP are written, so that what is stored and what is folded are
/// the same bytes.
public final class RowFormat {

  private static final String ROWS_HERE = "rowsHere";

  private final JsonMapper json;

  /// @param json of the answers
  public RowFormat(JsonMapper json) {
    this.json = json;
  }

  /// As it is answered.
  public String text(Object body) {
    return json.writeValueAsString(body);
  }

  /// The answer that was taken apart into rows.
  ///
  /// @param rows the bodies of the others, in the order of the answer
  public ObjectNode answer(String head, Collection<String> rows) {
    var answer = (ObjectNode) json.readTree(head);
    fill(answer, new ArrayDeque<>(rows));
    return answer;
  }

  /// What is JSON already, put in as it is. It is encoded at once, and not character by character.
  public static JsonNode raw(String text) {
    return JsonNodeFactory.instance.rawValueNode(new RawValue(new SerializedString(text)));
  }

  private static void fill(JsonNode node, Queue<String> rows) {
    if (node instanceof ObjectNode object)
      for (var name : List.copyOf(object.propertyNames())) {
        var here = object.path(name).path(ROWS_HERE);
        if (here.isInt()) object.set(name, raw(next(here.asInt(), rows)));
        else fill(object.path(name), rows);
      }
    else node.values().forEach(part -> fill(part, rows));
  }

  private static String next(int many, Queue<String> rows) {
    return Stream.generate(rows::remove).limit(many).collect(Collectors.joining(",", "[", "]"));
  }
}

package ledger.act.json;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import ledger.act.json.Yaml.Placed;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What several acts of a YAML file say alike, written once: beside `each`, the list of what is of
/// each of them.
///
/// ```yaml
/// - {act: DeclareConsent, agreement: C, version: 1, decision: SIGN, each: [{by: north}, {by: south}]}
/// ```
///
/// An element wins over what stands beside the list, and may have a list of its own. What comes of
/// it are the acts as if they had been written one by one, each with the line of its element: their
/// ids, too, do not tell how they were written.
final class CommonFields {

  static final String EACH = "each";

  /// What is of one act alone.
  static final List<String> OF_ONE = List.of("actId", Completion.REF, "unseals");

  private int repeated;

  /// @throws BrokenLine where it is not as it should be
  Stream<Placed> spread(Placed written) {
    if (!(written.act() instanceof ObjectNode all) || !all.has(EACH)) return Stream.of(written);
    var each = each(all, written);
    var common = JsonNodeFactory.instance.objectNode();
    common.setAll(all);
    common.remove(EACH);
    for (var field : OF_ONE)
      if (common.has(field))
        throw broken(
            written, field, "\"" + field + "\" is of one act: write it in each of the list");
    repeat(common, each.size(), written);
    var places = new FieldPlaces(written, each.size());
    return IntStream.range(0, each.size())
        .mapToObj(i -> one(written, common, places, each.get(i), i))
        .flatMap(this::spread);
  }

  private static ArrayNode each(ObjectNode all, Placed written) {
    if (all.get(EACH) instanceof ArrayNode each && !each.isEmpty()) return each;
    throw broken(
        written,
        EACH,
        "\"each\" is a list of acts, each with what it alone says: [{by: north}, …]");
  }

  private static Placed one(
      Placed written, ObjectNode common, FieldPlaces places, JsonNode element, int i) {
    var at = EACH + "[" + i + "]";
    if (!(element instanceof ObjectNode own))
      throw broken(written, at, "an element of \"each\" has fields, such as {by: north}");
    if (own.has(ActFormat.ACT) && common.has(ActFormat.ACT))
      throw broken(
          written,
          at,
          "\"act\" stands beside \"each\" already: leave it out here, or say it in each");
    var act = JsonNodeFactory.instance.objectNode();
    act.setAll(common);
    act.setAll(own);
    return new Placed(line(written, at), act, places.of(i));
  }

  /// What is repeated is bounded as what aliases stand for is: few lines would otherwise stand for
  /// more than any ledger reads.
  private void repeat(JsonNode common, int times, Placed written) {
    long values = (long) values(common) * times;
    if (repeated + values > Yaml.ALIASED)
      throw broken(
          written,
          EACH,
          "what stands beside \"each\" stands for at most " + Yaml.ALIASED + " values in a file");
    repeated += (int) values;
  }

  private static int values(JsonNode node) {
    int values = 1;
    for (var part : node) values += values(part);
    return values;
  }

  private static long line(Placed written, String path) {
    var place = written.places().get(path);
    return place == null ? written.line() : place.line();
  }

  private static BrokenLine broken(Placed written, String path, String fault) {
    return new BrokenLine(line(written, path), fault);
  }

  /// Where the fields of each act stand: its own, and those that it has in common.
  private static final class FieldPlaces {
    private final Map<String, FilePlace> common = new HashMap<>();
    private final List<Map<String, FilePlace>> own = new ArrayList<>();

    private FieldPlaces(Placed written, int size) {
      for (int i = 0; i < size; i++) own.add(new HashMap<>());
      written.places().forEach(this::sort);
    }

    private void sort(String path, FilePlace place) {
      var list = EACH + "[";
      if (path.startsWith(list)) {
        var end = path.indexOf(']');
        if (end + 2 <= path.length())
          own.get(Integer.parseInt(path.substring(list.length(), end)))
              .put(path.substring(end + 2), place);
      } else if (!path.equals(EACH)) common.put(path, place);
    }

    private Map<String, FilePlace> of(int i) {
      var places = new HashMap<>(common);
      places.putAll(own.get(i));
      return places;
    }
  }
}

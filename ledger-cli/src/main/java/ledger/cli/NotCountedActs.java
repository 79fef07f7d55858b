package ledger.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// What was recorded and moves nobody's position, with why: told once at the end, a line for each
/// reason.
final class NotCountedActs {

  private final Map<String, Long> byReason = new LinkedHashMap<>();

  /// @param answer of one act
  void add(JsonNode answer) {
    var why = answer.path("notCounted");
    if (why.isObject()) byReason.merge(sentence(why), 1L, Long::sum);
  }

  void print(PrintWriter out) {
    byReason.forEach((why, acts) ->
        out.println(acts + (acts == 1 ? " does not count: " : " do not count: ") + why));
  }

  private static String sentence(JsonNode why) {
    return switch (why.path("reason").asString("")) {
      case "TOLD_BY_ANOTHER_PARTY" ->
          "the chain names another party, "
              + why.path("relayer").asString("")
              + " (whoever said it can adopt it with AdoptWords; a wrong chain is put right with CorrectRecord)";
      case "UNNAMED" -> "nobody is named whose words they are";
      case "DISOWNED" -> "the one whose words they would be disowned them";
      default ->
          "the policy of the negotiation counts "
              + String.join(
                  " and ", why.path("counting").valueStream().map(JsonNode::asString).toList())
              + ", and this is "
              + why.path("strength").asString("")
              + " (whoever said it can adopt it with AdoptWords)";
    };
  }
}

package ledger.act.json;

import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/// What the parser of YAML stumbled over, in words that say what to look for. It tells its kinds
/// apart by sentences alone; what is not recognised in them gets the words for all.
final class YamlFaults {

  static final String UNKNOWN =
      "it cannot be read on from here: look at its indentation, quotes, colons and brackets";

  private YamlFaults() {}

  static BrokenLine of(MarkedYamlEngineException fault) {
    var problem = fault.getProblem();
    var context = String.valueOf(fault.getContext());
    long at = fault.getProblemMark().map(Yaml::line).orElse(1L);
    long begun = fault.getContextMark().map(Yaml::line).orElse(at);
    if (problem.contains("\\t"))
      return new BrokenLine(at, "it is indented by a tab: YAML takes spaces only");
    if (context.contains("quoted scalar")) return quoted(problem, at, begun);
    if (context.contains("flow mapping")) return new BrokenLine(at, unclosed("{", "}", begun));
    if (context.contains("flow sequence")) return new BrokenLine(at, unclosed("[", "]", begun));
    if (problem.startsWith("mapping values are not allowed"))
      return new BrokenLine(
          at,
          "a colon stands where no field can begin: put a text that has a colon in quotes, or set the line in like the fields beside it");
    if (problem.startsWith("could not find expected ':'"))
      return new BrokenLine(
          begun, "it is no field: it has no colon with a space behind it, or is set in too little");
    if (problem.contains("but found '<scalar>'"))
      return new BrokenLine(
          at,
          "a text stands where none can: put all of it in one pair of quotes, and begin fields in one column");
    if (problem.startsWith("expected <block end>") || problem.contains("are not allowed here"))
      return new BrokenLine(
          at,
          "it is set in otherwise than what stands above it: fields of one act begin in one column");
    if (problem.contains("that cannot start any token"))
      return new BrokenLine(at, "no text begins with a mark like this: put it in quotes");
    return new BrokenLine(at, UNKNOWN);
  }

  private static BrokenLine quoted(String problem, long at, long begun) {
    return problem.contains("escape")
        ? new BrokenLine(
            at, "in double quotes a backslash begins an escape: write two, or use single quotes")
        : new BrokenLine(begun, "a quote is opened here and not closed");
  }

  private static String unclosed(String open, String close, long begun) {
    return "the \"%s\" of line %d is not closed, or a comma is missing: what stands in it is divided by commas and ends with \"%s\""
        .formatted(open, begun, close);
  }
}

package ledger.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import tools.jackson.databind.JsonNode;

/// What came of the acts of a file, told as the answers come in.
///
/// A refusal that only follows from an earlier one is told by that, and is no mistake of its own;
/// an act that was not recorded with others is none either.
final class AnsweredFile {

  private static final int WITH_OTHERS = 424;

  private final String file;
  private final boolean dry;
  private final PrintWriter out;
  private final PrintWriter err;
  private final NotCountedActs notCounted = new NotCountedActs();
  private long recorded;
  private long alreadyThere;
  private long refused;
  private long following;
  private long withOthers;
  private long position;

  AnsweredFile(String file, boolean dry, PrintWriter out, PrintWriter err) {
    this.file = file;
    this.dry = dry;
    this.out = out;
    this.err = err;
  }

  void add(JsonNode answer) {
    position = Math.max(position, answer.path("position").asLong(0));
    int status = answer.path("status").asInt();
    if (status == WITH_OTHERS) withOthers++;
    else if (status >= 400) refused(answer);
    else if (answer.path("already").asBoolean(false)) alreadyThere++;
    else {
      recorded++;
      notCounted.add(answer);
      if (dry) wouldChange(answer);
    }
  }

  private void refused(JsonNode answer) {
    var follows = answer.path("followsFrom");
    if (follows.isMissingNode()) {
      refused++;
      Refused.print(place(answer), answer, err);
    } else {
      following++;
      err.printf(
          "%s: %s: follows from line %d%n",
          place(answer), answer.path("code").asString(""), follows.asLong());
      err.flush();
    }
  }

  private String place(JsonNode answer) {
    return file
        + ", "
        + place(answer.path("place"), answer.path("line").asLong())
        + (answer.has("ref") ? " (" + answer.path("ref").asString("") + ")" : "");
  }

  private static String place(JsonNode place, long line) {
    return place.isMissingNode()
        ? "line " + line
        : "line %d, column %d"
            .formatted(place.path("line").asLong(), place.path("column").asLong());
  }

  private void wouldChange(JsonNode answer) {
    out.printf(
        "%s: %s would be recorded, %s%s%n",
        place(answer),
        answer.path("event").asString(""),
        answer.path("strength").asString(""),
        answer.path("counts").asBoolean(true) ? "" : ": it would not count");
    if (!answer.has("told"))
      out.println("  what it would change is not worked out: try less at once");
    for (var told : answer.path("told"))
      for (var change : told.path("changes"))
        out.printf("  %s: %s%n", told.path("where").asString(""), change.asString(""));
  }

  boolean isRefused() {
    return refused + following + withOthers > 0;
  }

  void summary() {
    out.println(counted());
    notCounted.print(out);
  }

  private String counted() {
    var parts = new ArrayList<String>();
    parts.add(recorded + (dry ? " would be recorded" : " recorded"));
    parts.add(alreadyThere + " already there");
    parts.add(refused + " refused");
    if (following > 0) parts.add(following + " following from these");
    if (withOthers > 0) parts.add(withOthers + " not recorded with them");
    var summary = String.join(", ", parts);
    if (dry) return summary + "; nothing was recorded";
    return position > 0 ? summary + "; up to position " + position : summary;
  }
}

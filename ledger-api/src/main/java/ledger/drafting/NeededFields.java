package ledger.drafting;

import java.util.Set;
import java.util.stream.IntStream;
import ledger.act.Envelope.Mode;
import ledger.draft.TypedValues;

/// Which fields cannot be left empty, or are in view though they can: what the rules ask for, and
/// what is said so often that nobody should have to look for it. The form of an act leaves it open.
record NeededFields(TypedValues typed) {

  /// What is in view in every form that has it, though it may be left empty.
  private static final Set<String> IN_VIEW =
      Set.of(
          "words",
          "statedAt",
          "chain",
          "by",
          "mode",
          "compartments",
          "sourceId",
          "locator",
          "texts",
          "text",
          "participants",
          "terms",
          "hash",
          "publisher",
          "url",
          "addressees",
          "particulars",
          "attributedTo",
          "relates",
          "actor",
          "where",
          "declarations",
          "links",
          "RegisterSource.publishedAt");

  /// What the rules ask for, and the form of the act does not.
  private static final Set<String> ASKED_BY_RULE = Set.of("AllegeBreach.particulars");

  /// @param owner the act or the value that has the field
  static boolean isInView(String owner, String name) {
    return IN_VIEW.contains(name) || IN_VIEW.contains(owner + "." + name);
  }

  /// What the form of every act leaves open, and this one cannot do without.
  boolean isNeeded(String owner, String path) {
    return switch (path) {
      case "by" -> true;
      case "statedAt" -> !typed.text("mode").equals(Mode.PERFORMED.name()) && !isPublished();
      case "note" -> typed.isTicked("inferred");
      default -> ASKED_BY_RULE.contains(owner + "." + path);
    };
  }

  /// When a relay published it stands in for when it was said.
  private boolean isPublished() {
    return IntStream.range(0, typed.rows("chain"))
        .anyMatch(row -> typed.isSaid("chain[" + row + "].publishedAt"));
  }
}

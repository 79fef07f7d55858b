package ledger.cli.audit;

import java.util.ArrayList;
import java.util.List;
import ledger.client.NotAnswered;

/// What a ledger with a damaged record could not give, and what it said of it.
public final class Omitted {

  private final List<String> lines = new ArrayList<>();

  void add(String what, String why) {
    lines.add(what + ": " + why);
  }

  void add(String what, NotAnswered why) {
    add(what, String.valueOf(why.getMessage()).lines().findFirst().orElse(""));
  }

  /// One for each thing, in the order in which they were asked for.
  public List<String> lines() {
    return List.copyOf(lines);
  }
}

package ledger.cli.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ledger.client.NotAnswered;

/// What a ledger with a damaged record could not give, and what it said of it.
public final class Omitted {

  private record Entries(long first, long last, String why) {
    String line() {
      return first == last
          ? "position %d: %s".formatted(first, why)
          : "positions %d to %d: %s".formatted(first, last, why);
    }
  }

  private final List<String> files = new ArrayList<>();
  private final List<Entries> entries = new ArrayList<>();

  void file(String name, String why) {
    files.add(name + ": " + why);
  }

  /// @throws NotAnswered where the ledger did not say why, and may give it another time
  void file(String name, NotAnswered refused) throws NotAnswered {
    file(name, refused.refusal().orElseThrow(() -> refused));
  }

  /// Of entries in their order.
  void entry(long position, String why) {
    var before = entries.isEmpty() ? Optional.<Entries>empty() : Optional.of(entries.getLast());
    if (before.filter(b -> b.last() == position - 1 && b.why().equals(why)).isPresent())
      entries.set(entries.size() - 1, new Entries(before.get().first(), position, why));
    else entries.add(new Entries(position, position, why));
  }

  /// Files first, then entries, neighbours together.
  public List<String> lines() {
    return Stream.concat(files.stream(), entries.stream().map(Entries::line)).toList();
  }
}

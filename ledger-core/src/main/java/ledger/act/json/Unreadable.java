package ledger.act.json;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Why what was sent is no act: said with the place, so that it can be mended there.
public sealed interface Unreadable {

  /// @param offset of the first byte that is not UTF-8, 0-based
  record NotUtf8(int offset) implements Unreadable {}

  /// @param line 1-based, as is `column`
  record NotJson(int line, int column, String fault) implements Unreadable {}

  record NotAnObject(String given) implements Unreadable {}

  record UnknownAct(String given, List<String> known) implements Unreadable {}

  /// @param field the path to it, such as `terms.terms[1].covers`
  record UnknownField(String field, List<String> known) implements Unreadable {}

  record MissingField(String field, String expected) implements Unreadable {}

  record WrongValue(String field, String fault, String expected, String given)
      implements Unreadable {}

  /// A correction of something that was done, and not of how it was recorded.
  ///
  /// @param field the path to it, such as `patch.stance`
  /// @param known the parts of an envelope that can be mended
  record NotClerical(String field, List<String> known) implements Unreadable {}

  record TooLarge(long limit) implements Unreadable {}

  /// Several things at once.
  ///
  /// @param first what stands in the way first; none of them is of this kind
  record Several(Unreadable first, List<Unreadable> others) implements Unreadable {}

  /// All of them, as one.
  ///
  /// @param faults at least one
  static Unreadable all(List<Unreadable> faults) {
    return faults.size() == 1
        ? faults.getFirst()
        : new Several(faults.getFirst(), List.copyOf(faults.subList(1, faults.size())));
  }

  /// Each of them.
  default List<Unreadable> each() {
    return this instanceof Several(var first, var others)
        ? Stream.concat(Stream.of(first), others.stream()).toList()
        : List.of(this);
  }

  /// The path to the field that it is about, where it is about one.
  default Optional<String> place() {
    return switch (this) {
      case UnknownField f -> Optional.of(f.field());
      case MissingField f -> Optional.of(f.field());
      case WrongValue f -> Optional.of(f.field());
      case NotClerical f -> Optional.of(f.field());
      case UnknownAct _ -> Optional.of(ActFormat.ACT);
      case Several s -> s.first().place();
      case NotUtf8 _, NotJson _, NotAnObject _, TooLarge _ -> Optional.empty();
    };
  }
}

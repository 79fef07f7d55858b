package ledger.seal;

import java.util.List;
import java.util.stream.Stream;
import ledger.value.Malformed;

/// The way to a field of an act, as `note`, `words.en` or `terms.texts.0.text`.
///
/// A name with a dot in it has no path, so that two fields of an act never share one.
///
/// @param names members by name, elements of a list by number from 0
public record FieldPath(List<String> names) {

  public FieldPath {
    names = List.copyOf(names);
    Malformed.unless(!names.isEmpty(), "a path names a field");
    for (var name : names)
      Malformed.unless(
          !name.isEmpty() && !name.contains("."), "\"" + name + "\" is no name in a path");
  }

  public static FieldPath of(String dotted) {
    return new FieldPath(List.of(dotted.split("\\.", -1)));
  }

  public FieldPath then(String name) {
    return new FieldPath(Stream.concat(names.stream(), Stream.of(name)).toList());
  }

  @Override
  public String toString() {
    return String.join(".", names);
  }
}

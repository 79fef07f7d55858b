package ledger.walk;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Where two answers first differ, so that a failing walk can be read.
record Difference(String path, Object expected, Object actual) {

  static Optional<Difference> between(Object expected, Object actual) {
    return between("", expected, actual);
  }

  private static Optional<Difference> between(String path, Object one, Object two) {
    if (one.equals(two)) return Optional.empty();
    if (one instanceof List<?> a && two instanceof List<?> b && a.size() == b.size())
      return first(
          IntStream.range(0, a.size())
              .mapToObj(i -> between(path + "[" + i + "]", a.get(i), b.get(i))));
    if (one instanceof Map<?, ?> a && two instanceof Map<?, ?> b && a.keySet().equals(b.keySet()))
      return first(a.keySet().stream().map(k -> between(path + "[" + k + "]", a.get(k), b.get(k))));
    if (one instanceof Optional<?> a
        && two instanceof Optional<?> b
        && a.isPresent()
        && b.isPresent()) return between(path, a.get(), b.get());
    if (one instanceof Record && one.getClass() == two.getClass())
      return first(
          Stream.of(one.getClass().getRecordComponents())
              .map(c -> {
                try {
                  var read = c.getAccessor();
                  read.setAccessible(true);
                  return between(path + "." + c.getName(), read.invoke(one), read.invoke(two));
                } catch (ReflectiveOperationException e) {
                  throw new AssertionError(e);
                }
              }));
    return Optional.of(new Difference(path, one, two));
  }

  private static Optional<Difference> first(Stream<Optional<Difference>> found) {
    return found.flatMap(Optional::stream).findFirst();
  }

  @Override
  public String toString() {
    return "at %s\n  expected %s\n  but was  %s".formatted(path, expected, actual);
  }
}

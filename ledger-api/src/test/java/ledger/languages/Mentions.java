package ledger.languages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The keys that templates and code name: whole (`#{board.view}`), or up to a dot that a value
/// follows (`#{'dueness.' + ${cell.dueness}}`).
record Mentions(Set<String> keys, Set<String> prefixes) {

  private static final String KEY = "[A-Za-z][A-Za-z0-9_]*(?:\\.[A-Za-z0-9_]+)*";
  private static final Pattern IN_TEMPLATE =
      Pattern.compile("#\\{(" + KEY + ")|'(" + KEY + "\\.?)'");
  private static final Pattern IN_CODE = Pattern.compile("\"(" + KEY + "\\.?)\"");
  private static final Pattern MESSAGE = Pattern.compile("#\\{(" + KEY + ")[}(]");

  static Mentions of(Collection<String> templates, Collection<String> code) {
    var all =
        Stream.concat(
                templates.stream().flatMap(text -> named(IN_TEMPLATE, text)),
                code.stream().flatMap(text -> named(IN_CODE, text)))
            .collect(Collectors.toSet());
    var prefixes =
        all.stream()
            .filter(key -> key.endsWith("."))
            .collect(Collectors.toCollection(TreeSet::new));
    var keys = new TreeSet<>(all);
    keys.removeAll(prefixes);
    return new Mentions(keys, prefixes);
  }

  /// The keys that templates name whole, and which have to be there.
  static Set<String> wanted(Collection<String> templates) {
    return templates.stream()
        .flatMap(text -> named(MESSAGE, text))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// Those that nothing names.
  ///
  /// @param values what may follow a prefix, where that is known
  List<String> unused(Set<String> bundle, Map<String, Set<String>> values) {
    return bundle.stream().filter(key -> !keys.contains(key) && !follows(key, values)).toList();
  }

  private boolean follows(String key, Map<String, Set<String>> values) {
    return prefixes.stream()
        .filter(key::startsWith)
        .anyMatch(prefix ->
            Optional.ofNullable(values.get(prefix))
                .map(known -> known.contains(key.substring(prefix.length())))
                .orElse(false));
  }

  private static Stream<String> named(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .flatMap(found ->
            Stream.iterate(1, i -> i <= found.groupCount(), i -> i + 1)
                .flatMap(i -> Optional.ofNullable(found.group(i)).stream()));
  }

  static List<String> files(String folder, String ending) throws IOException {
    try (var files = Files.walk(Path.of(folder))) {
      var texts = files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
      return texts.stream().map(Mentions::read).toList();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unread) {
      throw new java.io.UncheckedIOException(unread);
    }
  }
}

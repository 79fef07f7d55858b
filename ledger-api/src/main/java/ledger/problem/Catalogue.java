package ledger.problem;

import com.ibm.icu.text.ListFormatter;
import com.ibm.icu.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The sentences of problems in one language: `problems.properties`, whose head says how it is
/// written.
///
/// @see <a href="https://unicode-org.github.io/icu/userguide/format_parse/messages/">ICU's
///   syntax</a>
final class Catalogue {

  static final Catalogue ENGLISH = new Catalogue(Locale.ENGLISH);

  static final String DETAIL = "detail";
  private static final List<String> SINGLE = List.of("rule", "currentState", "expected");
  private static final List<String> SEVERAL = List.of("whoMay", "instead");

  private final ResourceBundle sentences;
  private final Map<String, Sentence> read = new ConcurrentHashMap<>();
  private final Locale language;
  private final DateTimeFormatter moment;
  private final ListFormatter list;

  private Catalogue(Locale language) {
    this.sentences =
        ResourceBundle.getBundle(
            Catalogue.class.getPackageName() + ".problems",
            language,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    this.language = language;
    this.moment =
        DateTimeFormatter.ofPattern(sentences.getString("moment"), language)
            .withZone(ZoneOffset.UTC);
    this.list = ListFormatter.getInstance(language);
  }

  /// What the catalogue says of a problem beside its detail: a sentence by field, or a list of
  /// them.
  Map<String, Object> parts(String name, Map<String, ?> arguments) {
    var said = said(arguments);
    var parts = new LinkedHashMap<String, Object>();
    for (var field : SINGLE)
      key(name, field).ifPresent(key -> parts.put(field, written(key, said)));
    for (var field : SEVERAL) {
      var keys = numbered(name, field);
      if (!keys.isEmpty()) parts.put(field, keys.stream().map(k -> written(k, said)).toList());
    }
    return parts;
  }

  String detail(String name, Map<String, ?> arguments) {
    return sentence(
        key(name, DETAIL).orElseThrow(() -> new IllegalArgumentException("no sentence: " + name)),
        arguments);
  }

  /// @throws IllegalArgumentException where the sentence names what is not among the arguments
  String sentence(String key, Map<String, ?> arguments) {
    return written(key, said(arguments));
  }

  /// Where the sentences of a problem stand.
  Stream<String> keys(String name) {
    return Stream.concat(
        Stream.concat(Stream.of(DETAIL), SINGLE.stream()).flatMap(f -> key(name, f).stream()),
        SEVERAL.stream().flatMap(field -> numbered(name, field).stream()));
  }

  Stream<String> keys() {
    return sentences.keySet().stream();
  }

  private String written(String key, Map<String, Object> said) {
    var sentence = read.computeIfAbsent(key, k -> Sentence.of(sentences.getString(k), language));
    if (!said.keySet().containsAll(sentence.names()))
      throw new IllegalArgumentException(
          key + " names " + sentence.names() + ", and there is " + new TreeSet<>(said.keySet()));
    return sentence.with(said);
  }

  private List<String> numbered(String name, String field) {
    return key(name, field + ".1")
        .map(first -> first.substring(0, first.length() - 1))
        .map(stem ->
            IntStream.iterate(1, n -> sentences.containsKey(stem + n), n -> n + 1)
                .mapToObj(n -> stem + n)
                .toList())
        .orElseGet(List::of);
  }

  /// What a form does not say of itself, its code says for it.
  private Optional<String> key(String name, String field) {
    var key = name + "." + field;
    if (sentences.containsKey(key)) return Optional.of(key);
    int form = name.lastIndexOf('.');
    return form < 0 ? Optional.empty() : key(name.substring(0, form), field);
  }

  /// Arguments as they stand in a sentence. A list and what may be missing have their size beside
  /// them, a time its exact form.
  private Map<String, Object> said(Map<String, ?> arguments) {
    var said = new HashMap<String, Object>();
    arguments.forEach((name, value) -> {
      switch (value) {
        case Optional<?> one -> {
          said.put(name, one.map(Object::toString).orElse(""));
          said.put(name + "Count", one.isPresent() ? 1 : 0);
        }
        case Collection<?> several -> {
          said.put(name, list.format(several.stream().map(Object::toString).sorted().toList()));
          said.put(name + "Count", several.size());
        }
        case Instant time -> {
          said.put(name, moment.format(time));
          said.put(name + "Iso", time.toString());
        }
        case Object other -> said.put(name, other.toString());
      }
    });
    return said;
  }

  /// A sentence whose pattern was read once.
  private record Sentence(MessageFormat format, Set<String> names) {

    static Sentence of(String pattern, Locale language) {
      var format = new MessageFormat(pattern, language);
      return new Sentence(format, new TreeSet<>(format.getArgumentNames()));
    }

    /// One at a time: a format of ICU is not for several threads.
    String with(Map<String, Object> said) {
      synchronized (format) {
        return format.format(said, new StringBuffer(), null).toString();
      }
    }
  }
}

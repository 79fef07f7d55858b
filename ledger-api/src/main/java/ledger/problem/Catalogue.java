package ledger.problem;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import ledger.sentence.Language;
import ledger.sentence.Messages;
import ledger.sentence.TimeWords;

/// The sentences of problems in one language: `problems.properties`, whose head says how it is
/// written.
///
/// @see <a href="https://unicode-org.github.io/icu/userguide/format_parse/messages/">ICU's
///   syntax</a>
final class Catalogue {

  private static final Map<Language, Catalogue> READ = new ConcurrentHashMap<>();

  static final String DETAIL = "detail";
  private static final List<String> SINGLE = List.of("rule", "currentState", "expected");
  private static final List<String> SEVERAL = List.of("whoMay", "instead");

  private final Language language;
  private final Messages sentences;
  private final TimeWords times;

  private Catalogue(Language language) {
    this.language = language;
    this.sentences = new Messages(Catalogue.class.getPackageName() + ".problems", language);
    this.times = new TimeWords(language, ZoneOffset.UTC);
  }

  static Catalogue in(Language language) {
    return READ.computeIfAbsent(language, Catalogue::new);
  }

  Language language() {
    return language;
  }

  /// What the catalogue says of a problem beside its detail: a sentence by field, or a list of
  /// them.
  Map<String, Object> parts(String name, Map<String, ?> arguments) {
    var said = said(arguments);
    var parts = new LinkedHashMap<String, Object>();
    for (var field : SINGLE)
      key(name, field).ifPresent(key -> parts.put(field, sentences.text(key, said)));
    for (var field : SEVERAL) {
      var keys = numbered(name, field);
      if (!keys.isEmpty())
        parts.put(field, keys.stream().map(k -> sentences.text(k, said)).toList());
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
    return sentences.text(key, said(arguments));
  }

  /// Where the sentences of a problem stand.
  Stream<String> keys(String name) {
    return Stream.concat(
        Stream.concat(Stream.of(DETAIL), SINGLE.stream()).flatMap(f -> key(name, f).stream()),
        SEVERAL.stream().flatMap(field -> numbered(name, field).stream()));
  }

  Stream<String> keys() {
    return sentences.keys().stream();
  }

  private List<String> numbered(String name, String field) {
    return key(name, field + ".1")
        .map(first -> first.substring(0, first.length() - 1))
        .map(stem ->
            IntStream.iterate(1, n -> sentences.has(stem + n), n -> n + 1)
                .mapToObj(n -> stem + n)
                .toList())
        .orElseGet(List::of);
  }

  /// What a form does not say of itself, its code says for it.
  private Optional<String> key(String name, String field) {
    var key = name + "." + field;
    if (sentences.has(key)) return Optional.of(key);
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
          said.put(name, sentences.all(several.stream().map(Object::toString).sorted().toList()));
          said.put(name + "Count", several.size());
        }
        case Instant time -> {
          said.put(name, times.of(time));
          said.put(name + "Iso", time.toString());
          said.put(name + "Seconds", time.truncatedTo(ChronoUnit.SECONDS).toString());
        }
        case Object other -> said.put(name, other.toString());
      }
    });
    return said;
  }
}

package ledger.languages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import ledger.sentence.Language;
import ledger.sentence.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/// A text that is missing in one of the languages, that names other things than the English one, or
/// that nothing shows, does not come into the house.
class EveryTextInEveryLanguageTest {

  private static final String PAGES = "messages";
  private static final String SENTENCES = "ledger.sentence.sentences";
  private static final String PROBLEMS = "ledger.problem.problems";

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "ENGLISH")
  void the_pages_are_translated(Language language) {
    assertThat(faults(PAGES, language)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "ENGLISH")
  void the_sentences_are_translated(Language language) {
    assertThat(faults(SENTENCES, language)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "ENGLISH")
  void the_problems_are_translated(Language language) {
    assertThat(faults(PROBLEMS, language)).isEmpty();
  }

  @Test
  void every_text_is_shown_somewhere() throws IOException {
    var mentions = mentions();
    assertThat(mentions.unused(both().keySet(), Choices.BY_PREFIX)).isEmpty();
  }

  @Test
  void every_text_that_a_template_shows_is_there() throws IOException {
    var wanted = new TreeSet<>(Mentions.wanted(templates()));
    Choices.keys(mentions().prefixes()).forEach(wanted::add);
    wanted.removeAll(both().keySet());
    assertThat(wanted).isEmpty();
  }

  /// Or nobody would know whether all of them are there.
  @Test
  void what_may_follow_a_prefix_is_known() throws IOException {
    var prefixes = new ArrayList<>(mentions().prefixes());
    prefixes.removeIf(prefix -> both().keySet().stream().noneMatch(key -> key.startsWith(prefix)));
    prefixes.removeAll(Choices.BY_PREFIX.keySet());
    assertThat(prefixes).isEmpty();
  }

  @Test
  void what_does_not_fit_is_found_out() {
    var english =
        Map.of(
            "a", "by {0}", "b", "{n, plural, one {a day} other {# days}}", "c", "so", "d", "{0}");
    var translated =
        Map.of(
            "a", "от {1}", "b", "{n, plural, one {день} other {# дней}}", "c", "so", "e", "лишнее");
    assertThat(new Translation(Language.RUSSIAN, english, translated).faults())
        .containsExactlyInAnyOrder(
            "a: names [1], and not [0]",
            "b: n has the forms [one, other], and not [few, many, one, other]",
            "c: not in русский",
            "d: missing",
            "e: not in English");
    assertThat(
            new Translation(
                    Language.FRENCH,
                    Map.of(
                        "a",
                        "{0}",
                        "b",
                        "{k, select, X {x} other {y}}",
                        "c",
                        "of {0}",
                        "d",
                        "by day"),
                    Map.of(
                        "a",
                        "{0",
                        "b",
                        "{k, select, Z {x} other {y}}",
                        "c",
                        "d'{0}",
                        "d",
                        "by day"))
                .faults())
        .anyMatch(fault -> fault.startsWith("a: ill-formed"))
        .contains("b: k chooses among [Z, other], and not among [X, other]")
        .contains("c: ' quotes what follows: write ’", "d: not in français");
  }

  @Test
  void a_text_that_nothing_shows_is_found_out() {
    var mentions =
        Mentions.of(
            List.of("th:text=\"#{board.view}\" #{'tends.' + ${e}} #{note(${x})}"),
            List.of("label(\"board.what\")"));
    assertThat(
            mentions.unused(
                new TreeSet<>(
                    Set.of("board.view", "board.what", "board.old", "note", "tends.A", "tends.B")),
                Map.of("tends.", Set.of("A"))))
        .containsExactly("board.old", "tends.B");
  }

  private static List<String> faults(String bundle, Language language) {
    return new Translation(language, texts(bundle, Language.ENGLISH), texts(bundle, language))
        .faults();
  }

  private static Map<String, String> texts(String bundle, Language language) {
    var messages = new Messages(bundle, language);
    var texts = new TreeMap<String, String>();
    messages.keys().forEach(key -> texts.put(key, messages.pattern(key)));
    return texts;
  }

  private static Map<String, String> both() {
    var texts = new TreeMap<>(texts(PAGES, Language.ENGLISH));
    texts.putAll(texts(SENTENCES, Language.ENGLISH));
    return texts;
  }

  private static Mentions mentions() throws IOException {
    var code = new ArrayList<String>();
    for (var module : List.of("ledger-projections", "ledger-api"))
      code.addAll(Mentions.files("../" + module + "/src/main/java", ".java"));
    return Mentions.of(templates(), code);
  }

  private static List<String> templates() throws IOException {
    return Mentions.files("src/main/resources/templates", ".html");
  }
}

package ledger.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ledger.Golden;
import ledger.act.json.Unreadable;
import ledger.decision.Refusal;
import ledger.sentence.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.json.ProblemDetailJacksonMixin;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What people read where an act is refused or a request is not answered: one file for each.
class ReadAProblemTest {

  private static final Catalogue ENGLISH = Catalogue.in(Language.ENGLISH);

  private static final Path GOLDEN = Path.of("src/test/resources/golden/problems");
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .addMixIn(ProblemDetail.class, ProblemDetailJacksonMixin.class)
          .build();

  @ParameterizedTest
  @MethodSource("names")
  void each_reads_as_in_its_file(String name) throws Exception {
    Golden.of("problems/" + name + ".json")
        .matches(JSON.writeValueAsString(all().get(name)) + "\n");
  }

  @Test
  void no_file_is_left_of_a_problem_that_is_no_more() throws Exception {
    try (var files = Files.list(GOLDEN)) {
      assertThat(files.map(file -> file.getFileName().toString().replaceAll("\\.json$", "")))
          .containsExactlyInAnyOrderElementsOf(names());
    }
  }

  @Test
  void every_refusal_and_everything_that_is_unreadable_has_one() {
    assertThat(withoutOne(Refusal.class, refusals())).isEmpty();
    assertThat(withoutOne(Unreadable.class, OneOfEachOther.unreadable().values())).isEmpty();
  }

  @Test
  void a_refusal_without_one_is_found_out() {
    var allButOne = refusals().stream().filter(r -> !(r instanceof Refusal.StaleVersion)).toList();
    assertThat(withoutOne(Refusal.class, allButOne)).containsExactly("StaleVersion");
  }

  @Test
  void every_sentence_is_read_in_some_problem() throws Exception {
    assertThat(unread(all().values())).isEmpty();
  }

  @Test
  void a_sentence_that_nobody_reads_is_found_out() throws Exception {
    var allButOne = all();
    allButOne.remove("STALE_VERSION");
    assertThat(unread(allButOne.values())).contains("STALE_VERSION.detail", "STALE_VERSION.rule");
  }

  @Test
  void a_problem_without_a_sentence_and_a_sentence_without_its_arguments_are_errors() {
    assertThatThrownBy(() -> Problem.of("NOT_THERE", HttpStatus.CONFLICT, Map.of()))
        .hasMessage("no sentence: NOT_THERE");
    assertThatThrownBy(() -> Problem.of("DUPLICATE_KEY", HttpStatus.CONFLICT, Map.of("act", "X")))
        .hasMessage("DUPLICATE_KEY.detail names [act, key], and there is [act]");
  }

  /// Sent by ActsSpecIT is the example of each that an act can meet.
  @Test
  void every_code_is_described_with_its_status_and_no_other_is() throws Exception {
    var described = described(spec("acts").split("## The refusals", 2)[1]);
    described.addAll(described(spec("questions")));
    described.addAll(described(spec("feed")));
    described.addAll(described(spec("webhooks")));
    described.addAll(described(spec("http")));
    assertThat(described).isEqualTo(codes(all().values()));
  }

  @Test
  void a_code_that_is_not_described_is_found_out() {
    assertThat(described("### `CLOSED` 409\n`MALFORMED` (400)\n| `NOT_YET` | 503 |"))
        .containsExactlyInAnyOrder("CLOSED 409", "MALFORMED 400", "NOT_YET 503");
  }

  @Test
  void numbers_lists_and_times_are_written_as_the_language_does() {
    var sentence =
        ENGLISH.sentence(
            "STALE_VERSION.detail",
            Map.of(
                "act",
                "ConfirmReadiness",
                "given",
                1,
                "current",
                1200,
                "since",
                Instant.parse("1494-06-07T00:00:00Z")));
    assertThat(sentence).endsWith("and version 1200, of 7 Jun 1494, 00:00 UTC, is current.");
    assertThat(
            ENGLISH.sentence(
                "AMBIGUOUS_COMMITMENT.detail",
                Map.of("act", "X", "key", "k", "agreements", List.of("C", "A", "B"))))
        .endsWith("of more than one agreement: A, B and C.");
  }

  @ParameterizedTest
  @MethodSource("names")
  void each_is_the_same_in_another_language_but_for_its_words(String name) {
    var english = Objects.requireNonNull(all().get(name));
    assertThat(english.in(Language.ENGLISH)).isEqualTo(english);
    var russian = english.in(Language.RUSSIAN);
    assertThat(russian.getStatus()).isEqualTo(english.getStatus());
    assertThat(russian.getType()).isEqualTo(english.getType());
    assertThat(russian.getDetail()).matches("(?s).*\\p{IsCyrillic}.*");
    assertThat(forPrograms(russian)).isEqualTo(forPrograms(english));
  }

  private static Map<String, Object> forPrograms(Problem problem) {
    var parts = new TreeMap<>(Objects.requireNonNull(problem.getProperties()));
    parts.keySet().retainAll(Set.of("code", "subject", "given", "because", "diff"));
    return parts;
  }

  private static String spec(String name) throws IOException {
    return Files.readString(Path.of("../docs/spec/" + name + ".md"));
  }

  private static Set<String> described(String spec) {
    return Pattern.compile("`([A-Z_0-9]+)` (?:\\| |\\()?([45][0-9]{2})\\b")
        .matcher(spec)
        .results()
        .map(found -> found.group(1) + " " + found.group(2))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> codes(Collection<Problem> problems) {
    return problems.stream()
        .map(problem ->
            Objects.requireNonNull(problem.getProperties()).get("code") + " " + problem.getStatus())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> names() {
    return all().keySet();
  }

  private static Map<String, Problem> all() {
    return new LinkedHashMap<>(ALL);
  }

  private static final Map<String, Problem> ALL = new LinkedHashMap<>();

  static {
    OneOfEachRefusal.byName()
        .forEach((name, one) -> ALL.put(name, Refusals.of(one.refusal(), one.act())));
    ALL.putAll(OneOfEachOther.byName());
  }

  private static Collection<Refusal> refusals() {
    return OneOfEachRefusal.byName().values().stream()
        .map(OneOfEachRefusal.Refused::refusal)
        .toList();
  }

  private static Set<String> withoutOne(Class<?> family, Collection<?> met) {
    var names =
        kinds(family).map(Class::getSimpleName).collect(Collectors.toCollection(TreeSet::new));
    met.forEach(one -> names.remove(one.getClass().getSimpleName()));
    return names;
  }

  private static Stream<Class<?>> kinds(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(ReadAProblemTest::kinds)
        : Stream.of(type);
  }

  /// Titles are no part of one problem.
  private static Set<String> unread(Collection<Problem> problems) {
    var keys = ENGLISH.keys().collect(Collectors.toCollection(TreeSet::new));
    problems.forEach(problem -> ENGLISH.keys(problem.name()).forEach(keys::remove));
    keys.removeAll(
        Set.of("refusal.title", "unreadable.title", "unreadable.rule", "hypothesis.title"));
    return keys;
  }
}

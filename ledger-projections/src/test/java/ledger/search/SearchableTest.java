package ledger.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import ledger.Scenario;
import ledger.act.json.ActFormat;
import ledger.dossier.Dossier;
import ledger.dossier.Entry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class SearchableTest {

  /// Where in a source something stands and how a relayer put it, nobody searches for.
  private static final Set<String> NOT_READ = Set.of("locator", "verb");

  @ParameterizedTest
  @ValueSource(strings = {"corridor", "exchange", "treaty"})
  void no_sentence_of_an_act_is_left_out(String scenario) {
    var entries = Scenario.recorded(scenario);
    var format = new ActFormat();
    int sentences = 0;
    for (var entry : entries) {
      var texts = Texts.of(entry.act()).stream().map(Text::text).toList();
      for (var sentence : sentences("", format.tree(entry.act())).toList()) {
        sentences++;
        assertThat(texts).as(entry.act().name()).contains(sentence);
      }
    }
    assertThat(sentences).isGreaterThan(5);
  }

  @Test
  void each_act_is_found_by_what_it_says_at_its_position() {
    var dossier = Dossier.of(Scenario.recorded("corridor"), Instant.MAX, Long.MAX_VALUE);
    var hits = hits(dossier, "western ro");
    assertThat(hits).isNotEmpty();
    assertThat(hits).isSortedAccordingTo(Comparator.comparingLong(Hit::position));
    assertThat(hits)
        .allSatisfy(hit ->
            assertThat(hit.texts().toString())
                .containsIgnoringCase("western")
                .containsIgnoringCase("ro"));
    assertThat(hits(dossier, "no such word anywhere")).isEmpty();
  }

  @Test
  void what_came_later_than_the_moment_asked_about_is_not_found() {
    List<Entry> entries = Scenario.recorded("corridor");
    var early = Dossier.of(entries, Instant.parse("2023-09-01T00:00:00Z"), Long.MAX_VALUE);
    var late = Dossier.of(entries, Instant.MAX, Long.MAX_VALUE);
    assertThat(Searchable.of(early).size()).isLessThan(Searchable.of(late).size());
  }

  private static List<Hit> hits(Dossier dossier, String query) {
    var wanted = SearchTerms.of(query).orElseThrow();
    return Searchable.of(dossier).stream().flatMap(s -> wanted.in(s).stream()).toList();
  }

  /// Every text of several words in an act.
  private static Stream<String> sentences(String field, JsonNode node) {
    if (node.isString())
      return node.asString().strip().contains(" ") && !NOT_READ.contains(field)
          ? Stream.of(node.asString())
          : Stream.empty();
    return node.isObject()
        ? node.propertyStream().flatMap(e -> sentences(e.getKey(), e.getValue()))
        : node.valueStream().flatMap(child -> sentences(field, child));
  }
}

package ledger.sentence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import ledger.Corridor;
import ledger.act.Proposition;
import ledger.board.Board;
import ledger.calendar.Calendar;
import ledger.dossier.Dossier;
import ledger.dossier.Folded;
import ledger.names.Names;
import ledger.positions.Matrix;
import ledger.positions.Positions;
import ledger.terms.Expr;
import ledger.terms.KeyRef;
import ledger.terms.Link;
import ledger.value.Id;
import ledger.value.When;
import ledger.view.LapsedReadings;
import ledger.view.Supervaluation;
import ledger.view.View;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What people read instead of codes.
class SentencesTest {

  private final Dossier corridor =
      Dossier.of(Folded.entries(Corridor.recorded()), Corridor.NOW, Long.MAX_VALUE);
  private final Sentences sentences =
      new Sentences(corridor, Names.of(corridor, Names.Asked.NEUTRAL, "en"), Locale.ENGLISH);

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "EXISTS(T), there is an agreement T",
    "'OWES(T.tB,regional-leadership)', Leadership of the region is to open Eastern route into the"
        + " region",
    "'MEANS(T.LT,T.par)', the clause T.LT means T.par",
    "BREACH(AL1), the allegation AL1 holds",
    "'RELATION(T,P,RESTATES)', T restates P",
    "'SHOULD(T,tA)', it should come to “Azerbaijan to reopen Western road into the region”",
    "SHOULD(T), there should be an agreement T",
    "CLAIM(c1), it is so (c1)"
  })
  void a_proposition_may_stand_after_that(String proposition, String sentence) {
    assertThat(sentences.proposition(Proposition.parse(proposition))).isEqualTo(sentence);
  }

  @Test
  void a_condition_says_who_and_what() {
    var ready = new Expr.Ready(KeyRef.of(Id.of("T"), Id.of("tB")));
    var performed = new Expr.Performed(KeyRef.of(Id.of("T"), Id.of("tA")));
    assertThat(sentences.condition(ready))
        .isEqualTo("Leadership of the region is ready to open Eastern route into the region");
    assertThat(sentences.condition(new Expr.Any(List.of(ready, performed))))
        .isEqualTo(
            "Leadership of the region is ready to open Eastern route into the region"
                + " or Azerbaijan has carried out the commitment to reopen Western road into the"
                + " region");
  }

  @Test
  void readings_of_an_earlier_version_are_told_with_the_words_that_they_read() {
    var lapsed = new LapsedReadings(Id.of("T"), Id.of("LT"), List.of(1, 2), 3);
    assertThat(sentences.lapsed(List.of(lapsed)))
        .isEqualTo(
            "the readings advanced of the clause T.LT were of versions 1 and 2; none is advanced of"
                + " version 3");
  }

  /// Nobody should have to know what `PARALLEL(tA, tB)` or an act's id is.
  @Test
  void nothing_that_the_founding_case_shows_is_a_code() {
    var said = everything();
    assertThat(said)
        .hasSizeGreaterThan(20)
        .allSatisfy(sentence ->
            assertThat(sentence)
                .isNotBlank()
                .doesNotContainPattern("[0-9a-f]{8}-[0-9a-f]{4}-")
                .doesNotContainPattern("[A-Z]{2,}_[A-Z]+|[{}]")
                .doesNotContainPattern("\\b(ready|performed|PARALLEL|TENDER)\\("));
  }

  private String link(Matrix.Row row, Link link) {
    return sentences.link(Id.of(row.proposition().argument(1)), link);
  }

  /// What is recorded as it is said has no clock of its own; what a source says has.
  @Test
  void a_moment_that_nobody_stated_by_a_clock_is_told_by_the_clock_of_most() {
    assertThat(sentences.time(When.at(OffsetDateTime.parse("2023-09-13T08:00Z"))))
        .isEqualTo(sentences.time(Instant.parse("2023-09-13T08:00:00Z")))
        .endsWith("12:00 UTC+4");
    assertThat(sentences.time(When.at(OffsetDateTime.parse("2023-09-13T08:00+02:00"))))
        .endsWith("08:00 UTC+2");
  }

  private List<String> everything() {
    var said = new ArrayList<String>();
    for (var row : Positions.of(corridor, List.of()).rows()) {
      said.add(sentences.proposition(row.proposition()));
      row.reading().ifPresent(links -> links.forEach(link -> said.add(link(row, link))));
      row.lasting().ifPresent(lasting -> said.add(sentences.lasting(lasting)));
    }
    for (var view : List.of(View.RECORD, new View.According(Id.of("azerbaijan")))) {
      var valuation = Supervaluation.of(corridor, view);
      for (var group : Board.of(valuation, view).groups())
        for (var cell : group.cells())
          cell.awaits().ifPresent(awaits -> said.add(sentences.condition(awaits)));
      for (var date : Calendar.of(valuation).dates()) {
        said.add(sentences.date(date));
        said.add(sentences.origin(view, date));
      }
    }
    return said;
  }
}

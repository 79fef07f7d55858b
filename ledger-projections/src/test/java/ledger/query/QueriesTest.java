package ledger.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import ledger.Corridor;
import ledger.anomaly.AnomaliesQuery;
import ledger.board.BoardQuery;
import ledger.calendar.CalendarQuery;
import ledger.docket.DocketQuery;
import ledger.dossier.Dossier;
import ledger.dossier.Entry;
import ledger.participation.ParticipationQuery;
import ledger.positions.Positions;
import ledger.positions.PositionsQuery;
import ledger.readiness.ReadinessQuery;
import ledger.register.Register;
import ledger.register.RegisterQuery;
import ledger.search.SearchQuery;
import ledger.summary.SummaryQuery;
import ledger.timeline.TimelineQuery;
import ledger.value.Id;
import ledger.view.Supervaluation;
import ledger.view.View;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class QueriesTest {

  static List<Query> questions() {
    return List.of(
        new RegisterQuery(),
        new PositionsQuery(),
        new BoardQuery(),
        new DocketQuery(),
        new TimelineQuery(),
        new CalendarQuery(),
        new SearchQuery(),
        new ReadinessQuery(),
        new AnomaliesQuery(),
        new SummaryQuery(Id.of("corridor")),
        new ParticipationQuery(ParticipationQuery.Of.AGREEMENT, Id.of("T")),
        new ParticipationQuery(ParticipationQuery.Of.ACTOR, Id.of("russia")));
  }

  private static final List<View> VIEWS =
      List.of(View.RECORD, new View.According(Id.of("azerbaijan")));

  private static final View.Common COMMON =
      new View.Common(List.of(Id.of("azerbaijan"), Id.of("regional-leadership")));

  private static List<Entry> entries() {
    var recorded = Corridor.recorded();
    var entries = new ArrayList<Entry>();
    recorded.forEach(r -> entries.add(Entry.of(entries.size(), r)));
    return entries;
  }

  private static Dossier dossier(List<Entry> entries) {
    return Dossier.of(entries, Corridor.NOW, Long.MAX_VALUE);
  }

  private static List<AnswerRow> rows(Query question, View view, List<Entry> entries) {
    return question.in(dossier(entries), view).orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("questions")
  void every_row_has_a_key_of_its_own_and_the_position_it_came_on_record_with(Query question) {
    for (var view : VIEWS) {
      var rows = rows(question, view, entries());
      assertThat(rows).extracting(AnswerRow::key).doesNotHaveDuplicates().isNotEmpty();
      assertThat(rows.stream().filter(row -> !row.isHead()))
          .extracting(AnswerRow::position)
          .allSatisfy(p -> assertThat(p).isBetween(0L, entries().size() - 1L));
    }
  }

  @ParameterizedTest
  @MethodSource("questions")
  void questions_are_values(Query question) {
    assertThat(questions()).containsOnlyOnce(question);
  }

  @Test
  void of_several_views_at_once_only_some_questions_are_asked() {
    assertThat(
            questions().stream()
                .filter(q -> q.in(dossier(entries()), COMMON).isPresent())
                .map(Query::name))
        .containsExactly("positions", "board", "docket", "search", "summary");
  }

  @Test
  void what_people_read_is_made_of_the_same_rows() {
    var view = Supervaluation.of(dossier(entries()), View.RECORD);
    var positions = new PositionsQuery().rows(view);
    assertThat(PositionsQuery.matrix(positions)).isEqualTo(Positions.of(view.dossier()));
    assertThat(AnswerRow.bodies(new RegisterQuery().rows(view), Register.Listed.class))
        .isEqualTo(Register.of(view).agreements());
  }

  @ParameterizedTest
  @MethodSource("questions")
  void the_same_entries_in_any_order_give_the_same_rows(Query question) {
    var shuffled = entries();
    Collections.shuffle(shuffled, new Random(1));
    for (var view : VIEWS)
      assertThat(rows(question, view, shuffled)).isEqualTo(rows(question, view, entries()));
  }
}

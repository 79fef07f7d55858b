package ledger.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import ledger.Corridor;
import ledger.board.BoardQuestion;
import ledger.calendar.CalendarQuestion;
import ledger.docket.DocketQuestion;
import ledger.dossier.Dossier;
import ledger.dossier.Entry;
import ledger.positions.PositionsQuestion;
import ledger.register.RegisterQuestion;
import ledger.search.SearchQuestion;
import ledger.timeline.TimelineQuestion;
import ledger.view.Supervaluation;
import ledger.view.View;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class QuestionsTest {

  static List<Question> questions() {
    return List.of(
        new RegisterQuestion(),
        new PositionsQuestion(),
        new BoardQuestion(),
        new DocketQuestion(),
        new TimelineQuestion(),
        new CalendarQuestion(),
        new SearchQuestion());
  }

  private static List<Entry> entries() {
    var recorded = Corridor.recorded();
    var entries = new ArrayList<Entry>();
    recorded.forEach(r -> entries.add(Entry.of(entries.size(), r)));
    return entries;
  }

  private static List<Row> rows(Question question, List<Entry> entries) {
    return question.rows(
        Supervaluation.of(Dossier.of(entries, Corridor.NOW, Long.MAX_VALUE), View.RECORD));
  }

  @ParameterizedTest
  @MethodSource("questions")
  void every_row_has_a_key_of_its_own_and_the_position_it_came_on_record_with(Question question) {
    var rows = rows(question, entries());
    assertThat(rows).extracting(Row::key).doesNotHaveDuplicates().isNotEmpty();
    assertThat(rows.stream().filter(row -> !row.key().isEmpty()))
        .extracting(Row::position)
        .allSatisfy(p -> assertThat(p).isBetween(0L, entries().size() - 1L));
  }

  @ParameterizedTest
  @MethodSource("questions")
  void the_same_entries_in_any_order_give_the_same_rows(Question question) {
    var shuffled = entries();
    Collections.shuffle(shuffled, new Random(1));
    assertThat(rows(question, shuffled)).isEqualTo(rows(question, entries()));
  }
}

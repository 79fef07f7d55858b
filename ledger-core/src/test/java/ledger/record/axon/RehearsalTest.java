package ledger.record.axon;

import static org.assertj.core.api.Assertions.assertThat;

import ledger.decision.Refusal.Unfoldable;
import org.junit.jupiter.api.Test;

/// The last guard in front of the record: an act that a fold or a question would fail on.
class RehearsalTest {

  @Test
  void what_folds_and_answers_is_offered() {
    assertThat(Rehearsal.of("ReviseTerms", () -> 1, _ -> {})).isEmpty();
  }

  @Test
  void what_does_not_fold_is_refused() {
    assertThat(
            Rehearsal.of(
                "ReviseTerms",
                () -> {
                  throw new ArithmeticException("a day beyond the calendar");
                },
                _ -> {}))
        .contains(new Unfoldable("ReviseTerms"));
  }

  @Test
  void what_folds_and_cannot_be_asked_about_is_refused() {
    assertThat(
            Rehearsal.of(
                "ReviseTerms",
                () -> 1,
                _ -> {
                  throw new java.time.DateTimeException("a day beyond the calendar");
                }))
        .contains(new Unfoldable("ReviseTerms"));
  }
}

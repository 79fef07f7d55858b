package ledger.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import ledger.LedgerIT;
import org.junit.jupiter.api.Test;

/// The page of a negotiation as `./ledger show` prints it.
class TextPageIT extends LedgerIT {

  @Test
  void positions_and_commitments_are_tables_in_sentences() {
    harbour("terminal");
    long recorded =
        mustRecord(
            "rep:north",
            act(
                "terminal",
                "TakeStance",
                "'mode': 'PERFORMED', 'by': 'north', 'proposition': 'EXISTS(A)', 'stance': 'AFFIRMS'"));
    var page = page(recorded, "terminal?width=100");
    assertThat(page)
        .startsWith("Use of the harbour\nRecord view. What was said, ")
        .contains("\nPositions\n", "\nCommitments\n", "\nTimeline\n")
        .contains("there is an agreement A")
        .contains("North  affirms that there is an agreement A")
        .contains("South to perform A.s1 (Send")
        .doesNotContainPattern("\\b(ready|performed|EXISTS)\\(");
    assertThat(page.lines()).allMatch(line -> line.length() <= 160);
    assertThat(page.lines().filter(line -> line.startsWith("---")))
        .isNotEmpty()
        .allMatch(line -> line.length() <= 100);
  }

  @Test
  void a_width_that_is_none_is_told_with_what_would_be() {
    long recorded = harbour("terminal-width");
    var answer =
        send(
            request("rep:south", "/negotiations/terminal-width?width=wide")
                .header("Ledger-Position", String.valueOf(recorded))
                .header("Accept", "text/plain, application/problem+json"));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("expected").toString()).contains("from 40 to 9999");
  }

  @Test
  void what_one_may_not_see_is_not_found() {
    harbour("terminal-closed");
    var answer =
        send(
            request("nobody-here", "/negotiations/terminal-closed")
                .header("Accept", "text/plain, application/problem+json"));
    assertThat(List.of(answer.status(), answer.json().path("code").asString()))
        .isEqualTo(List.of(404, "NOT_FOUND"));
  }

  private String page(long recorded, String asked) {
    var answer =
        send(
            request("rep:south", "/negotiations/" + asked)
                .header("Ledger-Position", String.valueOf(recorded))
                .header("Accept", "text/plain"));
    assertThat(answer.status()).isEqualTo(200);
    return answer.response().body();
  }
}

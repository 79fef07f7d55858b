package ledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VerifyProjectionsTest {

  @Test
  void without_a_ledger_to_ask_it_says_what_is_needed() {
    var ran = Ran.ledger("verify", "--projections", "--url", "http://localhost:1");
    assertThat(ran.code()).isEqualTo(LedgerCommand.USAGE);
    assertThat(ran.err()).contains("--token");
  }

  @Test
  void what_a_ledger_stores_is_looked_at_by_the_ledger() {
    var ran = Ran.ledger("verify", "--database");
    assertThat(ran.code()).isEqualTo(LedgerCommand.USAGE);
    var unreached =
        Ran.ledger("verify", "--database", "--url", "http://localhost:1", "--token", "none");
    assertThat(unreached.code()).isEqualTo(LedgerCommand.NOT_DONE);
  }

  @Test
  void where_no_ledger_answers_it_cannot_tell() {
    var ran =
        Ran.ledger("verify", "--projections", "--url", "http://localhost:1", "--token", "none");
    assertThat(ran.code()).isEqualTo(LedgerCommand.NOT_DONE);
    assertThat(ran.err()).contains("no ledger answers");
    var rebuild = Ran.ledger("rebuild", "--url", "http://localhost:1", "--token", "none");
    assertThat(rebuild.code()).isEqualTo(LedgerCommand.NOT_DONE);
  }

  @Test
  void a_question_is_a_word() {
    var ran = Ran.ledger("rebuild", "Board!", "--url", "http://localhost:1", "--token", "none");
    assertThat(ran.code()).isEqualTo(LedgerCommand.USAGE);
  }
}

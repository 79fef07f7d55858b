package ledger.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import ledger.act.UserId;
import ledger.administration.AdministrativeEvent.AccountDisabled;
import ledger.administration.AdministrativeEvent.AccountEnabled;
import ledger.administration.AdministrativeEvent.AccountOpened;
import ledger.administration.AdministrativeEvent.TokenIssued;
import ledger.value.Hash;
import org.junit.jupiter.api.Test;

/// Who can sign in follows from what is on record of accounts.
class AccountsOnRecordTest {

  private static final UserId OWNER = new UserId("owner");
  private static final UserId NORTH = new UserId("rep:north");
  private static final String FIRST = Hash.of("first");
  private static final String SECOND = Hash.of("second");
  private static final String THIRD = Hash.of("third");

  private final AccountsOnRecord two =
      AccountsOnRecord.NONE.after(
          List.of(new AccountOpened(OWNER, true, FIRST), new AccountOpened(NORTH, false, SECOND)));

  @Test
  void a_token_signs_in_the_user_whose_account_was_opened_with_it() {
    assertThat(two.withToken(FIRST)).contains(new Account(OWNER, true));
    assertThat(two.withToken(SECOND)).contains(new Account(NORTH, false));
    assertThat(two.withToken(THIRD)).isEmpty();
    assertThat(two.has(NORTH)).isTrue();
    assertThat(two.has(new UserId("rep:south"))).isFalse();
  }

  @Test
  void of_two_tokens_of_a_user_the_one_that_was_issued_last_signs_in() {
    var now = two.after(List.of(new TokenIssued(OWNER, THIRD)));
    assertThat(now.withToken(FIRST)).isEmpty();
    assertThat(now.withToken(THIRD)).as("still an operator").contains(new Account(OWNER, true));
    assertThat(now.withToken(SECOND)).contains(new Account(NORTH, false));
  }

  @Test
  void whoever_is_disabled_signs_in_with_nothing_until_enabled_again() {
    var without = two.after(List.of(new AccountDisabled(NORTH)));
    assertThat(without.withToken(SECOND)).isEmpty();
    assertThat(without.withToken(FIRST)).as("others do").isPresent();
    var issued = without.after(List.of(new TokenIssued(NORTH, THIRD)));
    assertThat(issued.withToken(THIRD)).as("nor with a new token").isEmpty();
    var again = issued.after(List.of(new AccountEnabled(NORTH)));
    assertThat(again.withToken(THIRD)).contains(new Account(NORTH, false));
    assertThat(again.withToken(SECOND)).isEmpty();
  }

  @Test
  void what_was_known_before_is_left_as_it_was() {
    two.after(List.of(new TokenIssued(OWNER, THIRD)));
    assertThat(two.withToken(FIRST)).isPresent();
  }

  @Test
  void a_token_of_a_user_without_an_account_is_no_history_of_a_ledger() {
    var issued = List.of(new TokenIssued(new UserId("nobody"), THIRD));
    assertThatThrownBy(() -> two.after(List.copyOf(issued)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a token was issued to nobody, who has no account");
  }
}

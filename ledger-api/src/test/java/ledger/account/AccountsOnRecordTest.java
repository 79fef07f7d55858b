package ledger.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import ledger.act.UserId;
import ledger.administration.AdministrativeEntry;
import ledger.administration.AdministrativeEvent;
import ledger.administration.AdministrativeEvent.AccountDisabled;
import ledger.administration.AdministrativeEvent.AccountEnabled;
import ledger.administration.AdministrativeEvent.AccountOpened;
import ledger.administration.AdministrativeEvent.PersonalTokenIssued;
import ledger.administration.AdministrativeEvent.PersonalTokenRevoked;
import ledger.administration.AdministrativeEvent.TokenIssued;
import ledger.administration.RecordedEntry;
import ledger.administration.TokenScope;
import ledger.value.Hash;
import ledger.value.Id;
import org.junit.jupiter.api.Test;

/// Who can sign in follows from what is on record of accounts.
class AccountsOnRecordTest {

  private static final UserId OWNER = new UserId("owner");
  private static final UserId NORTH = new UserId("rep:north");
  private static final String FIRST = Hash.of("first");
  private static final String SECOND = Hash.of("second");
  private static final String THIRD = Hash.of("third");
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Instant TOMORROW = NOW.plus(Duration.ofDays(1));
  private static final TokenScope READS =
      new TokenScope(Set.of(TokenScope.Use.READ), Optional.of(new Id("harbour")));

  private final AccountsOnRecord two =
      after(
          AccountsOnRecord.NONE,
          new AccountOpened(OWNER, true, FIRST),
          new AccountOpened(NORTH, false, SECOND));

  private static AccountsOnRecord after(AccountsOnRecord before, AdministrativeEvent... events) {
    return before.after(
        Stream.of(events)
            .map(event ->
                new RecordedEntry(0, NOW, new AdministrativeEntry(Optional.of(OWNER), event)))
            .toList());
  }

  private static PersonalTokenIssued personal(String name, String hash) {
    return new PersonalTokenIssued(NORTH, new Id(name), READS, TOMORROW, hash);
  }

  private static Optional<Account> signsIn(AccountsOnRecord onRecord, String hash) {
    return onRecord.withToken(hash, NOW).map(AccountsOnRecord.Grant::account);
  }

  @Test
  void a_token_signs_in_the_user_whose_account_was_opened_with_it() {
    assertThat(signsIn(two, FIRST)).contains(new Account(OWNER, true));
    assertThat(signsIn(two, SECOND)).contains(new Account(NORTH, false));
    assertThat(signsIn(two, THIRD)).isEmpty();
    assertThat(two.has(NORTH)).isTrue();
    assertThat(two.has(new UserId("rep:south"))).isFalse();
  }

  @Test
  void of_two_tokens_of_an_account_the_one_that_was_issued_last_signs_in() {
    var now = after(two, new TokenIssued(OWNER, THIRD));
    assertThat(signsIn(now, FIRST)).isEmpty();
    assertThat(signsIn(now, THIRD)).as("still an operator").contains(new Account(OWNER, true));
    assertThat(signsIn(now, SECOND)).contains(new Account(NORTH, false));
  }

  @Test
  void a_personal_token_signs_in_beside_it_until_its_time_is_over() {
    var now = after(two, personal("ci", THIRD));
    assertThat(signsIn(now, SECOND)).contains(new Account(NORTH, false));
    assertThat(signsIn(now, THIRD)).contains(new Account(NORTH, false));
    assertThat(now.withToken(THIRD, NOW).orElseThrow().personal())
        .contains(new PersonalToken(new Id("ci"), READS, THIRD, NOW, TOMORROW));
    assertThat(now.withToken(SECOND, NOW).orElseThrow().personal()).isEmpty();
    assertThat(now.withToken(THIRD, TOMORROW.minusMillis(1))).isPresent();
    assertThat(now.withToken(THIRD, TOMORROW)).isEmpty();
  }

  @Test
  void a_personal_token_that_is_revoked_or_made_anew_signs_nobody_in_any_more() {
    var issued = after(two, personal("ci", THIRD), personal("phone", Hash.of("phone")));
    var revoked = after(issued, new PersonalTokenRevoked(NORTH, new Id("ci")));
    assertThat(signsIn(revoked, THIRD)).isEmpty();
    assertThat(signsIn(revoked, Hash.of("phone"))).isPresent();
    assertThat(signsIn(revoked, SECOND)).isPresent();
    var anew = after(issued, personal("ci", Hash.of("anew")));
    assertThat(signsIn(anew, THIRD)).isEmpty();
    assertThat(signsIn(anew, Hash.of("anew"))).isPresent();
  }

  /// Whoever had the old one may have made them.
  @Test
  void an_account_s_new_token_ends_its_personal_tokens_too() {
    var now = after(two, personal("ci", THIRD), new TokenIssued(NORTH, Hash.of("another")));
    assertThat(signsIn(now, THIRD)).isEmpty();
    assertThat(now.hashes()).containsExactlyInAnyOrder(FIRST, Hash.of("another"));
    assertThat(now.of(NORTH).orElseThrow().own().by()).contains(OWNER);
  }

  @Test
  void whoever_is_disabled_signs_in_with_nothing_until_enabled_again() {
    var without = after(two, personal("ci", Hash.of("ci")), new AccountDisabled(NORTH));
    assertThat(signsIn(without, SECOND)).isEmpty();
    assertThat(signsIn(without, Hash.of("ci"))).isEmpty();
    assertThat(signsIn(without, FIRST)).as("others do").isPresent();
    var issued = after(without, new TokenIssued(NORTH, THIRD));
    assertThat(signsIn(issued, THIRD)).as("nor with a new token").isEmpty();
    var again = after(issued, new AccountEnabled(NORTH));
    assertThat(signsIn(again, THIRD)).contains(new Account(NORTH, false));
    assertThat(signsIn(again, SECOND)).isEmpty();
  }

  @Test
  void what_was_known_before_is_left_as_it_was() {
    after(two, new TokenIssued(OWNER, THIRD));
    assertThat(signsIn(two, FIRST)).isPresent();
  }

  @Test
  void a_token_of_a_user_without_an_account_is_no_history_of_a_ledger() {
    assertThatThrownBy(() -> after(two, new TokenIssued(new UserId("nobody"), THIRD)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("an entry is about the account of nobody, who has none");
  }
}

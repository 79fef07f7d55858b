package ledger.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import ledger.BoundedIT;
import ledger.Browser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Three sessions of one user, five in all.
class OpenSessionsIT extends BoundedIT {

  private final List<Browser> open = new ArrayList<>();

  @AfterEach
  void all_are_closed() {
    open.forEach(Browser::close);
  }

  private Browser signedIn(String user) {
    var browser = new Browser("http://localhost:" + port);
    open.add(browser);
    browser.signIn(user, token(user));
    return browser;
  }

  @Test
  void one_too_many_of_a_user_ends_the_one_that_was_used_longest_ago() {
    var browsers = IntStream.range(0, 3).mapToObj(_ -> signedIn("everywhere")).toList();
    assertThat(browsers.get(0).isSignedIn()).isTrue(); // so it was used last
    assertThat(browsers.get(2).isSignedIn()).isTrue();
    var fourth = signedIn("everywhere");
    assertThat(browsers).extracting(Browser::isSignedIn).containsExactly(true, false, true);
    assertThat(fourth.isSignedIn()).isTrue();
  }

  @Test
  void and_one_too_many_in_all_ends_another_users_rather_than_keep_somebody_out() {
    var first = signedIn("session-0");
    for (int i = 1; i < 6; i++) assertThat(signedIn("session-" + i).isSignedIn()).isTrue();
    assertThat(first.isSignedIn()).isFalse();
    assertThat(open).filteredOn(Browser::isSignedIn).hasSize(5);
  }

  @Test
  void who_signs_out_makes_room_and_who_sends_a_token_takes_none() {
    var stays = signedIn("tidy");
    for (int i = 0; i < 5; i++)
      assertThat(get("tidy", "/negotiations").response().headers().allValues("Set-Cookie"))
          .noneMatch(cookie -> cookie.startsWith("JSESSIONID"));
    assertThat(stays.isSignedIn()).isTrue();
  }
}

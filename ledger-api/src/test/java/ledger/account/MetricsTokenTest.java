package ledger.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicReference;
import ledger.startup.CannotStart;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

class MetricsTokenTest {

  private static final String SECRET = "0123456789abcdef0123456789abcdef";

  private final AtomicReference<Authentication> asked = new AtomicReference<>();
  private final AuthenticationManager others =
      sent -> {
        asked.set(sent);
        return sent;
      };

  private static Authentication sent(String token) {
    return new BearerTokenAuthenticationToken(token);
  }

  @Test
  void it_reads_metrics_and_nobody_else_is_asked() {
    var as = new MetricsToken(SECRET).or(others).authenticate(sent(SECRET));
    assertThat(as.getAuthorities())
        .extracting(GrantedAuthority::getAuthority)
        .containsExactly(MetricsToken.READS_METRICS);
    assertThat(asked).hasNullValue();
  }

  @Test
  void another_token_is_anothers() {
    var other = sent(SECRET.replace('0', '1'));
    assertThat(new MetricsToken(SECRET).or(others).authenticate(other)).isSameAs(other);
    assertThat(new MetricsToken("").or(others).authenticate(other)).isSameAs(other);
    assertThat(asked).hasValue(other);
  }

  @Test
  void one_that_could_be_guessed_is_not_taken_and_none_is_told() {
    assertThatThrownBy(() -> new MetricsToken("short"))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("32 or more")
        .hasMessageNotContaining("short");
    assertThat(new MetricsToken(SECRET)).asString().doesNotContain(SECRET);
  }
}

package ledger.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import ledger.startup.CannotStart;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;

/// Reads metrics and nothing else: what collects them day and night should hold no more.
///
/// It is set, and not an account's: it is good while the database does not answer, which is when
/// metrics are read.
///
/// @param secret empty where none is set, and only operators read metrics
record MetricsToken(String secret) {

  static final String READS_METRICS = "READS_METRICS";

  private static final String SETTING = "ledger.metrics.token";
  private static final int LEAST = 32;

  MetricsToken {
    if (!secret.isEmpty() && secret.length() < LEAST)
      throw new CannotStart(
          "%s has %d characters, and could be guessed: give it %d or more, such as `openssl rand -hex 32` makes"
              .formatted(SETTING, secret.length(), LEAST));
  }

  /// @param others asked of all other tokens
  AuthenticationManager or(AuthenticationManager others) {
    return sent -> isIt(sent) ? reader() : others.authenticate(sent);
  }

  private boolean isIt(Authentication sent) {
    return !secret.isEmpty()
        && MessageDigest.isEqual(
            bytes(secret), bytes(((BearerTokenAuthenticationToken) sent).getToken()));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Authentication reader() {
    return new PreAuthenticatedAuthenticationToken(
        SETTING, "", AuthorityUtils.createAuthorityList(READS_METRICS));
  }

  /// Not the secret.
  @Override
  public String toString() {
    return SETTING;
  }
}

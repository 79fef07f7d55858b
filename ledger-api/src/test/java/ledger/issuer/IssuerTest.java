package ledger.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import ledger.Eventually;
import ledger.startup.CannotStart;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;
import org.springframework.mock.env.MockEnvironment;

/// An operator names who signs people in, and is told what is wrong with it.
class IssuerTest {

  private final MockOAuth2Server organisation = new MockOAuth2Server();

  @BeforeEach
  void an_organisation_is_there() {
    organisation.start();
  }

  @AfterEach
  void and_is_gone() {
    organisation.shutdown();
  }

  private String name() {
    return organisation.issuerUrl("organisation").toString();
  }

  private static Issuer issuer(String name) {
    return new Issuer(
            new IssuerSettings(
                URI.create(name),
                "sub",
                Optional.of("ledger"),
                Optional.empty(),
                Duration.ofHours(1)))
        .start();
  }

  @Test
  void one_that_is_called_so_is_used() {
    try (var issuer = issuer(name())) {
      Eventually.until("it answers", () -> issuer.trouble().isEmpty());
      assertThat(issuer.tokens()).isPresent();
      assertThat(issuer.client()).as("nobody signs in there in a browser").isEmpty();
      assertThat(new IssuerHealth(issuer).health().getStatus()).isEqualTo(Status.UP);
    }
  }

  /// Every token of it would be none, and the server in the best of health.
  @Test
  void one_that_differs_by_a_slash_is_told_with_what_to_write() {
    try (var issuer = issuer(name() + "/")) {
      Eventually.until(
          "it answers",
          () -> issuer.trouble().filter(why -> why.startsWith("it calls")).isPresent());
      assertThat(issuer.trouble())
          .contains(
              "it calls itself %1$s, and ledger.oidc.issuer is %1$s/: set it to what it calls itself, letter for letter"
                  .formatted(name()));
      assertThat(issuer.tokens()).isEmpty();
      var health = new IssuerHealth(issuer).health();
      assertThat(health.getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
      assertThat(health.getDetails()).containsKey("why");
    }
  }

  @Test
  void one_that_does_not_answer_is_told() {
    try (var nobody = issuer("http://localhost:1/organisation")) {
      assertThat(nobody.trouble().orElseThrow())
          .startsWith("nobody answers at http://localhost:1/");
    }
  }

  @Test
  void what_does_not_go_together_is_told_before_anything_starts() {
    assertThat(IssuerSettings.of(new MockEnvironment())).isEmpty();
    assertThatThrownBy(() ->
            IssuerSettings.of(new MockEnvironment().withProperty("ledger.oidc.audience", "x")))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("ledger.oidc.issuer is missing");
    assertThatThrownBy(() ->
            IssuerSettings.of(
                new MockEnvironment().withProperty("ledger.oidc.issuer", "https://a.example")))
        .hasMessageContaining("nobody could sign in");
    assertThatThrownBy(() ->
            IssuerSettings.of(
                new MockEnvironment()
                    .withProperty("ledger.oidc.issuer", "a.example")
                    .withProperty("ledger.oidc.audience", "ledger")))
        .hasMessageContaining("which is no address");
  }
}

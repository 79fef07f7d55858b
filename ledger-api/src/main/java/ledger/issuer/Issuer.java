package ledger.issuer;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The organisation that says who somebody is, as far as it answers.
///
/// It is asked for what it is called and where its keys are when the ledger starts, and again and
/// again until it says so; nothing waits for it. What is wrong is told then and in the health: a
/// token of an issuer that calls itself otherwise would be no token at all, and nothing would say
/// why.
public final class Issuer implements AutoCloseable {

  /// In addresses, and nowhere else.
  public static final String REGISTRATION = "ledger";

  private static final Logger LOG = LoggerFactory.getLogger(Issuer.class);
  private static final String METADATA = "/.well-known/openid-configuration";
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int AGAIN_S = 10;
  private static final int LARGEST = 1 << 20;

  /// What is known of it.
  sealed interface State {

    /// @param why as a sentence for an operator
    record Unresolved(String why) implements State {}

    /// @param client where people sign in there
    /// @param tokens where software does
    record Resolved(Optional<ClientRegistration> client, Optional<JwtDecoder> tokens)
        implements State {}
  }

  private static final class CannotBeUsed extends Exception {
    private static final long serialVersionUID = 1L;

    CannotBeUsed(String why) {
      super(why, null, false, false);
    }
  }

  private final IssuerSettings settings;
  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(PATIENCE)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("issuer").daemon().factory());
  private volatile State state = new State.Unresolved("it was not asked yet");

  Issuer(IssuerSettings settings) {
    this.settings = settings;
  }

  /// Asks it now, and goes on asking where it does not answer.
  Issuer start() {
    resolve();
    var _ = thread.scheduleWithFixedDelay(this::resolve, AGAIN_S, AGAIN_S, TimeUnit.SECONDS);
    return this;
  }

  public IssuerSettings settings() {
    return settings;
  }

  /// Why nobody can sign in by it; empty where all can.
  public Optional<String> trouble() {
    return state instanceof State.Unresolved(var why) ? Optional.of(why) : Optional.empty();
  }

  /// Where people sign in; empty where they do not, or it does not answer.
  public Optional<ClientRegistration> client() {
    return state instanceof State.Resolved resolved ? resolved.client() : Optional.empty();
  }

  /// Reads tokens of software; empty where none signs in, or the issuer does not answer.
  public Optional<JwtDecoder> tokens() {
    return state instanceof State.Resolved resolved ? resolved.tokens() : Optional.empty();
  }

  private void resolve() {
    if (state instanceof State.Resolved) return;
    var before = trouble();
    try {
      state = resolved(metadata());
      LOG.info("issuer resolved issuer={}", settings.issuer());
    } catch (CannotBeUsed fault) {
      var why = String.valueOf(fault.getMessage());
      state = new State.Unresolved(why);
      if (!before.equals(Optional.of(why)))
        LOG.warn("nobody can sign in by ledger.oidc.issuer: {}", why);
    }
  }

  private Map<String, Object> metadata() throws CannotBeUsed {
    var at = URI.create(settings.issuer().toString().replaceFirst("/+$", "") + METADATA);
    try {
      var answer =
          http.send(
              HttpRequest.newBuilder(at).timeout(PATIENCE).build(), BodyHandlers.ofInputStream());
      byte[] body;
      try (var in = answer.body()) {
        body = in.readNBytes(LARGEST);
      }
      if (answer.statusCode() != 200)
        throw new CannotBeUsed(
            "%s answered %d: check ledger.oidc.issuer".formatted(at, answer.statusCode()));
      return JsonMapper.shared().readValue(body, new TypeReference<Map<String, Object>>() {});
    } catch (JacksonException _) {
      throw new CannotBeUsed(at + " answered no JSON: check ledger.oidc.issuer");
    } catch (IOException _) {
      throw new CannotBeUsed("nobody answers at %s: check ledger.oidc.issuer".formatted(at));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new CannotBeUsed("the ledger is stopping");
    }
  }

  private State.Resolved resolved(Map<String, Object> metadata) throws CannotBeUsed {
    var name = metadata.getOrDefault("issuer", "");
    if (!name.equals(settings.issuer().toString()))
      throw new CannotBeUsed(
          "it calls itself %s, and ledger.oidc.issuer is %s: set it to what it calls itself, letter for letter"
              .formatted(name, settings.issuer()));
    try {
      return new State.Resolved(
          settings.client().map(client -> registration(client, metadata)),
          settings.audience().map(audience -> decoder(audience, metadata)));
    } catch (IllegalArgumentException | IllegalStateException unusable) {
      throw new CannotBeUsed(
          "what it says of itself cannot be used: %s".formatted(unusable.getMessage()));
    }
  }

  private static ClientRegistration registration(
      IssuerSettings.Client client, Map<String, Object> metadata) {
    var registration =
        ClientRegistrations.fromOidcConfiguration(metadata)
            .registrationId(REGISTRATION)
            .clientId(client.id())
            .scope(client.scopes())
            .redirectUri(client.redirect().orElse("{baseUrl}/login/oauth2/code/{registrationId}"))
            .clientSettings(
                ClientRegistration.ClientSettings.builder().requireProofKey(true).build());
    return client
        .secret()
        .map(registration::clientSecret)
        .orElseGet(() -> registration.clientAuthenticationMethod(ClientAuthenticationMethod.NONE))
        .build();
  }

  private JwtDecoder decoder(String audience, Map<String, Object> metadata) {
    var decoder =
        NimbusJwtDecoder.withJwkSource(keys(String.valueOf(metadata.get("jwks_uri"))))
            .jwsAlgorithms(all -> {
              all.add(SignatureAlgorithm.RS256);
              all.add(SignatureAlgorithm.PS256);
              all.add(SignatureAlgorithm.ES256);
            })
            // As a type some say "JWT", some "at+jwt", some nothing.
            .jwtProcessorCustomizer(jwt -> jwt.setJWSTypeVerifier((_, _) -> {}))
            .build();
    OAuth2TokenValidator<Jwt> ours =
        new DelegatingOAuth2TokenValidator<>(
            List.of(
                new JwtTimestampValidator(),
                new JwtIssuerValidator(settings.issuer().toString()),
                new JwtAudienceValidator(audience)));
    decoder.setJwtValidator(ours);
    return decoder;
  }

  /// Kept for minutes, and fetched anew for a key that is not among them: twice in half a minute at
  /// most, or strangers who name keys that do not exist would have it asked without end.
  private static JWKSource<SecurityContext> keys(String at) {
    try {
      var patience = Math.toIntExact(PATIENCE.toMillis());
      return JWKSourceBuilder.<SecurityContext>create(
              URI.create(at).toURL(), new DefaultResourceRetriever(patience, patience, LARGEST))
          .refreshAheadCache(false)
          .build();
    } catch (MalformedURLException _) {
      throw new IllegalArgumentException("jwks_uri is no address: " + at);
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
    http.shutdownNow();
  }
}

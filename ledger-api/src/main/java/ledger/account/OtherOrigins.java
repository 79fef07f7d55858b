package ledger.account;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import ledger.startup.CannotStart;
import ledger.version.InterfaceVersion;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;

/// Of which origins pages may read, in a browser, what their own token gives them:
/// `ledger.cors.origins`; none unless it is set.
///
/// Nothing is answered so to what the browser itself is signed in with: credentials are never
/// allowed, and a form of ours is never sent from elsewhere. Whoever is not listed gets no header
/// that would let a browser go on, and is answered as ever.
final class OtherOrigins implements CorsConfigurationSource {

  private static final Pattern ORIGIN =
      Pattern.compile("https?://([a-z0-9.-]+|\\[[0-9a-f:]+])(:[0-9]{1,5})?");

  private static final List<String> READ = List.of("GET", "HEAD");
  private static final List<String> READ_AND_SENT = List.of("GET", "HEAD", "POST");

  /// What takes a bearer token and a body.
  private static final RequestMatcher TAKES_A_BODY =
      any("/acts", "/negotiations/*/whatif", "/log/checkpoint");

  private static final RequestMatcher FOR_PEOPLE =
      any("/", "/login", "/logout", "/account/**", "/operator/**", "/actuator/**");

  private static final List<String> SENT =
      List.of(
          InterfaceVersion.HEADER,
          HttpHeaders.ACCEPT,
          HttpHeaders.AUTHORIZATION,
          HttpHeaders.CONTENT_TYPE,
          HttpHeaders.IF_NONE_MATCH,
          "Last-Event-ID",
          "Ledger-Position",
          "Prefer");

  private static final List<String> SHOWN =
      List.of(
          HttpHeaders.CONTENT_DISPOSITION,
          HttpHeaders.ETAG,
          "Ledger-Position",
          HttpHeaders.LINK,
          "Preference-Applied",
          HttpHeaders.RETRY_AFTER,
          HttpHeaders.WWW_AUTHENTICATE);

  private final List<String> origins;

  /// @throws CannotStart where one of them is no origin
  OtherOrigins(List<String> origins) {
    for (var origin : origins)
      if (!ORIGIN.matcher(origin).matches())
        throw new CannotStart(
            "ledger.cors.origins has \"%s\", which is no origin: write its scheme, its host in small letters and its port, such as https://reader.example or http://localhost:3000, with commas between several"
                .formatted(origin));
    this.origins = List.copyOf(origins);
  }

  boolean isNone() {
    return origins.isEmpty();
  }

  /// Of a request without an origin too: so caches are told that there may be another answer.
  @Override
  public @Nullable CorsConfiguration getCorsConfiguration(HttpServletRequest request) {
    var origin = request.getHeader(HttpHeaders.ORIGIN);
    if (FOR_PEOPLE.matches(request) || origin != null && !origins.contains(origin)) return null;
    var allowed = new CorsConfiguration();
    allowed.setAllowedOrigins(origins);
    allowed.setAllowedMethods(TAKES_A_BODY.matches(request) ? READ_AND_SENT : READ);
    allowed.setAllowedHeaders(SENT);
    allowed.setExposedHeaders(SHOWN);
    allowed.setAllowCredentials(false);
    allowed.setMaxAge(Duration.ofHours(1));
    return allowed;
  }

  private static RequestMatcher any(String... paths) {
    var path = PathPatternRequestMatcher.withDefaults();
    return new OrRequestMatcher(
        List.of(paths).stream().<RequestMatcher>map(path::matcher).toList());
  }
}

package ledger.account;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import ledger.administration.TokenScope;
import ledger.administration.TokenScope.Use;
import ledger.problem.RequestProblems;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/// Refuses what a personal token is not good for, before anything is looked up: so the answer
/// follows from the token and the request alone, and says nothing of what is there.
///
/// Where a list is of several negotiations, and for an act, [SignedIn#reaches] says which of them
/// count.
final class WithinScope extends OncePerRequestFilter {

  private static final PathPatternRequestMatcher.Builder PATH =
      PathPatternRequestMatcher.withDefaults();

  /// Good for whoever is signed in, and for whoever is not.
  private static final RequestMatcher ALWAYS =
      any(
          "GET /accounts/self",
          "/login",
          "/logout",
          "/ledger.css",
          "/error",
          "/schemas/**",
          "/openapi",
          "/openapi.json",
          "/problems/*",
          "/actuator/health/**");

  private static final RequestMatcher WRITES = any("POST /acts");

  /// A question that has a body, and a checkpoint of what is there already.
  private static final RequestMatcher READS =
      any("POST /negotiations/*/whatif", "POST /log/checkpoint", "GET /**", "HEAD /**");

  /// What is typed is kept and shown again: whoever writes by hand reads as well.
  private static final RequestMatcher WRITES_BY_HAND =
      any(
          "POST /negotiations/*/record",
          "POST /negotiations/*/record/*",
          "POST /negotiations/*/sources/*/content");

  private static final RequestMatcher OF_OPERATORS =
      any("/operator/**", "/accounts/**", "/account/**");

  /// What has no negotiation in its address, and shows of each what the token reaches.
  private static final RequestMatcher OF_SEVERAL = any("/", "/negotiations", "/log/**");

  private static final PathPatternRequestMatcher OF_ONE = PATH.matcher("/negotiations/{one}/**");

  private final JsonMapper json;
  private final SignInTrail trail;

  WithinScope(JsonMapper json, SignInTrail trail) {
    this.json = json;
    this.trail = trail;
  }

  static RequestMatcher any(String... routes) {
    return new OrRequestMatcher(
        List.of(routes).stream().<RequestMatcher>map(WithinScope::route).toList());
  }

  private static PathPatternRequestMatcher route(String route) {
    var parts = route.split(" ");
    return parts.length == 1
        ? PATH.matcher(route)
        : PATH.matcher(HttpMethod.valueOf(parts[0]), parts[1]);
  }

  /// Whether a request changes nothing, whoever sends it.
  static boolean isRead(HttpServletRequest request) {
    return ALWAYS.matches(request) || READS.matches(request);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var as =
        Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
            .flatMap(SignedIn::of);
    var refused = as.flatMap(SignedIn::scope).filter(scope -> !isWithin(scope, request));
    if (as.isEmpty() || refused.isEmpty()) chain.doFilter(request, response);
    else {
      trail.denied(as.get(), RemoteAddress.of(request.getRemoteAddr()));
      RequestProblems.outOfScope(refused.get()).write(response, json);
    }
  }

  private static boolean isWithin(TokenScope scope, HttpServletRequest request) {
    if (ALWAYS.matches(request)) return true;
    if (OF_OPERATORS.matches(request)) return false;
    if (WRITES.matches(request)) return scope.may().contains(Use.WRITE);
    if (WRITES_BY_HAND.matches(request))
      return scope.may().containsAll(EnumSet.allOf(Use.class)) && reaches(scope, request);
    return READS.matches(request) && scope.may().contains(Use.READ) && reaches(scope, request);
  }

  private static boolean reaches(TokenScope scope, HttpServletRequest request) {
    if (scope.negotiation().isEmpty() || OF_SEVERAL.matches(request)) return true;
    return scope
        .negotiation()
        .get()
        .value()
        .equals(OF_ONE.matcher(request).getVariables().get("one"));
  }
}

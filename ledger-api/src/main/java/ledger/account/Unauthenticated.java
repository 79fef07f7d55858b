package ledger.account;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import ledger.problem.Problem;
import ledger.problem.RequestProblems;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Tells software that it is not signed in, or signed in as somebody who may not do this.
@Component
class Unauthenticated implements AuthenticationEntryPoint, AccessDeniedHandler {

  private static final String AGAIN_S = "10";

  /// Of a request without a token, and of one with a token that is not good (RFC 6750, section
  /// 3.1).
  private static final String MISSING = "Bearer";

  private static final String INVALID = "Bearer error=\"invalid_token\"";

  /// Whoever signs in by a form that is out of date is no stranger who forgot a token.
  private static final String SIGN_IN = "/login";

  private final JsonMapper json;
  private final SignInTrail trail;

  Unauthenticated(JsonMapper json, SignInTrail trail) {
    this.json = json;
    this.trail = trail;
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
      throws IOException {
    switch (why) {
      case TooManyGuesses many -> {
        response.setHeader("Retry-After", many.seconds());
        RequestProblems.tooManyGuesses(many.seconds()).write(response, json);
      }
      case IssuerSilent _ -> {
        response.setHeader("Retry-After", AGAIN_S);
        RequestProblems.issuerSilent(AGAIN_S).write(response, json);
      }
      case NobodysAccount _ -> refuse(INVALID, RequestProblems.nobodysAccount(), response);
      case InvalidBearerTokenException _ -> refuse(INVALID, RequestProblems.wrongToken(), response);
      default -> refuse(MISSING, RequestProblems.notSignedIn(), response);
    }
  }

  private void refuse(String challenge, Problem problem, HttpServletResponse response)
      throws IOException {
    response.setHeader(HttpHeaders.WWW_AUTHENTICATE, challenge);
    problem.write(response, json);
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
      throws IOException, ServletException {
    if (isStranger() && !request.getRequestURI().equals(SIGN_IN)) {
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, MISSING);
      RequestProblems.notSignedIn().forward(request, response);
      return;
    }
    SignedIn.of(request.getUserPrincipal())
        .ifPresent(as -> trail.denied(as, RemoteAddress.of(request.getRemoteAddr())));
    RequestProblems.notPermitted().forward(request, response);
  }

  /// A request for a form is looked at before its sender is known to it, but not to the session.
  private static boolean isStranger() {
    var caller = SecurityContextHolder.getContext().getAuthentication();
    return caller == null || caller instanceof AnonymousAuthenticationToken;
  }
}

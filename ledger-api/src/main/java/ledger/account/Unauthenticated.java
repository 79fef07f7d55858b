package ledger.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import ledger.http.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Tells software that it is not signed in, or signed in as somebody who may not do this.
@Component
class Unauthenticated implements AuthenticationEntryPoint, AccessDeniedHandler {

  private final JsonMapper json;

  Unauthenticated(JsonMapper json) {
    this.json = json;
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
      throws IOException {
    response.setHeader("WWW-Authenticate", "Bearer");
    Problem.of("NOT_SIGNED_IN", HttpStatus.UNAUTHORIZED, "Nobody is signed in.")
        .rule("Only the health check is open to strangers.")
        .instead(List.of("send the header Authorization: Bearer <token>", "or sign in at /login"))
        .write(response, json);
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
      throws IOException {
    Problem.of(
            "NOT_PERMITTED",
            HttpStatus.FORBIDDEN,
            "This request is not permitted to whoever is signed in.")
        .rule(
            "Accounts are made by operators; acts are posted with a bearer token, not with a page's session.")
        .instead(List.of("ask an operator", "or send the header Authorization: Bearer <token>"))
        .write(response, json);
  }
}

package ledger.account;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import ledger.log.Altered;
import ledger.problem.Faults;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/// Nobody is signed in from accounts that are not what was signed. That is a problem like any
/// other, and no fault of the web server.
final class RefusedSignIn extends OncePerRequestFilter {

  private final JsonMapper json;

  RefusedSignIn(JsonMapper json) {
    this.json = json;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      chain.doFilter(request, response);
    } catch (Altered altered) {
      Faults.internal(altered).write(response, json);
    }
  }
}

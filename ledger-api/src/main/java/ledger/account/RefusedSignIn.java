package ledger.account;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import ledger.database.DatabaseWatch;
import ledger.problem.Faults;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/// Nobody is signed in from accounts that are not what was signed, or cannot be read. That is a
/// problem like any other, and no fault of the web server.
final class RefusedSignIn extends OncePerRequestFilter {

  private final DatabaseWatch database;

  RefusedSignIn(DatabaseWatch database) {
    this.database = database;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      chain.doFilter(
          asksForHealth(request) && isSigned(request) && !database.answersSoon()
              ? new OfNobody(request)
              : request,
          response);
    } catch (RuntimeException fault) {
      if (response.isCommitted()) throw fault;
      Faults.beyondARequest(fault).orElseThrow(() -> fault).sendError(request, response);
    }
  }

  private static boolean isSigned(HttpServletRequest request) {
    return request.getHeader(HttpHeaders.AUTHORIZATION) != null;
  }

  private static boolean asksForHealth(HttpServletRequest request) {
    return request.getRequestURI().startsWith("/actuator/health");
  }

  /// Whose token it is cannot be told without the database, and that it is away is told to anybody.
  private static final class OfNobody extends HttpServletRequestWrapper {

    OfNobody(HttpServletRequest request) {
      super(request);
    }

    @Override
    public @Nullable String getHeader(String name) {
      return isSignIn(name) ? null : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
      return isSignIn(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
    }

    private static boolean isSignIn(String name) {
      return name.equalsIgnoreCase(HttpHeaders.AUTHORIZATION);
    }
  }
}

package ledger.account;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/// Ends a session when what it was signed in with signs nobody in any more: another token was
/// issued, or the account was disabled, on whichever node.
final class EndedSessions extends OncePerRequestFilter {

  private final Accounts accounts;

  EndedSessions(Accounts accounts) {
    this.accounts = accounts;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var session = request.getSession(false);
    if (session != null) {
      var caller = SecurityContextHolder.getContext().getAuthentication();
      if (caller != null
          && SignedIn.of(caller).filter(as -> !accounts.isSignedIn(as)).isPresent()) {
        session.invalidate();
        SecurityContextHolder.clearContext();
      }
    }
    chain.doFilter(request, response);
  }
}

package ledger.account;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import ledger.problem.RequestProblems;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/// Of a server that only reads: whatever would write is told to go elsewhere, before anything is
/// looked up. So is a form for it, which would be filled in for nothing, and what operators do: it
/// is about what is kept by whoever records.
final class OnlyReads extends OncePerRequestFilter {

  private static final RequestMatcher ELSEWHERE =
      WithinScope.any(
          "/negotiations/*/record", "/negotiations/*/record/*", "/opening", "/operator/**");

  private final Optional<String> writer;

  /// @param writer the address of whoever records, where it is known
  OnlyReads(Optional<String> writer) {
    this.writer = writer;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (WithinScope.isRead(request) && !ELSEWHERE.matches(request))
      chain.doFilter(request, response);
    else RequestProblems.readsOnly(writer).forward(request, response);
  }
}

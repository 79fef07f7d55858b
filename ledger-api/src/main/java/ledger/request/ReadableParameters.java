package ledger.request;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import ledger.problem.Problem;
import ledger.problem.RequestProblems;
import ledger.problem.RequestProblems.Misencoded;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Refuses parameters that cannot be read, before anything reads them: the web server fails at the
/// first of them that somebody asks for, whichever it is, and of two that have one name it shows
/// the first.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10) // after what sets the encoding, before who signs in
class ReadableParameters extends OncePerRequestFilter {

  private static final String QUERY = "query";
  private static final int SHOWN = 120;

  /// Bytes of all of them. Answers repeat the address in their own head, a table twice, and that
  /// has room for 8 kB.
  private static final int LONGEST = 3_000;

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var fault = inQuery(request.getQueryString()).or(() -> inForm(request));
    if (request.getDispatcherType() == DispatcherType.ERROR)
      chain.doFilter(
          fault.isPresent() || !isNamedPlainly(request) ? new WithoutParameters(request) : request,
          response);
    else if (fault.isEmpty()) chain.doFilter(request, response);
    else fault.get().forward(new WithoutParameters(request), response);
  }

  /// What was refused for another reason is told on a page that asks for parameters too.
  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }

  /// Spring Security refuses other names, to whoever asks for any.
  private static boolean isNamedPlainly(HttpServletRequest request) {
    return request.getParameterMap().keySet().stream()
        .flatMapToInt(String::codePoints)
        .noneMatch(point -> Character.isISOControl(point) || !Character.isDefined(point));
  }

  private static Optional<Problem> inQuery(String query) {
    if (query == null) return Optional.empty();
    if (query.length() > LONGEST) return Optional.of(RequestProblems.parameters());
    var names = new HashSet<String>();
    for (var pair : query.split("&")) {
      var parts = pair.split("=", 2);
      switch (PercentEncoded.of(parts[0])) {
        case PercentEncoded.Broken(var fault) -> {
          return Optional.of(unreadable(QUERY, pair, fault));
        }
        case PercentEncoded.Text(var name) -> {
          if (PercentEncoded.of(parts[parts.length - 1])
              instanceof PercentEncoded.Broken(var fault))
            return Optional.of(unreadable(name, pair, fault));
          if (!name.isEmpty() && !names.add(name)) return Optional.of(RequestProblems.twice(name));
        }
      }
    }
    return Optional.empty();
  }

  /// The web server reads forms; what it cannot read, or will not because there is too much of it,
  /// it says with this exception alone.
  private static Optional<Problem> inForm(HttpServletRequest request) {
    try {
      request.getParameterMap();
      return Optional.empty();
    } catch (IllegalStateException _) {
      return Optional.of(
          request.getMethod().equals("POST")
              ? RequestProblems.form()
              : RequestProblems.parameters());
    }
  }

  private static Problem unreadable(String name, String given, Misencoded fault) {
    return RequestProblems.encoding(
        name, given.length() <= SHOWN ? given : given.substring(0, SHOWN) + "…", fault);
  }
}

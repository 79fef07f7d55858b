package ledger.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/// Tags every answer with a hash of what it says, and sends it only to those who have another.
///
/// The answer is worked out first: it may change with no act, because a date has passed. So a tag
/// is never wrong, on any node and after any upgrade; what it saves is what is sent.
@Component
class Unchanged extends OncePerRequestFilter {

  private static final Set<String> READING = Set.of(HttpMethod.GET.name(), HttpMethod.HEAD.name());

  /// What streams is not kept to be hashed.
  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    var path = request.getRequestURI();
    return !READING.contains(request.getMethod())
        || path.endsWith("/stream")
        || !(path.equals("/changes")
            || path.equals("/negotiations")
            || path.startsWith("/negotiations/")
            || path.equals("/accounts/self"));
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var kept = new ContentCachingResponseWrapper(response);
    // Ask again each time; an answer to one caller is none to another.
    response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
    response.addHeader(HttpHeaders.VARY, "Authorization, Cookie, Accept");
    chain.doFilter(request, kept);
    if (kept.getStatus() == HttpStatus.OK.value()) {
      var tag =
          Optional.ofNullable(kept.getHeader(HttpHeaders.ETAG))
              .orElseGet(() -> Tag.of(kept.getContentAsByteArray()));
      response.setHeader(HttpHeaders.ETAG, tag);
      if (new ServletWebRequest(request, response).checkNotModified(tag)) return;
    }
    kept.copyBodyToResponse();
  }
}

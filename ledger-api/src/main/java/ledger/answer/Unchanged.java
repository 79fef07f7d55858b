package ledger.answer;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/// Sends an answer only to those who have another: tells answers apart by their tags, and tags with
/// a hash of what it says whatever comes without one.
///
/// The answer is worked out first: it may change with no act, because a date has passed. So a tag
/// is never wrong, on any node; what it saves is what is sent.
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
    var untagged = new UntilTagged(response);
    // Ask again each time; an answer to one caller is none to another.
    response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
    response.addHeader(HttpHeaders.VARY, "Authorization, Cookie, Accept, Accept-Language");
    chain.doFilter(request, untagged);
    if (untagged.isTagged()) return;
    if (untagged.getStatus() == HttpStatus.OK.value()) {
      var tag = Tag.of(said(request, untagged.getContentAsByteArray()));
      response.setHeader(HttpHeaders.ETAG, tag);
      if (new ServletWebRequest(request, response).checkNotModified(tag)) return;
    }
    untagged.copyBodyToResponse();
  }

  /// A page has a token against forged forms in it, another each time, which says nothing.
  private static byte[] said(HttpServletRequest request, byte[] body) {
    return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
        ? new String(body, StandardCharsets.UTF_8)
            .replace(token.getToken(), "")
            .getBytes(StandardCharsets.UTF_8)
        : body;
  }

  /// Holds back what has no tag yet. Whoever gave a tag of its own has compared it, and what it
  /// writes goes straight on.
  private static final class UntilTagged extends ContentCachingResponseWrapper {
    private long length = -1;

    UntilTagged(HttpServletResponse response) {
      super(response);
    }

    private boolean isTagged() {
      return getResponse() instanceof HttpServletResponse held
          && held.getHeader(HttpHeaders.ETAG) != null;
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
      if (!isTagged()) return super.getOutputStream();
      if (length >= 0) getResponse().setContentLengthLong(length);
      return getResponse().getOutputStream();
    }

    @Override
    public void setHeader(String name, String value) {
      noteLength(name, value);
      super.setHeader(name, value);
    }

    @Override
    public void addHeader(String name, String value) {
      noteLength(name, value);
      super.addHeader(name, value);
    }

    private void noteLength(String name, String value) {
      if (name.equalsIgnoreCase(HttpHeaders.CONTENT_LENGTH)) length = Long.parseLong(value);
    }
  }
}

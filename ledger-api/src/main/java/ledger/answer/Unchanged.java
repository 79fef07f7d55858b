package ledger.answer;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.util.Set;
import java.util.regex.Pattern;
import ledger.answer.KeptPages.Shelf;
import ledger.version.InterfaceVersion;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
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

  private static final Set<String> ANSWERS =
      Set.of("/changes", "/negotiations", "/search", "/accounts/self");

  /// And no agreement, allegation or negotiation that is called so.
  private static final Pattern STREAM = Pattern.compile("/negotiations/[^/]+/stream");

  private static final String VARIES =
      "Authorization, Cookie, Accept, Accept-Language, " + InterfaceVersion.HEADER;

  /// What streams is not kept to be hashed.
  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    var path = request.getRequestURI();
    return !READING.contains(request.getMethod())
        || STREAM.matcher(path).matches()
        || !(ANSWERS.contains(path) || path.startsWith("/negotiations/"));
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var untagged = new UntilTagged(response);
    // Ask again each time; an answer to one caller is none to another.
    response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
    response.addHeader(HttpHeaders.VARY, VARIES);
    chain.doFilter(request, untagged);
    untagged.writeOut();
    if (untagged.isTagged()) return;
    if (untagged.getStatus() == HttpStatus.OK.value()) {
      var said = PageBytes.of(untagged.getContentAsByteArray(), request);
      var tag = said.tag();
      response.setHeader(HttpHeaders.ETAG, tag);
      if (request.getAttribute(Shelf.class.getName()) instanceof Shelf shelf) shelf.keep(said, tag);
      if (new ServletWebRequest(request, response).checkNotModified(tag)) return;
    }
    untagged.copyBodyToResponse();
  }

  /// Holds back what has no tag yet. Whoever gave a tag of its own has compared it, and what it
  /// writes goes straight on.
  private static final class UntilTagged extends ContentCachingResponseWrapper {
    private long length = -1;
    private @Nullable PrintWriter writer;

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

    /// What is written in little pieces is encoded in large ones: a page is tens of thousands.
    @Override
    public PrintWriter getWriter() throws IOException {
      if (writer == null)
        writer =
            new PrintWriter(
                new BufferedWriter(
                    new OutputStreamWriter(getOutputStream(), getCharacterEncoding())));
      return writer;
    }

    void writeOut() {
      if (writer != null) writer.flush();
    }

    @Override
    public void reset() {
      writer = null;
      super.reset();
    }

    @Override
    public void resetBuffer() {
      writer = null;
      super.resetBuffer();
    }

    private void noteLength(String name, String value) {
      if (name.equalsIgnoreCase(HttpHeaders.CONTENT_LENGTH)) length = Long.parseLong(value);
    }
  }
}

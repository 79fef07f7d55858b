package ledger.answer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import ledger.query.Query;
import ledger.request.ReadRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.View;

/// Pages that were sent lately, to be sent again as long as they would be the same. Whether a page
/// would be, and whether the caller may still see it, is asked each time of what is stored for
/// software ([ReadModels]), which is what the page shows.
///
/// Each is one reader's, at one address and in one language.
@Component
public class KeptPages {

  private static final long MOST_BYTES = 8L << 20;
  private static final int LARGEST = 1 << 20;
  private static final Duration UNUSED = Duration.ofMinutes(10);
  private static final String HTML = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8";

  /// What has to be the same for a page to be the same.
  ///
  /// @param position of the last act that the answers take into account
  /// @param about the moment at which they were last looked over
  record Edition(long position, Instant about) {}

  private record Asked(String user, String address, Locale locale) {}

  private record Kept(Edition edition, PageBytes page, String tag) {}

  /// Where what is sent this time may be kept.
  @FunctionalInterface
  interface Shelf {
    void keep(PageBytes page, String tag);
  }

  private final ReadModels models;
  private final HttpServletRequest sent;
  private volatile Cache<Asked, Kept> kept = empty();

  KeptPages(ReadModels models, HttpServletRequest sent) {
    this.models = models;
    this.sent = sent;
  }

  private static Cache<Asked, Kept> empty() {
    return Caffeine.newBuilder()
        .maximumWeight(MOST_BYTES)
        .weigher((Asked _, Kept kept) -> kept.page().size())
        .expireAfterAccess(UNUSED)
        .build();
  }

  /// A page for one request.
  public final class Page {
    private final Asked asked;
    private final Edition edition;
    private final Cache<Asked, Kept> shelf = kept;

    private Page(Asked asked, Edition edition) {
      this.asked = asked;
      this.edition = edition;
    }

    /// The last position that it reflects.
    public long position() {
      return edition.position();
    }

    /// The page as it was sent before; empty where it has to be made.
    public Optional<View> again() {
      return Optional.ofNullable(shelf.getIfPresent(asked))
          .filter(before -> before.edition().equals(edition))
          .map(before -> (_, request, response) -> send(before, request, response));
    }

    /// What is sent this time is kept.
    public void keep() {
      sent.setAttribute(
          Shelf.class.getName(),
          (Shelf)
              (page, tag) -> {
                if (page.size() <= LARGEST) shelf.put(asked, new Kept(edition, page, tag));
              });
    }
  }

  /// Empty where nothing is stored by which one could tell whether the page would be the same.
  public Optional<Page> page(Query query, ReadRequest request, Locale locale) {
    return models
        .edition(query, request)
        .map(edition -> new Page(new Asked(request.caller().value(), address(), locale), edition));
  }

  private String address() {
    return sent.getRequestURL() + "?" + sent.getQueryString();
  }

  /// A text was taken back: what is here may still have it. Whoever is making a page meanwhile puts
  /// it where nobody looks any more.
  public void forgetAll() {
    kept = empty();
  }

  private static void send(Kept page, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType(HTML);
    if (new ServletWebRequest(request, response).checkNotModified(page.tag())) return;
    var body = page.page().in(request);
    response.setHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(body.length));
    response.getOutputStream().write(body);
  }
}

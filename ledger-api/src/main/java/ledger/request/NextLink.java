package ledger.request;

import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/// Where a list goes on, for clients that follow links.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc8288">RFC 8288</a>
public final class NextLink {

  public static final String HEADER = HttpHeaders.LINK;

  private NextLink() {}

  /// The address that was asked, from a position on.
  public static String after(long position) {
    var next =
        ServletUriComponentsBuilder.fromCurrentRequest()
            .replaceQueryParam("after", position)
            .build();
    return "<" + next.getPath() + "?" + next.getQuery() + ">; rel=\"next\"";
  }
}

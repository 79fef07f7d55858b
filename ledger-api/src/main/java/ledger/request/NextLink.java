package ledger.request;

import ledger.value.Id;
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
    return after(String.valueOf(position));
  }

  /// The same of a list that is in the order of ids.
  public static String after(Id last) {
    return after(last.value());
  }

  private static String after(String last) {
    var next =
        ServletUriComponentsBuilder.fromCurrentRequest().replaceQueryParam("after", last).build();
    return "<" + next.getPath() + "?" + next.getQuery() + ">; rel=\"next\"";
  }
}

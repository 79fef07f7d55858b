package ledger.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.savedrequest.CookieRequestCache;
import org.springframework.security.web.util.matcher.RequestMatcher;

/// Where somebody wanted to go before the form: their browser remembers it, in a cookie. Here
/// nothing is kept of whoever has not signed in.
final class WantedPage extends CookieRequestCache {

  /// @param people software is not sent to the form
  WantedPage(RequestMatcher people) {
    setRequestMatcher(people);
  }

  /// Once they are there it is forgotten, and they are answered as they ask now. What the library
  /// would put in the place of their request (7.1.2) has its address and none of its headers: a
  /// browser would be given JSON.
  @Override
  public @Nullable HttpServletRequest getMatchingRequest(
      HttpServletRequest request, HttpServletResponse response) {
    super.getMatchingRequest(request, response);
    return null;
  }
}

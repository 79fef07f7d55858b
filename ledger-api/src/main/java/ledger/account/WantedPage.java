package ledger.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.savedrequest.CookieRequestCache;
import org.springframework.security.web.savedrequest.DefaultSavedRequest;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.security.web.savedrequest.SimpleSavedRequest;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/// Where somebody wanted to go before they signed in, by the form or at an issuer: their browser
/// remembers it, in a cookie. Here nothing is kept of whoever has not signed in.
final class WantedPage extends CookieRequestCache {

  /// Where one goes who wanted nothing else.
  static final String HOME = "/negotiations";

  /// Characters of its address. A longer one is not remembered: neither our answer nor the next
  /// request has room for such a cookie in its head.
  private static final int LONGEST = 2_000;

  /// On this server, whatever a browser makes of two slashes.
  private static final Pattern HERE = Pattern.compile("/(?![/\\\\])[!-~]*");

  /// @param people software is not sent to the form
  WantedPage(RequestMatcher people) {
    setRequestMatcher(
        new AndRequestMatcher(
            people,
            request ->
                address(request.getRequestURI(), request.getQueryString()).length() <= LONGEST));
  }

  /// The address without a host: the library (7.1.2) would have the header `Host` say which. A
  /// cookie that nobody was given here names no page.
  @Override
  public @Nullable SavedRequest getRequest(
      HttpServletRequest request, HttpServletResponse response) {
    try {
      if (!(super.getRequest(request, response) instanceof DefaultSavedRequest wanted)) return null;
      var path = wanted.getRequestURI();
      if (path == null) return null;
      var address = address(path, wanted.getQueryString());
      return HERE.matcher(address).matches() ? new SimpleSavedRequest(address) : null;
    } catch (IllegalArgumentException _) {
      return null; // it is no address
    }
  }

  String orHome(HttpServletRequest request, HttpServletResponse response) {
    return Optional.ofNullable(getRequest(request, response))
        .map(SavedRequest::getRedirectUrl)
        .orElse(HOME);
  }

  /// Once they are there it is forgotten, and they are answered as they ask now. What the library
  /// would put in the place of their request has its address and none of its headers: a browser
  /// would be given JSON.
  @Override
  public @Nullable HttpServletRequest getMatchingRequest(
      HttpServletRequest request, HttpServletResponse response) {
    var wanted = getRequest(request, response);
    if (wanted != null
        && wanted
            .getRedirectUrl()
            .equals(address(request.getRequestURI(), request.getQueryString())))
      removeRequest(request, response);
    return null;
  }

  private static String address(String path, @Nullable String query) {
    return query == null ? path : path + "?" + query;
  }
}

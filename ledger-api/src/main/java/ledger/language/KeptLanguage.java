package ledger.language;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import ledger.sentence.Language;
import org.springframework.web.filter.OncePerRequestFilter;

/// Whoever asked for a language in the address is led on in it: the links of a page, the addresses
/// that its forms are sent to, and where these lead, ask for it too.
public final class KeptLanguage extends OncePerRequestFilter {

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var asked =
        Optional.ofNullable(request.getParameter(AskedLanguage.PARAMETER)).flatMap(Language::of);
    chain.doFilter(
        request, asked.<HttpServletResponse>map(one -> new Led(response, one)).orElse(response));
  }

  private static final class Led extends HttpServletResponseWrapper {

    private static final Pattern ASKED =
        Pattern.compile("[?&]" + AskedLanguage.PARAMETER + "=|\\.css");

    private final Language language;

    Led(HttpServletResponse response, Language language) {
      super(response);
      this.language = language;
    }

    @Override
    public String encodeURL(String address) {
      return led(super.encodeURL(address));
    }

    @Override
    public String encodeRedirectURL(String address) {
      return led(super.encodeRedirectURL(address));
    }

    /// Only within the house: others have parameters of their own.
    private String led(String address) {
      if (!address.startsWith("/") || ASKED.matcher(address).find()) return address;
      var parts = address.split("#", 2);
      var asked =
          parts[0]
              + (parts[0].contains("?") ? "&" : "?")
              + AskedLanguage.PARAMETER
              + "="
              + language.tag();
      return parts.length > 1 ? asked + "#" + parts[1] : asked;
    }
  }
}

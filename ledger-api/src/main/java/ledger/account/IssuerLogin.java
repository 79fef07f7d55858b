package ledger.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import ledger.issuer.Issuer;
import ledger.issuer.PendingSignIns;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.client.OAuth2LoginConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.util.HtmlUtils;

/// People sign in at the issuer and come back.
final class IssuerLogin {

  private static final String NO_ACCOUNT = "no_account";

  /// A redirect would count as one of the issuer's, and browsers would leave the session's cookie
  /// out of it; where a page goes on to is ours.
  private static final String GOES_ON =
      "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Signed in</title><meta http-equiv=\"refresh\" content=\"0;url=%1$s\"></head><body><a href=\"%1$s\">Signed in: go on</a></body></html>";

  private final IssuerSignIn signIn;
  private final Issuer issuer;
  private final WantedPage wanted;

  IssuerLogin(IssuerSignIn signIn, Issuer issuer, WantedPage wanted) {
    this.signIn = signIn;
    this.issuer = issuer;
    this.wanted = wanted;
  }

  void add(OAuth2LoginConfigurer<HttpSecurity> login) {
    login
        .loginPage("/login")
        .clientRegistrationRepository(
            id -> issuer.client().filter(_ -> id.equals(Issuer.REGISTRATION)).orElse(null))
        .authorizedClientRepository(new NothingKept())
        .authorizationEndpoint(there -> there.authorizationRequestRepository(new PendingSignIns()))
        .userInfoEndpoint(who -> who.oidcUserService(this::user))
        .successHandler(this::goOn)
        .failureHandler(IssuerLogin::notSignedIn);
  }

  /// The ID token was checked by now.
  private OidcUser user(OidcUserRequest from) {
    var request =
        ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
    return signIn
        .byBrowser(from.getIdToken().getClaims(), RemoteAddress.of(request.getRemoteAddr()))
        .map(as -> new IssuerUser(as, from.getIdToken()))
        .orElseThrow(() -> new OAuth2AuthenticationException(new OAuth2Error(NO_ACCOUNT)));
  }

  private void goOn(HttpServletRequest request, HttpServletResponse response, Authentication as)
      throws IOException {
    var page = HtmlUtils.htmlEscape(wanted.orHome(request, response));
    response.setContentType(MediaType.TEXT_HTML_VALUE);
    response.setCharacterEncoding(StandardCharsets.UTF_8);
    response.getWriter().write(GOES_ON.formatted(page));
  }

  private static void notSignedIn(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
      throws IOException {
    boolean nobodys =
        why instanceof OAuth2AuthenticationException fault
            && fault.getError().getErrorCode().equals(NO_ACCOUNT);
    response.sendRedirect(nobodys ? "/login?nobody" : "/login?issuer");
  }

  /// The ledger asks the issuer for nothing in the name of whoever signed in.
  private static final class NothingKept implements OAuth2AuthorizedClientRepository {

    @Override
    public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
        String registration, Authentication principal, HttpServletRequest request) {
      return null;
    }

    @Override
    public void saveAuthorizedClient(
        OAuth2AuthorizedClient client,
        Authentication principal,
        HttpServletRequest request,
        HttpServletResponse response) {}

    @Override
    public void removeAuthorizedClient(
        String registration,
        Authentication principal,
        HttpServletRequest request,
        HttpServletResponse response) {}
  }
}

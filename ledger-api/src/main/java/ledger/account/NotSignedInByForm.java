package ledger.account;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationFailureHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.ViewResolver;

/// Shows the form again to whoever typed what signs nobody in, and says when what is typed next is
/// looked at.
@Component
class NotSignedInByForm extends SimpleUrlAuthenticationFailureHandler {

  private final ViewResolver views;
  private final LocaleResolver languages;

  NotSignedInByForm(ViewResolver thymeleafViewResolver, LocaleResolver languages) {
    super("/login?error");
    this.views = thymeleafViewResolver;
    this.languages = languages;
  }

  @Override
  public void onAuthenticationFailure(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
      throws IOException, ServletException {
    if (why instanceof TooManyGuesses many) wait(many, request, response);
    else super.onAuthenticationFailure(request, response, why);
  }

  private void wait(TooManyGuesses many, HttpServletRequest request, HttpServletResponse response)
      throws ServletException {
    response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
    response.setHeader("Retry-After", many.seconds());
    try {
      Objects.requireNonNull(views.resolveViewName("login", languages.resolveLocale(request)))
          .render(Map.of("seconds", many.seconds()), request, response);
    } catch (Exception fault) {
      throw new ServletException(fault);
    }
  }
}

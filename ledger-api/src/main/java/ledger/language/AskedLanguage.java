package ledger.language;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import ledger.sentence.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.i18n.AbstractLocaleResolver;

/// The language of a page: the one that its address asks for with `lang`, else the first that the
/// browser takes, else English.
@Component(DispatcherServlet.LOCALE_RESOLVER_BEAN_NAME)
final class AskedLanguage extends AbstractLocaleResolver {

  static final String PARAMETER = "lang";

  @Override
  public Locale resolveLocale(HttpServletRequest request) {
    var language =
        Stream.concat(asked(request), taken(request))
            .flatMap(tag -> Language.of(tag).stream())
            .findFirst()
            .orElse(Language.ENGLISH);
    return Locale.of(language.tag());
  }

  private static Stream<String> asked(HttpServletRequest request) {
    return Optional.ofNullable(request.getParameter(PARAMETER)).stream();
  }

  /// Without the header, the server's own language is no wish of the reader's.
  private static Stream<String> taken(HttpServletRequest request) {
    return request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null
        ? Stream.empty()
        : Collections.list(request.getLocales()).stream().map(Locale::toLanguageTag);
  }

  @Override
  public void setLocale(
      HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
    throw new UnsupportedOperationException("the language of a page is part of its address");
  }
}

package ledger.http;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import ledger.http.Asked.Known;
import ledger.names.Names;
import ledger.problem.RequestProblems;
import ledger.problem.WrongQuestion;
import ledger.view.View;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Reads `view`, `about`, `knownBy`, `names` and `lang` from a request, and for a comparison `from`
/// before each of the first three. What cannot be read is told with what would be.
@Component
class AskedResolver implements HandlerMethodArgumentResolver, WebMvcConfigurer {

  private final Clock clock;

  AskedResolver(Clock clock) {
    this.clock = clock;
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(this);
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == Asked.class
        || parameter.getParameterType() == Compared.class;
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binder) {
    var asked = asked(request);
    return parameter.getParameterType() == Asked.class
        ? asked
        : new Compared(
            asked.at(
                read(request, "fromView", View::parse, VIEWS).orElse(asked.view()),
                read(request, "fromAbout", AskedResolver::moment, MOMENTS).orElse(asked.about()),
                read(request, "fromKnownBy", AskedResolver::known, KNOWN).orElse(asked.knownBy())),
            asked);
  }

  private static final List<String> VIEWS =
      List.of("record", "party:A", "common:A,B", "A and B are referents' ids");
  private static final List<String> MOMENTS =
      List.of("a date and time with an offset, such as 2023-09-12T12:00+04:00");
  private static final List<String> KNOWN =
      List.of("a position", "a date and time with an offset, such as 2023-09-12T12:00+04:00");

  private Asked asked(NativeWebRequest request) {
    return new Asked(
        read(request, "view", View::parse, VIEWS).orElse(View.RECORD),
        read(request, "about", AskedResolver::moment, MOMENTS).orElseGet(clock::instant),
        read(request, "knownBy", AskedResolver::known, KNOWN).orElseGet(Known.Head::new),
        read(request, "names", Names.Asked::parse, List.of("neutral", "viewpoint:A"))
            .orElse(Names.Asked.NEUTRAL),
        read(
            request,
            "lang",
            tag ->
                tag.matches("[A-Za-z0-9]{1,8}(-[A-Za-z0-9]{1,8})*")
                    ? Optional.of(tag)
                    : Optional.empty(),
            List.of("a BCP 47 tag, such as en or hy")));
  }

  /// A parameter of its own that is a moment.
  static Optional<Instant> moment(NativeWebRequest request, String parameter) {
    return read(request, parameter, AskedResolver::moment, MOMENTS);
  }

  static <T> Optional<T> read(
      NativeWebRequest request,
      String parameter,
      Function<String, Optional<T>> parse,
      List<String> expected) {
    var given = request.getParameter(parameter);
    if (given == null || given.isEmpty()) return Optional.empty();
    var read = parse.apply(given);
    if (read.isEmpty())
      throw new WrongQuestion(RequestProblems.parameter(parameter, given, expected));
    return read;
  }

  /// A plus sign that was not escaped arrives as a blank.
  private static Optional<Instant> moment(String text) {
    try {
      var moment = OffsetDateTime.parse(text.replace(' ', '+'));
      return moment.getYear() < 1 || moment.getYear() > 9999
          ? Optional.empty()
          : Optional.of(moment.toInstant());
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static Optional<Known> known(String text) {
    return text.matches("[0-9]{1,18}")
        ? Optional.of(new Known.Position(Long.parseLong(text)))
        : moment(text).map(Known.Moment::new);
  }
}

package ledger.request;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import ledger.names.Names;
import ledger.problem.RequestProblems;
import ledger.problem.WrongQuestion;
import ledger.request.ReadParameters.KnownBy;
import ledger.view.View;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Reads `view`, `about`, `knownBy`, `names` and `lang` from a request, for a comparison `from`
/// before each of the first three, and for a list `after` and `limit`. What cannot be read is told
/// with what would be.
@Component
public class ReadParametersResolver implements HandlerMethodArgumentResolver, WebMvcConfigurer {

  private static final Set<Class<?>> KINDS =
      Set.of(ReadParameters.class, ReadRequest.class, ComparisonPoint.class, PageParameters.class);

  private final Clock clock;
  private final ResumePosition resume;
  private final TypedParameters typed;

  ReadParametersResolver(Clock clock, ResumePosition resume, TypedParameters typed) {
    this.clock = clock;
    this.resume = resume;
    this.typed = typed;
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(this);
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return KINDS.contains(parameter.getParameterType());
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binder) {
    if (parameter.getParameterType() == ComparisonPoint.class) return comparisonPoint(request);
    if (parameter.getParameterType() == PageParameters.class) return page(request);
    var parameters = parameters(request);
    if (parameter.getParameterType() == ReadParameters.class) return parameters;
    var caller = Optional.ofNullable(request.getUserPrincipal()).orElseThrow();
    return new ReadRequest(negotiation(request), Caller.of(caller), parameters);
  }

  private PageParameters page(NativeWebRequest request) {
    return new PageParameters(
        given(request, "after")
            .map(after -> OptionalLong.of(resume.read("after", after)))
            .orElseGet(OptionalLong::empty),
        given(request, "limit")
            .map(limit -> OptionalInt.of(PageParameters.limit("limit", limit)))
            .orElseGet(OptionalInt::empty));
  }

  private static Optional<String> given(NativeWebRequest request, String parameter) {
    return Optional.ofNullable(request.getParameter(parameter)).filter(text -> !text.isEmpty());
  }

  /// From the path, as the controller's pattern has it.
  static String negotiation(NativeWebRequest request) {
    return request.getAttribute(
                HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, RequestAttributes.SCOPE_REQUEST)
            instanceof Map<?, ?> path
        ? String.valueOf(path.get("negotiation"))
        : "";
  }

  private ComparisonPoint comparisonPoint(NativeWebRequest request) {
    return new ComparisonPoint(
        read(request, "fromView", View::parse, VIEWS),
        about(request, "fromAbout"),
        known(request, "fromKnownBy"));
  }

  private Optional<Instant> about(NativeWebRequest request, String parameter) {
    return read(
        request,
        parameter,
        text -> moment(text).or(() -> typed.last(request, parameter, text)),
        expected(request, MOMENTS, List.of()));
  }

  private Optional<KnownBy> known(NativeWebRequest request, String parameter) {
    return read(
            request,
            parameter,
            text ->
                known(text).or(() -> typed.last(request, parameter, text).map(KnownBy.Moment::new)),
            expected(request, KNOWN, List.of(A_POSITION)))
        .map(by -> onRecord(parameter, by));
  }

  /// A time may be one to come, as the end of today is: it stands for what is on record by now.
  private KnownBy onRecord(String parameter, KnownBy by) {
    return by instanceof KnownBy.Position(var position)
        ? new KnownBy.Position(resume.known(parameter, position))
        : by;
  }

  /// People are shown how it may be typed, in their language and without words of ours.
  private Supplier<List<String>> expected(
      NativeWebRequest request, List<String> ofSoftware, List<String> more) {
    return () ->
        TypedParameters.isForPeople(request)
            ? Stream.concat(typed.examples(request).stream(), more.stream()).toList()
            : ofSoftware;
  }

  private static final List<String> VIEWS =
      List.of("record", "party:A", "common:A,B", "A and B are referents' ids");
  private static final List<String> MOMENTS =
      List.of("a date and time with an offset, such as 2023-09-12T12:00+04:00");
  private static final List<String> KNOWN =
      List.of("a position", "a date and time with an offset, such as 2023-09-12T12:00+04:00");

  private static final String A_POSITION = "47";

  private ReadParameters parameters(NativeWebRequest request) {
    return new ReadParameters(
        read(request, "view", View::parse, VIEWS).orElse(View.RECORD),
        about(request, "about").orElseGet(clock::instant),
        known(request, "knownBy").orElseGet(KnownBy.Head::new),
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
  public static Optional<Instant> moment(NativeWebRequest request, String parameter) {
    return read(request, parameter, ReadParametersResolver::moment, MOMENTS);
  }

  public static <T> Optional<T> read(
      NativeWebRequest request,
      String parameter,
      Function<String, Optional<T>> parse,
      List<String> expected) {
    return read(request, parameter, parse, () -> expected);
  }

  private static <T> Optional<T> read(
      NativeWebRequest request,
      String parameter,
      Function<String, Optional<T>> parse,
      Supplier<List<String>> expected) {
    return given(request, parameter)
        .map(text ->
            parse
                .apply(text)
                .orElseThrow(() ->
                    new WrongQuestion(RequestProblems.parameter(parameter, text, expected.get()))));
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

  private static Optional<KnownBy> known(String text) {
    return text.matches("[0-9]{1,18}")
        ? Optional.of(new KnownBy.Position(Long.parseLong(text)))
        : moment(text).map(KnownBy.Moment::new);
  }
}

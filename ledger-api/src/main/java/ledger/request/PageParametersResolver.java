package ledger.request;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Reads `after` and `limit` from a request.
@Component
class PageParametersResolver implements HandlerMethodArgumentResolver, WebMvcConfigurer {

  private final ResumePosition cursor;

  PageParametersResolver(ResumePosition cursor) {
    this.cursor = cursor;
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(this);
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == PageParameters.class;
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binder) {
    return new PageParameters(
        given(request, "after")
            .map(after -> OptionalLong.of(cursor.read("after", after)))
            .orElseGet(OptionalLong::empty),
        given(request, "limit")
            .map(limit -> OptionalInt.of(PageParameters.limit("limit", limit)))
            .orElseGet(OptionalInt::empty));
  }

  private static Optional<String> given(NativeWebRequest request, String parameter) {
    return Optional.ofNullable(request.getParameter(parameter)).filter(text -> !text.isEmpty());
  }
}

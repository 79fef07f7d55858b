package ledger.openapi;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import ledger.problem.RequestProblems;
import ledger.problem.WrongQuestion;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Refuses parameters that nothing reads, at each route that programs call: a view that is
/// misspelled would be answered as if none had been asked for, and an act that was only to be tried
/// would be recorded.
///
/// At one address each kind of answer takes what any of them reads. Pages, and files that are the
/// same for everybody, are asked with whatever others put behind their addresses.
@Component
class UnreadParameters implements HandlerInterceptor, WebMvcConfigurer {

  private static final String GET = HttpMethod.GET.name();

  private final ObjectProvider<RequestMappingHandlerMapping> router;
  private final Map<String, List<String>> read = new ConcurrentHashMap<>();

  /// @param router it has its interceptors before it has its routes
  UnreadParameters(
      @Qualifier("requestMappingHandlerMapping")
          ObjectProvider<RequestMappingHandlerMapping> router) {
    this.router = router;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this);
  }

  /// @throws WrongQuestion where one is not read
  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    var given = request.getParameterMap().keySet();
    if (given.isEmpty()
        || !(handler instanceof HandlerMethod route)
        || !route.hasMethodAnnotation(Described.class)) return true;
    var pattern =
        String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
    var verb = request.getMethod().equals(HttpMethod.HEAD.name()) ? GET : request.getMethod();
    var known = read.computeIfAbsent(verb + " " + pattern, _ -> readAt(verb, pattern));
    if (known.isEmpty() && verb.equals(GET)) return true;
    for (var name : given)
      if (!name.isEmpty() && !known.contains(name))
        throw new WrongQuestion(RequestProblems.unread(name, known));
    return true;
  }

  private List<String> readAt(String verb, String pattern) {
    return router.getObject().getHandlerMethods().entrySet().stream()
        .filter(route -> route.getKey().getPatternValues().contains(pattern))
        .filter(route ->
            route.getKey().getMethodsCondition().getMethods().contains(RequestMethod.valueOf(verb)))
        .filter(route -> route.getValue().hasMethodAnnotation(Described.class))
        .flatMap(route -> RouteParameters.query(route.getValue().getMethod()).stream())
        .distinct()
        .toList();
  }
}

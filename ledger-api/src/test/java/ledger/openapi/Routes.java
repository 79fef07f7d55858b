package ledger.openapi;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import ledger.LedgerApplication;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// The routes of the server, asked of the tables that it routes by. No controller is made.
final class Routes {

  /// @param methods those that have one verb and one address, and differ in what they take or give
  record Route(String verb, String pattern, List<Handler> methods) {

    /// `{position:[0-9]{1,18}}` is `{position}` there, and what has no end a variable.
    String path() {
      return pattern
          .replaceAll("\\{(\\w+):(?:[^{}]|\\{[^{}]*})*}", "{$1}")
          .replace("/**", "/{path}");
    }

    List<Handler> described() {
      return methods.stream().filter(one -> one.described().isPresent()).toList();
    }

    boolean hasPage() {
      return methods.stream().anyMatch(Handler::isPage);
    }
  }

  record Handler(Method method, Set<MediaType> takes, Set<MediaType> gives) {

    Optional<Described> described() {
      return Optional.ofNullable(method.getAnnotation(Described.class));
    }

    boolean isPage() {
      return gives.contains(MediaType.TEXT_HTML)
          || method.getDeclaringClass().isAnnotationPresent(Controller.class);
    }
  }

  private Routes() {}

  static List<Route> all() {
    try (var context = new GenericApplicationContext()) {
      var controllers = new ClassPathScanningCandidateComponentProvider(false);
      controllers.addIncludeFilter(new AnnotationTypeFilter(Controller.class));
      for (var one :
          controllers.findCandidateComponents(LedgerApplication.class.getPackageName())) {
        one.setLazyInit(true);
        context.registerBeanDefinition(String.valueOf(one.getBeanClassName()), one);
      }
      context.refresh();
      var router = new RequestMappingHandlerMapping();
      router.setApplicationContext(context);
      router.afterPropertiesSet();
      return of(router);
    }
  }

  static List<Route> of(RequestMappingHandlerMapping router) {
    var routes = new TreeMap<String, List<Handler>>();
    router
        .getHandlerMethods()
        .forEach((mapping, handler) -> {
          for (var pattern : mapping.getPatternValues())
            for (var verb : verbs(mapping))
              routes
                  .computeIfAbsent(pattern + " " + verb, _ -> new ArrayList<>())
                  .add(
                      new Handler(
                          handler.getMethod(),
                          mapping.getConsumesCondition().getConsumableMediaTypes(),
                          mapping.getProducesCondition().getProducibleMediaTypes()));
        });
    return routes.entrySet().stream().map(Routes::route).toList();
  }

  private static Route route(Map.Entry<String, List<Handler>> found) {
    var name = found.getKey().split(" ", 2);
    return new Route(
        name[1],
        name[0],
        found.getValue().stream()
            .sorted(Comparator.comparing(one -> one.method().toString()))
            .toList());
  }

  private static Set<String> verbs(RequestMappingInfo mapping) {
    var methods = mapping.getMethodsCondition().getMethods();
    return methods.isEmpty()
        ? Set.of("GET")
        : methods.stream().map(Enum::name).collect(Collectors.toSet());
  }
}

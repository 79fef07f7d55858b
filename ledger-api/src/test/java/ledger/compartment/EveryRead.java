package ledger.compartment;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// The addresses of all that can be read: the routes are the server's own, so that a new one is
/// asked too, and fails where it needs what nobody has a value for.
final class EveryRead {

  private final Set<String> routes = new TreeSet<>();
  private final Map<String, List<String>> values;

  /// @param values of what stands in braces in routes
  EveryRead(RequestMappingHandlerMapping router, Map<String, List<String>> values) {
    this.values = values;
    router
        .getHandlerMethods()
        .keySet()
        .forEach(mapping -> {
          var methods = mapping.getMethodsCondition().getMethods();
          if (methods.isEmpty() || methods.contains(RequestMethod.GET))
            routes.addAll(mapping.getPatternValues());
        });
  }

  List<String> paths() {
    var paths = new LinkedHashSet<String>();
    for (var route : routes) {
      if (route.endsWith("/stream")) continue; // it never ends
      paths.addAll(filled(route.replace("/**", "/{rest}")));
    }
    return List.copyOf(paths);
  }

  private List<String> filled(String route) {
    int begin = route.indexOf('{');
    if (begin < 0) return List.of(route);
    int end = end(route, begin);
    var name = route.substring(begin + 1, end - 1).replaceFirst(":.*", "");
    var these =
        Objects.requireNonNull(values.get(name), () -> "a value for {" + name + "} in " + route);
    var all = new ArrayList<String>();
    for (var value : these)
      all.addAll(filled(route.substring(0, begin) + value + route.substring(end)));
    return all;
  }

  /// Behind the brace that closes the one at a place: there may be more between them.
  private static int end(String route, int begin) {
    int open = 0;
    for (int i = begin; ; i++) {
      if (route.charAt(i) == '{') open++;
      if (route.charAt(i) == '}' && --open == 0) return i + 1;
    }
  }
}

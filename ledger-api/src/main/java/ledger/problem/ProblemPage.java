package ledger.problem;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.servlet.ModelAndView;

/// A problem as people read it: what it is, and what was asked, to be mended in place.
final class ProblemPage {

  private ProblemPage() {}

  static ModelAndView of(Problem problem, HttpServletRequest request) {
    var page = new ModelAndView("problem", HttpStatusCode.valueOf(problem.getStatus()));
    page.addObject("problem", problem);
    page.addObject("parts", Optional.ofNullable(problem.getProperties()).orElseGet(Map::of));
    page.addObject("address", request.getRequestURI());
    page.addObject("asked", asked(request));
    Optional.ofNullable(request.getUserPrincipal())
        .ifPresent(user -> page.addObject("user", user.getName()));
    return page;
  }

  /// The parameters of a question, as they were typed. What was posted is not asked again here.
  private static Map<String, List<String>> asked(HttpServletRequest request) {
    var asked = new LinkedHashMap<String, List<String>>();
    if (request.getMethod().equals("GET"))
      request.getParameterMap().forEach((name, values) -> asked.put(name, List.of(values)));
    return asked;
  }
}

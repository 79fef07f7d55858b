package ledger.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import ledger.sentence.Language;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;

/// A problem as people read it: what it is, and what was asked, to be mended in place.
final class ProblemPage {

  private static final Pattern NEGOTIATION = Pattern.compile("/negotiations/([^/]+)(/.*)?");

  private ProblemPage() {}

  static ModelAndView of(Problem met, HttpServletRequest request, HttpServletResponse response) {
    met.headers(response);
    var problem = met.in(Language.of(RequestContextUtils.getLocale(request)));
    var page = new ModelAndView("problem", HttpStatusCode.valueOf(problem.getStatus()));
    page.addObject("problem", problem);
    page.addObject("parts", Optional.ofNullable(problem.getProperties()).orElseGet(Map::of));
    page.addObject("address", request.getRequestURI());
    page.addObject("asked", asked(request));
    within(request, problem).ifPresent(id -> page.addObject("negotiation", id));
    Optional.ofNullable(request.getUserPrincipal())
        .ifPresent(user -> page.addObject("user", user.getName()));
    return page;
  }

  /// The negotiation that was asked about, unless it is what is not there.
  private static Optional<String> within(HttpServletRequest request, Problem problem) {
    var path = NEGOTIATION.matcher(request.getRequestURI());
    return path.matches() && !problem.name().equals("NOT_FOUND.negotiation")
        ? Optional.of(path.group(1))
        : Optional.empty();
  }

  /// The parameters of a question, as they were typed. What was posted is not asked again here.
  private static Map<String, List<String>> asked(HttpServletRequest request) {
    var asked = new LinkedHashMap<String, List<String>>();
    if (request.getMethod().equals("GET"))
      request.getParameterMap().forEach((name, values) -> asked.put(name, List.of(values)));
    return asked;
  }
}

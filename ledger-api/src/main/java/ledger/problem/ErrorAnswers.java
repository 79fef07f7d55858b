package ledger.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.json.JsonMapper;

/// Where a request ends that was refused or failed outside our controllers.
@Controller
class ErrorAnswers implements ErrorController {

  /// Under which a request carries the problem that it is answered with.
  static final String PROBLEM = Problem.class.getName();

  private final JsonMapper json;

  ErrorAnswers(JsonMapper json) {
    this.json = json;
  }

  @RequestMapping("/error")
  void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
    problem(request).write(response, json);
  }

  @RequestMapping(path = "/error", produces = MediaType.TEXT_HTML_VALUE)
  ModelAndView page(HttpServletRequest request, HttpServletResponse response) {
    return ProblemPage.of(problem(request), request, response);
  }

  private static Problem problem(HttpServletRequest request) {
    if (request.getAttribute(PROBLEM) instanceof Problem known) return known;
    if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Exception fault)
      return Faults.internal(fault);
    return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status
        ? UnreadableRequest.of(status)
        : NotFound.problem("page", request.getRequestURI());
  }
}

package ledger.openapi;

import java.util.Map;
import ledger.problem.NotFound;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/// The description for people: the interface on one page, and a page for each problem at the
/// address that its `type` names. Open to everybody.
@Controller
@RequestMapping(produces = MediaType.TEXT_HTML_VALUE)
class DescriptionPages {

  private final OpenApi description;

  DescriptionPages(OpenApi description) {
    this.description = description;
  }

  @GetMapping("/openapi")
  ModelAndView all() {
    return new ModelAndView(
        "interface",
        Map.of(
            "version", description.version(),
            "operations", description.operations(),
            "acts", description.acts(),
            "kinds", description.kinds()));
  }

  /// @param name the code, in small letters and with hyphens
  @GetMapping("/problems/{name}")
  ModelAndView kind(@PathVariable String name) {
    return new ModelAndView(
        "kind-of-problem",
        Map.of(
            "kind",
            description.kind(name).orElseThrow(() -> new NotFound("page", "/problems/" + name))));
  }
}

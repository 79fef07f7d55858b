package ledger.page;

import ledger.problem.NotFound;
import ledger.request.PageParameters;
import ledger.request.ReadRequest;
import ledger.session.ReadSession;
import ledger.session.ReadSessions;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/// What a page that is open asks when it hears that something was recorded: how many acts the
/// reader may see that came after it was made.
@Controller
class SinceController {

  private final ReadSessions sessions;

  SinceController(ReadSessions sessions) {
    this.sessions = sessions;
  }

  @GetMapping(path = "/negotiations/{negotiation}/since", produces = MediaType.TEXT_HTML_VALUE)
  ModelAndView since(ReadRequest request, PageParameters page) {
    return sessions
        .open(request)
        .map(session -> new ModelAndView("since", "acts", acts(session, page.from())))
        .orElseThrow(() -> new NotFound("negotiation", request.negotiation()));
  }

  private static long acts(ReadSession session, long after) {
    return session.acts().stream().filter(act -> act.position() > after).count();
  }
}

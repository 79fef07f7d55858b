package ledger.history;

import java.util.Locale;
import java.util.Map;
import ledger.page.NegotiationPages;
import ledger.page.Room;
import ledger.problem.NotFound;
import ledger.request.ReadRequest;
import ledger.session.ReadSession;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/// The page that any act has: whoever is told its number comes here.
@Controller
class ActPage {

  private final NegotiationPages pages;

  ActPage(NegotiationPages pages) {
    this.pages = pages;
  }

  @GetMapping(
      path = "/negotiations/{negotiation}/acts/{position:[0-9]{1,18}}",
      produces = MediaType.TEXT_HTML_VALUE)
  ModelAndView act(ReadRequest request, Locale locale, @PathVariable long position) {
    return pages.room(
        request,
        locale,
        Room.TIMELINE,
        "act",
        session -> Map.of("it", it(position, session, request)));
  }

  private static ActHistory it(long position, ReadSession session, ReadRequest request) {
    return ActHistory.of(position, session, request.caller())
        .orElseThrow(() -> new NotFound("act", String.valueOf(position)));
  }
}

package ledger.questions;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import ledger.dossier.Entry;
import ledger.page.NegotiationPages;
import ledger.page.Room;
import ledger.problem.WrongQuestion;
import ledger.request.ReadRequest;
import ledger.session.ReadSession;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.servlet.ModelAndView;

/// Which acts of a negotiation hold these words, as a page: the same search as for software.
@Controller
class SearchPage {

  private final NegotiationPages pages;

  SearchPage(NegotiationPages pages) {
    this.pages = pages;
  }

  @GetMapping(path = "/negotiations/{negotiation}/search", produces = MediaType.TEXT_HTML_VALUE)
  ModelAndView search(
      ReadRequest request,
      Locale locale,
      NativeWebRequest sent,
      @RequestParam(defaultValue = "") String q) {
    return pages.room(request, locale, Room.SEARCH, "search", session -> model(session, sent, q));
  }

  private static Map<String, ?> model(ReadSession session, NativeWebRequest sent, String q) {
    var model = new HashMap<String, Object>();
    model.put("q", q.strip());
    model.put("found", Optional.empty());
    model.put("fault", Optional.empty());
    model.put("pieces", new MarkedPassage());
    if (q.isBlank()) return model; // nothing is asked yet
    try {
      var search = SearchController.Search.of(sent);
      var found = SearchController.page(search, search.in(session));
      model.put("found", Optional.of(found));
      model.put("acts", acts(session));
    } catch (WrongQuestion wrong) {
      model.put("fault", Optional.ofNullable(wrong.problem().getDetail()));
    }
    return model;
  }

  private static Map<Long, Entry> acts(ReadSession session) {
    return session.acts().stream().collect(Collectors.toMap(Entry::position, Function.identity()));
  }
}

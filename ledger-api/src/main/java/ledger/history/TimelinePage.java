package ledger.history;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import ledger.page.LastLooked;
import ledger.page.NegotiationPages;
import ledger.page.Room;
import ledger.picture.ActKind;
import ledger.picture.Picture;
import ledger.query.AnswerRow;
import ledger.request.ReadRequest;
import ledger.sentence.Language;
import ledger.session.ReadSession;
import ledger.timeline.Timeline.Line;
import ledger.timeline.TimelineQuery;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// The timeline: an ordered list, which is the truth, and above it a picture that is its index.
@Controller
class TimelinePage {

  private final NegotiationPages pages;
  private final LastLooked looked;

  TimelinePage(NegotiationPages pages, LastLooked looked) {
    this.pages = pages;
    this.looked = looked;
  }

  /// @param by whose acts are shown; empty for everybody's, `-` for those of no party
  /// @param kind which of them; empty for all that are no filings
  /// @param page of the list
  @GetMapping(path = "/negotiations/{negotiation}/timeline", produces = MediaType.TEXT_HTML_VALUE)
  ModelAndView timeline(
      ReadRequest request,
      Locale locale,
      @RequestParam(defaultValue = "") String by,
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(defaultValue = "") String page) {
    var filter = TimelineFilter.of(by, kind);
    return pages.room(
        request,
        locale,
        Room.TIMELINE,
        "timeline",
        session -> {
          looked.at(request.caller(), session);
          return model(session, filter, page, Language.of(locale).direction().equals("rtl"));
        });
  }

  private static Map<String, ?> model(
      ReadSession session, TimelineFilter filter, String page, boolean rightToLeft) {
    var all = AnswerRow.bodies(session.rows(new TimelineQuery()), Line.class);
    var parties = session.dossier().principals().toList();
    var lines = filter.of(all, parties);
    var picture = Picture.of(lines, parties);
    var list = LinesPage.of(lines, page);
    var model = new HashMap<String, Object>();
    model.put("filter", filter);
    model.put("kinds", ActKind.values());
    model.put("rtl", rightToLeft);
    model.put("picture", rightToLeft ? picture.mirrored() : picture);
    model.put("list", list);
    model.put("pageOf", LinesPage.pages(lines));
    model.put("replay", Replay.of(session));
    return Map.copyOf(model);
  }
}

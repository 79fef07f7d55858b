package ledger.page;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import ledger.act.ReferentAct.AddDesignation;
import ledger.act.ReferentAct.RegisterReferent;
import ledger.dossier.Dossier;
import ledger.request.ReadRequest;
import ledger.session.ReadSession;
import ledger.session.ReadSessions;
import ledger.value.Id;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/// Who takes part and may do what, in which compartments they talk, and who calls whom what.
@Controller
class PeopleController {

  private final NegotiationPages pages;
  private final ReadSessions sessions;

  PeopleController(NegotiationPages pages, ReadSessions sessions) {
    this.pages = pages;
    this.sessions = sessions;
  }

  /// Somebody or something that is named.
  ///
  /// @param used what others call it
  record Named(RegisterReferent referent, List<AddDesignation> used) {}

  @GetMapping(path = "/negotiations/{negotiation}/people", produces = MediaType.TEXT_HTML_VALUE)
  ModelAndView people(ReadRequest request, Locale locale) {
    return pages.room(request, locale, Room.PEOPLE, "people", session -> model(request, session));
  }

  private Map<String, ?> model(ReadRequest request, ReadSession session) {
    var dossier = session.dossier();
    return Map.of(
        "participants",
        dossier.negotiation().admitted().toList(),
        "compartments",
        sessions.compartments(Id.of(request.negotiation()), request.caller()).orElse(List.of()),
        "named",
        named(dossier));
  }

  private static List<Named> named(Dossier dossier) {
    return dossier.referents().values().stream()
        .map(referent -> new Named(referent, dossier.designations(referent.id())))
        .toList();
  }
}

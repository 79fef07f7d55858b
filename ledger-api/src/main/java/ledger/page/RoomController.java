package ledger.page;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import ledger.answer.KeptPages;
import ledger.docket.Docket;
import ledger.docket.DocketQuery;
import ledger.positions.PositionsQuery;
import ledger.query.AnswerRow;
import ledger.query.Query;
import ledger.readiness.ReadinessBoard;
import ledger.readiness.ReadinessQuery;
import ledger.register.Register;
import ledger.register.RegisterQuery;
import ledger.request.ReadRequest;
import ledger.session.ReadSession;
import ledger.sourcecopy.SourceCopies;
import ledger.value.Id;
import org.springframework.context.MessageSource;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/// The rooms of a negotiation in which its answers are read. The same session, the same queries and
/// the same rows as for software; nothing needs a script.
@Controller
@RequestMapping(path = "/negotiations/{negotiation}", produces = MediaType.TEXT_HTML_VALUE)
class RoomController {

  private static final Query POSITIONS = new PositionsQuery();

  private final NegotiationPages pages;
  private final KeptPages kept;
  private final LastLooked looked;
  private final SourceCopies copies;
  private final MessageSource labels;

  RoomController(
      NegotiationPages pages,
      KeptPages kept,
      LastLooked looked,
      SourceCopies copies,
      MessageSource labels) {
    this.pages = pages;
    this.kept = kept;
    this.looked = looked;
    this.labels = labels;
    this.copies = copies;
  }

  /// The first page of a negotiation and its largest: sent again as long as it is the same.
  @GetMapping
  ModelAndView positions(ReadRequest request, Locale locale) {
    var page = kept.page(POSITIONS, request, locale);
    var again = page.flatMap(KeptPages.Page::again);
    if (again.isEmpty()) {
      var made = matrix(request, locale);
      if (NegotiationPages.isSigned(made)) page.ifPresent(KeptPages.Page::keep);
      return made;
    }
    page.ifPresent(one -> looked.at(request.caller(), request.negotiation(), one.position()));
    return new ModelAndView(again.get());
  }

  private ModelAndView matrix(ReadRequest request, Locale locale) {
    return room(
        request,
        locale,
        Room.POSITIONS,
        session ->
            Map.of(
                "matrix",
                new MatrixPage(
                    PositionsQuery.matrix(session.rows(POSITIONS)),
                    SaidAt.of(session),
                    labels,
                    locale)));
  }

  @GetMapping("/board")
  ModelAndView board(ReadRequest request, Locale locale) {
    return room(
        request,
        locale,
        Room.BOARD,
        session -> Map.of("boards", Boards.of(session), "entries", SaidAt.of(session)));
  }

  @GetMapping("/register")
  ModelAndView register(ReadRequest request, Locale locale) {
    return room(
        request,
        locale,
        Room.REGISTER,
        session ->
            Map.of(
                "agreements",
                AnswerRow.bodies(session.rows(new RegisterQuery()), Register.Listed.class),
                "texts",
                AgreementTexts.of(session)));
  }

  @GetMapping("/docket")
  ModelAndView docket(ReadRequest request, Locale locale) {
    return room(
        request,
        locale,
        Room.DOCKET,
        session ->
            Map.of(
                "allegations",
                AnswerRow.bodies(session.rows(new DocketQuery()), Docket.Listed.class)));
  }

  @GetMapping("/readiness")
  ModelAndView readiness(ReadRequest request, Locale locale) {
    return room(
        request,
        locale,
        Room.READINESS,
        session ->
            Map.of(
                "readiness",
                AnswerRow.bodies(session.rows(new ReadinessQuery()), ReadinessBoard.Line.class)));
  }

  @GetMapping("/calendar")
  ModelAndView calendar(ReadRequest request, Locale locale) {
    return room(
        request, locale, Room.CALENDAR, session -> Map.of("dates", DatesByView.of(session)));
  }

  @GetMapping("/sources")
  ModelAndView sources(ReadRequest request, Locale locale) {
    return room(
        request,
        locale,
        Room.SOURCES,
        session ->
            Map.of(
                "sources",
                CitedSources.of(
                    session, request.caller(), copies.of(Id.of(request.negotiation())))));
  }

  private ModelAndView room(
      ReadRequest request, Locale locale, Room room, Function<ReadSession, Map<String, ?>> model) {
    return pages.room(
        request,
        locale,
        room,
        room.name().toLowerCase(Locale.ROOT),
        session -> {
          looked.at(request.caller(), session);
          return model.apply(session);
        });
  }
}

package ledger.questions;

import java.util.Locale;
import ledger.answer.Answers;
import ledger.calendar.CalendarQuery;
import ledger.calendar.Date;
import ledger.calendar.ical.ICalendar;
import ledger.openapi.Described;
import ledger.query.AnswerRow;
import ledger.query.Query;
import ledger.request.LedgerPosition;
import ledger.request.ReadParametersResolver;
import ledger.request.ReadRequest;
import ledger.sentence.Sentences;
import ledger.view.LapsedReadings;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.NativeWebRequest;

/// Which dates are set, as an answer and as a calendar for those who live by one.
@RestController
@RequestMapping("/negotiations/{negotiation}/calendar")
class CalendarController {

  private static final Query WHOLE = new CalendarQuery();

  private final Answers answers;

  CalendarController(Answers answers) {
    this.answers = answers;
  }

  @Described(
      id = "calendar",
      value = "Which dates are set, and when anything changes by itself.",
      answer = CalendarQuery.Head.class,
      labelled = true,
      parameters = {"from", "to"})
  @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> calendar(ReadRequest request, NativeWebRequest sent) {
    boolean isWhole = sent.getParameter("from") == null && sent.getParameter("to") == null;
    return isWhole
        ? answers.to(request, WHOLE)
        : answers.fresh(request, session -> session.rows(part(sent)));
  }

  @Described(
      id = "calendar",
      value = "The same as a calendar (RFC 5545).",
      media = ICalendar.MEDIA_TYPE,
      parameters = {"from", "to"})
  @GetMapping(produces = ICalendar.MEDIA_TYPE + ";charset=utf-8")
  ResponseEntity<String> iCalendar(ReadRequest request, NativeWebRequest sent, Locale locale) {
    var session = answers.session(request);
    var view = request.parameters().view();
    var sentences = new Sentences(session.dossier(), session.names(), locale);
    var dates = AnswerRow.bodies(session.rows(part(sent)), Date.class);
    return ResponseEntity.ok()
        .header(LedgerPosition.HEADER, String.valueOf(session.position()))
        .body(
            new ICalendar(
                    session.dossier().title(),
                    session.acts().getFirst().act().actId(),
                    view.label(),
                    session.recorded(),
                    LapsedReadings.in(session.view(view)).stream().map(sentences::noted).toList(),
                    sentences::date,
                    date -> sentences.origin(view, date))
                .of(dates));
  }

  private static Query part(NativeWebRequest sent) {
    return new CalendarQuery(
        ReadParametersResolver.moment(sent, "from"), ReadParametersResolver.moment(sent, "to"));
  }
}

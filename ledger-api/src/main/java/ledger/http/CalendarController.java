package ledger.http;

import java.security.Principal;
import ledger.act.Id;
import ledger.calendar.Calendar;
import ledger.calendar.CalendarQuestion;
import ledger.calendar.ical.ICalendar;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.NativeWebRequest;
import tools.jackson.databind.node.ObjectNode;

/// Which dates are set, as an answer and as a calendar for those who live by one.
@RestController
@RequestMapping("/negotiations/{negotiation}/calendar")
class CalendarController {

  private final Answers answers;

  CalendarController(Answers answers) {
    this.answers = answers;
  }

  @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<ObjectNode> calendar(
      @PathVariable String negotiation,
      Principal principal,
      Asked asked,
      NativeWebRequest request) {
    boolean whole = request.getParameter("from") == null && request.getParameter("to") == null;
    return whole
        ? answers.kept(
            CalendarQuestion.NAME, negotiation, principal, asked, o -> calendar(o, request))
        : answers.to(negotiation, principal, asked, o -> calendar(o, request));
  }

  @GetMapping(produces = ICalendar.MEDIA_TYPE + ";charset=utf-8")
  ResponseEntity<String> iCalendar(
      @PathVariable String negotiation,
      Principal principal,
      Asked asked,
      NativeWebRequest request) {
    var opened = answers.opened(negotiation, principal, asked);
    var names = opened.names();
    return ResponseEntity.ok()
        .header(LedgerPosition.HEADER, String.valueOf(opened.position()))
        .body(
            new ICalendar(
                    opened.dossier().title(),
                    opened.acts().getFirst().act().actId(),
                    asked.view().label(),
                    opened.recorded(),
                    id -> names.of(Id.of(id)))
                .of(calendar(opened, request)));
  }

  private static Calendar calendar(Opened opened, NativeWebRequest request) {
    return Calendar.of(opened.view())
        .between(AskedResolver.moment(request, "from"), AskedResolver.moment(request, "to"));
  }
}

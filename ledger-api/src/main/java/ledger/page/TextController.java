package ledger.page;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import ledger.openapi.Described;
import ledger.problem.NotFound;
import ledger.request.LedgerPosition;
import ledger.request.ReadParametersResolver;
import ledger.request.ReadRequest;
import ledger.session.ReadSession;
import ledger.session.ReadSessions;
import org.springframework.context.MessageSource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.NativeWebRequest;

/// A negotiation for a terminal.
@RestController
class TextController {

  private static final String TEXT = MediaType.TEXT_PLAIN_VALUE + ";charset=utf-8";
  private static final int NARROWEST = 40;
  private static final int UNLESS_SAID = 120;
  private static final List<String> WIDTHS = List.of("a whole number of columns from 40 to 9999");

  private final ReadSessions sessions;
  private final MessageSource labels;

  TextController(ReadSessions sessions, MessageSource labels) {
    this.sessions = sessions;
    this.labels = labels;
  }

  @Described(
      id = "negotiation",
      value = "Positions, board and timeline as tables for a terminal.",
      media = MediaType.TEXT_PLAIN_VALUE,
      parameters = "width")
  @GetMapping(path = "/negotiations/{negotiation}", produces = TEXT)
  ResponseEntity<String> text(ReadRequest request, NativeWebRequest sent, Locale locale) {
    int width =
        ReadParametersResolver.read(sent, "width", TextController::width, WIDTHS)
            .orElse(UNLESS_SAID);
    return sessions
        .open(request)
        .map(ReadSession::whereEverybodyIsNamed)
        .map(session ->
            ResponseEntity.ok()
                .header(LedgerPosition.HEADER, String.valueOf(session.position()))
                .body(new TextPage(session, labels, locale).of(width)))
        .orElseThrow(() -> new NotFound("negotiation", request.negotiation()));
  }

  private static Optional<Integer> width(String text) {
    return text.matches("[0-9]{2,4}")
        ? Optional.of(Integer.parseInt(text)).filter(width -> width >= NARROWEST)
        : Optional.empty();
  }
}

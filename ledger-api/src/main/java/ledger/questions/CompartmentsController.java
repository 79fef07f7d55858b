package ledger.questions;

import java.security.Principal;
import java.util.List;
import ledger.openapi.Described;
import ledger.problem.NotFound;
import ledger.request.Caller;
import ledger.session.ReadSessions;
import ledger.session.ShownCompartment;
import ledger.value.Id;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// Which compartments a negotiation has, as far as the caller may know.
@RestController
class CompartmentsController {

  private final ReadSessions sessions;

  CompartmentsController(ReadSessions sessions) {
    this.sessions = sessions;
  }

  record Answer(List<ShownCompartment> compartments) {}

  @Described(
      id = "compartments",
      value = "Which parts of it only some may see, as far as the caller may know of them.",
      answer = Answer.class)
  @GetMapping(
      path = "/negotiations/{negotiation}/compartments",
      produces = MediaType.APPLICATION_JSON_VALUE)
  Answer all(@PathVariable String negotiation, Principal principal) {
    return Id.parse(negotiation)
        .flatMap(id -> sessions.compartments(id, Caller.of(principal)))
        .map(Answer::new)
        .orElseThrow(() -> new NotFound("negotiation", negotiation));
  }
}

package ledger.questions;

import java.security.Principal;
import java.util.Optional;
import ledger.account.SignedIn;
import ledger.dossier.postgres.AdmissionTable.Titled;
import ledger.openapi.Described;
import ledger.request.Caller;
import ledger.request.NextLink;
import ledger.request.PageParameters;
import ledger.session.ReadSessions;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Which negotiations there are for the caller.
@RestController
class NegotiationsController {

  private final ReadSessions sessions;

  NegotiationsController(ReadSessions sessions) {
    this.sessions = sessions;
  }

  /// A list as long as one can be read at once, or the part of it that is asked for.
  @Described(
      id = "negotiations",
      value =
          "Which negotiations the caller takes part in: a list, or a part of it where one is asked for or it is long.",
      answer = {Titled[].class, OpenNegotiations.class})
  @GetMapping(path = "/negotiations", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Object> all(
      Principal principal,
      @RequestParam Optional<String> after,
      @RequestParam Optional<String> limit) {
    var all =
        sessions.openTo(Caller.of(principal)).stream()
            .filter(one -> SignedIn.reaches(principal, one.id()))
            .toList();
    var answer = ResponseEntity.ok();
    if (after.isEmpty() && limit.isEmpty() && all.size() <= PageParameters.WHOLE)
      return answer.body(all);
    var part = OpenNegotiations.part(all, after, limit);
    part.next().ifPresent(last -> answer.header(NextLink.HEADER, NextLink.after(last)));
    return answer.body(part);
  }
}

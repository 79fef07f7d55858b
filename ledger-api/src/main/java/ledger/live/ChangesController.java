package ledger.live;

import java.security.Principal;
import java.util.List;
import ledger.feed.Change;
import ledger.openapi.Described;
import ledger.request.Caller;
import ledger.request.LedgerPosition;
import ledger.request.NextLink;
import ledger.request.PageParameters;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// The feed that is asked for: what came on record after a position, once and in its order.
@RestController
class ChangesController {

  private final Feed feed;

  ChangesController(Feed feed) {
    this.feed = feed;
  }

  record Answer(List<Change> changes, long next) {}

  @Described(
      id = "changes",
      value =
          "What came on record after a position, in all negotiations that the caller takes part in.",
      answer = Answer.class)
  @GetMapping(path = "/changes", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Answer> all(Principal principal, PageParameters paging) {
    return answer(feed.of(Caller.of(principal), paging));
  }

  @Described(
      id = "changesOf",
      value = "What came on record after a position, in one negotiation.",
      answer = Answer.class)
  @GetMapping(
      path = "/negotiations/{negotiation}/changes",
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Answer> one(
      @PathVariable String negotiation, Principal principal, PageParameters paging) {
    return answer(feed.in(negotiation, Caller.of(principal), paging));
  }

  private static ResponseEntity<Answer> answer(Feed.Page page) {
    var answer = ResponseEntity.ok().header(LedgerPosition.HEADER, String.valueOf(page.position()));
    if (page.next() < page.position()) answer.header(NextLink.HEADER, NextLink.after(page.next()));
    return answer.body(new Answer(page.changes(), page.next()));
  }
}

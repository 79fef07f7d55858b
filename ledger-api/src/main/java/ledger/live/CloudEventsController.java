package ledger.live;

import java.security.Principal;
import java.util.List;
import ledger.log.postgres.PostgresLog;
import ledger.openapi.Described;
import ledger.request.Caller;
import ledger.request.LedgerPosition;
import ledger.request.NextLink;
import ledger.request.PageParameters;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// The feed as a batch of CloudEvents. A batch is a list and nothing else, so where to go on from
/// stands in the header `Link`.
@RestController
class CloudEventsController {

  static final String BATCH = "application/cloudevents-batch+json";

  private final Feed feed;
  private final String log;

  CloudEventsController(Feed feed, PostgresLog log) {
    this.feed = feed;
    this.log = log.origin();
  }

  @Described(
      id = "changes",
      value = "The same as CloudEvents 1.0, in a batch.",
      answer = CloudEvent[].class,
      media = BATCH)
  @GetMapping(path = "/changes", produces = BATCH)
  ResponseEntity<List<CloudEvent>> all(Principal principal, PageParameters paging) {
    return answer(feed.of(Caller.of(principal), paging));
  }

  @Described(
      id = "changesOf",
      value = "The same as CloudEvents 1.0, in a batch.",
      answer = CloudEvent[].class,
      media = BATCH)
  @GetMapping(path = "/negotiations/{negotiation}/changes", produces = BATCH)
  ResponseEntity<List<CloudEvent>> one(
      @PathVariable String negotiation, Principal principal, PageParameters paging) {
    return answer(feed.in(negotiation, Caller.of(principal), paging));
  }

  private ResponseEntity<List<CloudEvent>> answer(Feed.Page page) {
    return ResponseEntity.ok()
        .header(LedgerPosition.HEADER, String.valueOf(page.position()))
        .header(NextLink.HEADER, NextLink.after(page.next()))
        .body(page.changes().stream().map(change -> CloudEvent.of(change, log)).toList());
  }
}

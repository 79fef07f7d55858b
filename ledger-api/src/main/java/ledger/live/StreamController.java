package ledger.live;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.function.Predicate;
import ledger.account.StillSignedIn;
import ledger.act.UserId;
import ledger.compartment.Audience;
import ledger.feed.Notifier;
import ledger.live.LiveWiring.Pace;
import ledger.log.postgres.LogTable;
import ledger.problem.NotFound;
import ledger.problem.RequestProblems;
import ledger.problem.WrongQuestion;
import ledger.request.Caller;
import ledger.request.PageParameters;
import ledger.request.ResumePosition;
import ledger.value.Id;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// The stream of notifications: each says that an act was recorded, and where. It holds no content
/// of the act.
///
/// Each client waits in a virtual thread of its own: a few kilobytes, and no thread of the
/// operating system.
@RestController
class StreamController {

  static final String LAST_EVENT_ID = "Last-Event-ID";

  private static final String COME_AGAIN_S = "10";

  private final Notifier notifier;
  private final LogTable entries;
  private final Listeners listeners;
  private final Feed feed;
  private final ResumePosition cursor;
  private final Pace pace;
  private final Places places;
  private final StillSignedIn signedIn;

  StreamController(
      Notifier notifier,
      LogTable entries,
      Listeners listeners,
      Feed feed,
      ResumePosition cursor,
      Pace pace,
      Places places,
      StillSignedIn signedIn) {
    this.notifier = notifier;
    this.entries = entries;
    this.listeners = listeners;
    this.feed = feed;
    this.cursor = cursor;
    this.pace = pace;
    this.places = places;
    this.signedIn = signedIn;
  }

  @GetMapping("/stream")
  void all(
      HttpServletRequest request,
      HttpServletResponse response,
      Principal principal,
      PageParameters paging)
      throws InterruptedException {
    var user = Caller.of(principal);
    follow(principal, request, response, paging, audience -> listeners.maySee(audience, user));
  }

  @GetMapping("/negotiations/{negotiation}/stream")
  void one(
      @PathVariable String negotiation,
      HttpServletRequest request,
      HttpServletResponse response,
      Principal principal,
      PageParameters paging)
      throws InterruptedException {
    var user = Caller.of(principal);
    var only =
        Id.parse(negotiation)
            .filter(id -> feed.maySee(id, user))
            .orElseThrow(() -> new NotFound("negotiation", negotiation));
    follow(
        principal,
        request,
        response,
        paging,
        audience -> audience.negotiation().equals(only) && listeners.maySee(audience, user));
  }

  private void follow(
      Principal caller,
      HttpServletRequest request,
      HttpServletResponse response,
      PageParameters paging,
      Predicate<Audience> maySee)
      throws InterruptedException {
    long from = from(request, paging);
    try (var _ = place(Caller.of(caller), response)) {
      send(caller, request, response, maySee, from);
    } catch (IOException _) {
      // The client is gone, or reads too slowly for the web server.
    }
  }

  private void send(
      Principal caller,
      HttpServletRequest request,
      HttpServletResponse response,
      Predicate<Audience> maySee,
      long from)
      throws IOException, InterruptedException {
    response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Accel-Buffering", "no"); // a proxy that waits for more would keep it
    if (request.getMethod().equals(HttpMethod.HEAD.name())) return;
    var out = new EventLines(response.getOutputStream());
    new Subscription(notifier, entries, maySee, () -> signedIn.is(caller), out, pace).from(from);
  }

  private Places.Place place(UserId user, HttpServletResponse response) {
    return places
        .take(user)
        .orElseThrow(() -> {
          response.setHeader("Retry-After", COME_AGAIN_S);
          return new WrongQuestion(RequestProblems.noStreamLeft(COME_AGAIN_S));
        });
  }

  /// From where it broke off, else from where it was asked for, else from now on.
  private long from(HttpServletRequest request, PageParameters paging) {
    var last = request.getHeader(LAST_EVENT_ID);
    if (last != null && !last.isEmpty()) return cursor.read(LAST_EVENT_ID, last);
    return paging.after().orElse(notifier.head() - 1);
  }
}

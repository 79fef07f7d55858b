package ledger.live;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import ledger.account.StillSignedIn;
import ledger.act.UserId;
import ledger.compartment.Audience;
import ledger.feed.Notifier;
import ledger.live.LiveWiring.Pace;
import ledger.live.Places.Place;
import ledger.log.postgres.LogTable;
import ledger.openapi.Described;
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
/// A client that waits holds no thread, and of the web server nothing but a socket
/// ([StreamConnection]): a few kilobytes.
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
  private final Turns turns;
  private final StillSignedIn signedIn;

  StreamController(
      Notifier notifier,
      LogTable entries,
      Listeners listeners,
      Feed feed,
      ResumePosition cursor,
      Pace pace,
      Places places,
      Turns turns,
      StillSignedIn signedIn) {
    this.notifier = notifier;
    this.entries = entries;
    this.listeners = listeners;
    this.feed = feed;
    this.cursor = cursor;
    this.pace = pace;
    this.places = places;
    this.turns = turns;
    this.signedIn = signedIn;
  }

  @Described(
      id = "stream",
      value = "Says when something was recorded, and where (server-sent events).",
      media = MediaType.TEXT_EVENT_STREAM_VALUE,
      headers = LAST_EVENT_ID)
  @GetMapping("/stream")
  void all(
      HttpServletRequest request,
      HttpServletResponse response,
      Principal principal,
      PageParameters paging)
      throws IOException, ServletException {
    var user = Caller.of(principal);
    follow(principal, request, response, paging, audience -> listeners.maySee(audience, user));
  }

  @Described(
      id = "streamOf",
      value = "The same of one negotiation.",
      media = MediaType.TEXT_EVENT_STREAM_VALUE,
      headers = LAST_EVENT_ID)
  @GetMapping("/negotiations/{negotiation}/stream")
  void one(
      @PathVariable String negotiation,
      HttpServletRequest request,
      HttpServletResponse response,
      Principal principal,
      PageParameters paging)
      throws IOException, ServletException {
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
      throws IOException, ServletException {
    long from = from(request, paging);
    var place = place(Caller.of(caller));
    try {
      response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
      response.setHeader("Cache-Control", "no-store");
      response.setHeader("X-Accel-Buffering", "no"); // a proxy that waits for more would keep it
      if (!request.getMethod().equals(HttpMethod.HEAD.name()))
        begin(signedIn.of(caller), request, response, maySee, from, place);
      else place.close();
    } catch (IOException | ServletException | RuntimeException fault) {
      place.close();
      throw fault;
    }
  }

  /// The stream begins when this request has been answered, with a head and nothing behind it.
  private void begin(
      BooleanSupplier signedIn,
      HttpServletRequest request,
      HttpServletResponse response,
      Predicate<Audience> maySee,
      long from,
      Place place)
      throws IOException, ServletException {
    response.setHeader("Connection", "close");
    var connection = request.upgrade(StreamConnection.class);
    response.setStatus(HttpServletResponse.SC_OK); // no other protocol, but an answer that goes on
    connection.carries(
        out -> {
          var subscription =
              new Subscription(
                  notifier,
                  entries,
                  maySee,
                  () -> !connection.isOver() && signedIn.getAsBoolean(),
                  new EventLines(out),
                  pace);
          subscription.begin(from);
          return subscription;
        },
        turns,
        place,
        pace.stuck());
    response.flushBuffer(); // else it would be an answer of no length
  }

  private Place place(UserId user) {
    return places
        .take(user)
        .orElseThrow(() -> new WrongQuestion(RequestProblems.noStreamLeft(COME_AGAIN_S)));
  }

  /// From where it broke off, else from where it was asked for, else from now on.
  private long from(HttpServletRequest request, PageParameters paging) {
    var last = request.getHeader(LAST_EVENT_ID);
    if (last != null && !last.isEmpty()) return cursor.read(LAST_EVENT_ID, last);
    return paging.after().orElse(notifier.head() - 1);
  }
}

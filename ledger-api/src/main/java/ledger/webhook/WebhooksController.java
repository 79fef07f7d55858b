package ledger.webhook;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ledger.act.UserId;
import ledger.openapi.Described;
import ledger.problem.NotFound;
import ledger.request.PageParameters;
import ledger.request.ResumePosition;
import ledger.value.Id;
import ledger.value.Malformed;
import ledger.webhook.DeliveryLog.Kind;
import ledger.webhook.DeliveryLog.Logged;
import ledger.webhook.EndpointFormat.Wanted;
import ledger.webhook.Endpoints.Issued;
import ledger.webhook.Posted.Outcome;
import ledger.webhook.Standing.Failing;
import ledger.webhook.Standing.Off;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Where an account says where what comes on record is to be posted to, and sees how that goes.
///
/// Operators are let through to what they look at and switch off, and to nothing that makes a
/// message or a secret.
@RestController
@RequestMapping("/accounts/{user}/webhooks")
class WebhooksController {

  /// @param url left out where its key is gone
  /// @param negotiation the only one that is told of
  /// @param passed the last position that was delivered, or that there was nothing to deliver of
  /// @param formerUntil how long messages are signed with the secret before this one too
  record Webhook(
      UUID id,
      Optional<String> url,
      Optional<Id> negotiation,
      Instant made,
      long passed,
      Optional<Instant> formerUntil,
      Optional<Failing> failing,
      Optional<Instant> nextAttempt,
      Optional<Off> off) {}

  /// @param secret shown only here
  record Made(Webhook webhook, String secret) {}

  record All(List<Webhook> webhooks) {}

  /// @param id the header `webhook-id`
  /// @param position left out for a message that says nothing
  /// @param attempt counts those at the same position in a row
  record Delivery(
      long number,
      Instant at,
      Kind kind,
      UUID id,
      Optional<Long> position,
      int attempt,
      Outcome outcome,
      Optional<Integer> status,
      long milliseconds) {}

  /// Newest first.
  ///
  /// @param next the number to go on before
  record Deliveries(List<Delivery> deliveries, Optional<Long> next) {}

  /// What became of a message that was sent at once.
  record Sent(Outcome outcome, Optional<Integer> status, long milliseconds) {}

  private final Endpoints endpoints;
  private final EndpointFormat format;
  private final ResumePosition positions;

  WebhooksController(Endpoints endpoints, EndpointFormat format, ResumePosition positions) {
    this.endpoints = endpoints;
    this.format = format;
    this.positions = positions;
  }

  @Described(
      id = "makeWebhook",
      value = "Has what comes on record posted to an address; its secret is shown only here.",
      status = 201,
      answer = Made.class,
      body = EndpointFormat.Form.class)
  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Made> make(@PathVariable String user, HttpServletRequest request)
      throws IOException {
    var wanted = format.read(request.getInputStream());
    return ResponseEntity.status(HttpStatus.CREATED).body(make(user, wanted));
  }

  Made make(String user, Wanted wanted) {
    return made(endpoints.make(owner(user), wanted));
  }

  @Described(
      id = "webhooks",
      value = "The webhooks of an account, and how each stands.",
      answer = All.class)
  @GetMapping
  All all(@PathVariable String user) {
    return new All(endpoints.of(owner(user)).stream().map(this::shown).toList());
  }

  @Described(id = "webhook", value = "A webhook, and how it stands.", answer = Webhook.class)
  @GetMapping("/{webhook}")
  Webhook one(@PathVariable String user, @PathVariable String webhook) {
    return shown(found(user, webhook));
  }

  @Described(id = "deleteWebhook", value = "Deletes a webhook, with its log.", status = 204)
  @DeleteMapping("/{webhook}")
  ResponseEntity<?> delete(@PathVariable String user, @PathVariable String webhook) {
    if (!endpoints.delete(owner(user), id(webhook))) throw new NotFound("webhook", webhook);
    return ResponseEntity.noContent().build();
  }

  @Described(
      id = "rotateWebhookSecret",
      value = "Another secret, shown only here; messages are signed with both for a day.",
      answer = Made.class)
  @PostMapping("/{webhook}/secret")
  Made rotate(@PathVariable String user, @PathVariable String webhook) {
    return made(endpoints.rotate(owner(user), found(user, webhook)));
  }

  @Described(id = "disableWebhook", value = "Delivers nothing more to a webhook.", status = 204)
  @PutMapping("/{webhook}/disabled")
  ResponseEntity<?> disable(@PathVariable String user, @PathVariable String webhook) {
    endpoints.disable(found(user, webhook));
    return ResponseEntity.noContent().build();
  }

  @Described(
      id = "enableWebhook",
      value = "Goes on delivering to a webhook, at once: also to one that fails.",
      status = 204)
  @DeleteMapping("/{webhook}/disabled")
  ResponseEntity<?> enable(@PathVariable String user, @PathVariable String webhook) {
    endpoints.enable(found(user, webhook));
    return ResponseEntity.noContent().build();
  }

  @Described(
      id = "webhookDeliveries",
      value = "The attempts to deliver to a webhook, the newest first.",
      answer = Deliveries.class)
  @GetMapping("/{webhook}/deliveries")
  Deliveries deliveries(
      @PathVariable String user,
      @PathVariable String webhook,
      @RequestParam(defaultValue = "") String before,
      @RequestParam(defaultValue = "") String limit) {
    int most = limit.isEmpty() ? PageParameters.UNLESS_SAID : PageParameters.limit("limit", limit);
    var page = endpoints.attempts(found(user, webhook), before(before), most);
    return new Deliveries(
        page.stream().map(WebhooksController::shown).toList(),
        page.size() < most ? Optional.empty() : Optional.of(page.getLast().number()));
  }

  @Described(
      id = "replayWebhook",
      value = "Goes on delivering after a position, whether that was delivered before or not.",
      answer = Webhook.class)
  @PostMapping("/{webhook}/replay")
  Webhook replay(
      @PathVariable String user, @PathVariable String webhook, @RequestParam String after) {
    endpoints.goOn(found(user, webhook), positions.read("after", after));
    return shown(found(user, webhook));
  }

  @Described(
      id = "replayWebhookDelivery",
      value = "Sends one line again, once and at once, beside those that are delivered in order.",
      answer = Sent.class)
  @PostMapping("/{webhook}/replay/{position:[0-9]{1,18}}")
  Sent replayOne(
      @PathVariable String user, @PathVariable String webhook, @PathVariable long position) {
    return sent(endpoints.replay(found(user, webhook), position));
  }

  @Described(
      id = "testWebhook",
      value = "Sends a message that says nothing, once and at once.",
      answer = Sent.class)
  @PostMapping("/{webhook}/test")
  Sent test(@PathVariable String user, @PathVariable String webhook) {
    return sent(endpoints.test(found(user, webhook)));
  }

  private static Optional<Long> before(String given) {
    if (given.isEmpty()) return Optional.empty();
    if (given.matches("[0-9]{1,18}")) return Optional.of(Long.valueOf(given));
    throw PageParameters.unreadable("before", given, List.of("the number of a delivery"));
  }

  private Endpoint found(String user, String webhook) {
    return endpoints
        .find(owner(user), id(webhook))
        .orElseThrow(() -> new NotFound("webhook", webhook));
  }

  private static UserId owner(String user) {
    try {
      return new UserId(user);
    } catch (Malformed _) {
      throw new NotFound("account", user);
    }
  }

  private static UUID id(String webhook) {
    try {
      return UUID.fromString(webhook);
    } catch (IllegalArgumentException _) {
      throw new NotFound("webhook", webhook);
    }
  }

  private Made made(Issued issued) {
    return new Made(shown(issued.endpoint()), issued.secret().text());
  }

  private Webhook shown(Endpoint endpoint) {
    var standing = endpoint.standing();
    return new Webhook(
        endpoint.id(),
        endpoints.destination(endpoint).map(to -> to.url().toString()),
        endpoint.negotiation(),
        endpoint.made(),
        standing.passed(),
        endpoint.formerUntil(),
        standing.failing(),
        standing.failing().filter(_ -> standing.off().isEmpty()).map(_ -> standing.due()),
        standing.off());
  }

  private static Delivery shown(Logged logged) {
    var attempt = logged.attempt();
    return new Delivery(
        logged.number(),
        attempt.at(),
        attempt.kind(),
        attempt.message(),
        attempt.position(),
        attempt.attempt(),
        attempt.outcome(),
        attempt.status(),
        attempt.took().toMillis());
  }

  private static Sent sent(Posted posted) {
    return new Sent(posted.outcome(), posted.status(), posted.took().toMillis());
  }
}

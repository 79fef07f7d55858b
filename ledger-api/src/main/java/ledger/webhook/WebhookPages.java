package ledger.webhook;

import java.security.Principal;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import ledger.problem.NotFound;
import ledger.problem.Problem;
import ledger.problem.WrongQuestion;
import ledger.request.Caller;
import ledger.sentence.Language;
import ledger.sentence.TimeWords;
import ledger.session.ReadSessions;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// Where an account makes webhooks and sees how they go, on pages: what [WebhooksController] does
/// for programs. A secret is shown once, on the page that answers the form.
@Controller
@RequestMapping(path = "/account/webhooks", produces = MediaType.TEXT_HTML_VALUE)
class WebhookPages {

  /// So many attempts stand on a page.
  private static final String SHOWN = "25";

  private static final String LIST = "redirect:/account/webhooks";

  /// What a button does with a webhook.
  enum Deed {
    TEST,
    AGAIN,
    GO_ON,
    SECRET,
    OFF,
    ON,
    DELETE
  }

  /// What was typed into the form that was refused.
  record Typed(String url, String negotiation, String after) {
    static final Typed NOTHING = new Typed("", "", "");
  }

  private final WebhooksController webhooks;
  private final Endpoints endpoints;
  private final EndpointFormat format;
  private final ReadSessions sessions;

  WebhookPages(
      WebhooksController webhooks,
      Endpoints endpoints,
      EndpointFormat format,
      ReadSessions sessions) {
    this.webhooks = webhooks;
    this.endpoints = endpoints;
    this.format = format;
    this.sessions = sessions;
  }

  @GetMapping
  ModelAndView all(Principal owner) {
    return list(owner, Typed.NOTHING);
  }

  @PostMapping
  ModelAndView make(
      Principal owner,
      @RequestParam(defaultValue = "") String url,
      @RequestParam(defaultValue = "") String negotiation,
      @RequestParam(defaultValue = "") String after) {
    var typed = new Typed(url.strip(), negotiation, after.strip());
    try {
      var wanted = format.typed(typed.url(), typed.negotiation(), typed.after());
      var made = webhooks.make(owner.getName(), wanted);
      return one(owner, made.webhook().id().toString(), "").addObject("secret", made.secret());
    } catch (WrongQuestion why) {
      return refused(list(owner, typed), why.problem());
    } catch (NotFound gone) {
      return refused(list(owner, typed), gone.problem());
    }
  }

  @GetMapping("/{webhook}")
  ModelAndView one(
      Principal owner,
      @PathVariable String webhook,
      @RequestParam(defaultValue = "") String before) {
    var log = webhooks.deliveries(owner.getName(), webhook, before, SHOWN);
    return page("webhook", owner)
        .addObject("webhook", webhooks.one(owner.getName(), webhook))
        .addObject("deliveries", log.deliveries())
        .addObject("next", log.next())
        .addObject("typed", Typed.NOTHING);
  }

  /// @param after where it goes on
  /// @param position of the line that is sent again
  @PostMapping("/{webhook}")
  ModelAndView done(
      Principal owner,
      @PathVariable String webhook,
      @RequestParam(name = "do") Deed deed,
      @RequestParam(defaultValue = "") String after,
      @RequestParam Optional<Long> position) {
    try {
      return switch (deed) {
        case TEST -> sent(owner, webhook, webhooks.test(owner.getName(), webhook));
        case AGAIN -> {
          long line = position.orElseThrow(() -> new NotFound("delivery", ""));
          yield sent(owner, webhook, webhooks.replayOne(owner.getName(), webhook, line));
        }
        case GO_ON -> {
          webhooks.replay(owner.getName(), webhook, after.strip());
          yield there(webhook);
        }
        case SECRET -> {
          var rotated = webhooks.rotate(owner.getName(), webhook);
          yield one(owner, webhook, "").addObject("secret", rotated.secret());
        }
        case OFF -> {
          webhooks.disable(owner.getName(), webhook);
          yield there(webhook);
        }
        case ON -> {
          webhooks.enable(owner.getName(), webhook);
          yield there(webhook);
        }
        case DELETE -> {
          webhooks.delete(owner.getName(), webhook);
          yield new ModelAndView(LIST);
        }
      };
    } catch (WrongQuestion why) {
      return refused(again(owner, webhook, after), why.problem());
    } catch (NotFound gone) {
      return refused(again(owner, webhook, after), gone.problem());
    }
  }

  private static ModelAndView there(String webhook) {
    return new ModelAndView(LIST + "/" + webhook);
  }

  private ModelAndView sent(Principal owner, String webhook, WebhooksController.Sent sent) {
    return one(owner, webhook, "").addObject("sent", sent);
  }

  private ModelAndView again(Principal owner, String webhook, String after) {
    return one(owner, webhook, "").addObject("typed", new Typed("", "", after));
  }

  private ModelAndView list(Principal owner, Typed typed) {
    return page("webhooks", owner)
        .addObject("webhooks", webhooks.all(owner.getName()).webhooks())
        .addObject("negotiations", sessions.openTo(Caller.of(owner)))
        .addObject("typed", typed);
  }

  private ModelAndView page(String name, Principal owner) {
    return new ModelAndView(name)
        .addObject("user", owner.getName())
        .addObject("on", endpoints.areOn())
        .addObject("times", new TimeWords(language(), ZoneOffset.UTC));
  }

  private static ModelAndView refused(ModelAndView page, Problem why) {
    var said = why.in(language());
    page.setStatus(HttpStatusCode.valueOf(why.getStatus()));
    return page.addObject("problem", said)
        .addObject("parts", Optional.ofNullable(said.getProperties()).orElseGet(Map::of));
  }

  private static Language language() {
    return Language.of(LocaleContextHolder.getLocale());
  }
}

package ledger.drafting;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.security.Principal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import ledger.act.json.Forms;
import ledger.draft.ActDraft;
import ledger.page.NegotiationPages;
import ledger.problem.NotFound;
import ledger.record.Vocabulary;
import ledger.request.ReadRequest;
import ledger.session.ReadSessions;
import ledger.value.Id;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/// Puts an act on record by hand: it is chosen, typed, tried and recorded. Each step is a form that
/// is sent, and is kept when it is sent, so that a link that is lost costs one step at most.
@Controller
@RequestMapping(path = "/negotiations/{negotiation}/record", produces = MediaType.TEXT_HTML_VALUE)
class DraftingController {

  /// Days after which drafts can be thrown away together.
  private static final List<Integer> OLDER = List.of(1, 7, 30);

  private final ReadSessions sessions;
  private final NegotiationPages pages;
  private final DraftPages typing;
  private final TriedDrafts trials;
  private final ActForms forms;
  private final KeptDrafts kept;
  private final Uploads uploads;

  DraftingController(
      ReadSessions sessions,
      NegotiationPages pages,
      DraftPages typing,
      TriedDrafts trials,
      ActForms forms,
      KeptDrafts kept,
      Uploads uploads) {
    this.sessions = sessions;
    this.pages = pages;
    this.typing = typing;
    this.trials = trials;
    this.forms = forms;
    this.kept = kept;
    this.uploads = uploads;
  }

  @GetMapping
  ModelAndView choose(ReadRequest request, Locale locale) {
    return pages.page(
        request,
        locale,
        "record",
        session ->
            Map.of(
                "choices", ActChoices.of(forms.mayRecord(request.caller(), session)),
                "older", OLDER,
                "drafts", kept.of(request.caller(), Id.of(request.negotiation()))));
  }

  /// Drafts that nobody came back to for some days are thrown away together.
  @PostMapping
  ModelAndView discardOlder(
      ReadRequest request, Locale locale, Principal principal, HttpServletRequest sent) {
    var author = author(request, locale, principal, sent);
    Optional.ofNullable(sent.getParameter("days"))
        .flatMap(days -> OLDER.stream().filter(one -> one.toString().equals(days)).findFirst())
        .ifPresent(
            days -> kept.discardOlder(author.user(), author.negotiation(), Duration.ofDays(days)));
    return author.see("");
  }

  @GetMapping("/{event}")
  ModelAndView form(
      ReadRequest request,
      @PathVariable String event,
      Locale locale,
      Principal principal,
      HttpServletRequest sent) {
    var author = author(request, locale, principal, sent);
    mustBeAnAct(event);
    var before = kept.find(author, PostedForm.uuid(sent.getParameter("draft")));
    if (before.isPresent() && before.get().recorded().isPresent())
      return author.seeAct(before.get().recorded().getAsLong());
    var draft =
        before.filter(one -> one.act().equals(event)).orElseGet(() -> kept.begun(author, event));
    if (before.isPresent() && sent.getParameter(TriedDrafts.PREVIEW) != null)
      return trials.tried(author, draft);
    return typing.page(author, draft, forms.blank(author, draft), HttpStatus.OK);
  }

  private Author author(
      ReadRequest request, Locale locale, Principal principal, HttpServletRequest sent) {
    var session =
        sessions
            .open(request)
            .orElseThrow(() -> new NotFound("negotiation", request.negotiation()));
    return new Author(request, locale, principal, sent, session);
  }

  private static void mustBeAnAct(String event) {
    if (Vocabulary.ofAct(event).isEmpty() || event.equals(Deed.OPENING))
      throw new NotFound("page", "record/" + event);
  }

  @PostMapping("/{event}")
  ModelAndView sent(
      ReadRequest request,
      @PathVariable String event,
      Locale locale,
      Principal principal,
      HttpServletRequest sent)
      throws IOException, ServletException {
    var author = author(request, locale, principal, sent);
    mustBeAnAct(event);
    var posted = PostedForm.of(sent);
    var before = kept.find(author, posted.draft());
    if (before.isPresent() && before.get().recorded().isPresent())
      return author.seeAct(before.get().recorded().getAsLong());
    if (posted.is("discard")) {
      before.filter(one -> !posted.isBehind(one)).ifPresent(kept::discard);
      return author.see("");
    }
    return kept(author, posted, kept.sent(author, event, posted, before), before);
  }

  private ModelAndView kept(
      Author author, PostedForm posted, ActDraft typed, Optional<ActDraft> before)
      throws IOException, ServletException {
    var named = forms.form(author, typed, posted.is("preview")).typed();
    var draft = typed.with(named, typed.changed());
    boolean isApart =
        before
            .filter(posted::isBehind)
            .filter(other -> !PostedForm.isSame(draft.typed(), other.typed()))
            .isPresent();
    return isApart ? apart(author, posted, draft) : kept(author, posted, draft);
  }

  /// Two windows have written to one draft: neither takes the other's place.
  private ModelAndView apart(Author author, PostedForm posted, ActDraft draft)
      throws IOException, ServletException {
    var own = draft.apart(UUID.randomUUID());
    if (!kept.keep(own)) return typing.noRoom(author, own);
    uploads.keep(author.sent(), own);
    return typing.apart(author, own, posted.draft());
  }

  private ModelAndView kept(Author author, PostedForm posted, ActDraft draft)
      throws IOException, ServletException {
    if (!kept.keep(draft)) return typing.noRoom(author, draft);
    if (posted.typed().isPresent()) {
      var noCopy = uploads.keep(author.sent(), draft);
      if (noCopy.isPresent()) return typing.withoutCopy(author, draft, noCopy.get());
    }
    if (posted.is("preview")) return trials.looked(author, draft);
    if (posted.is("record")) return trials.recorded(author, draft);
    var other = posted.behind("new").filter(name -> Forms.ALL.acts().containsKey(name));
    if (other.isPresent()) return author.see("/" + other.get() + "?then=" + draft.id());
    return author.see("/" + draft.act() + "?draft=" + draft.id() + place(posted, draft));
  }

  /// Where the row is that was added, or what was asked to be shown.
  private static String place(PostedForm posted, ActDraft draft) {
    return posted
        .behind("add")
        .map(list -> list + "[" + (draft.typed().rows(list) - 1) + "]")
        .or(() -> posted.behind("show"))
        .or(() -> posted.behind("find"))
        .or(() ->
            posted.behind("remove").map(row -> row.substring(0, Math.max(0, row.lastIndexOf('[')))))
        .map(path -> "#" + FormField.id(path))
        .orElse("");
  }
}

package ledger.drafting;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import ledger.act.json.ActFormat;
import ledger.act.json.ActFormat.Parsed;
import ledger.act.json.Forms;
import ledger.draft.ActDraft;
import ledger.draft.DraftTable;
import ledger.draft.TypedValues;
import ledger.page.NegotiationPages;
import ledger.problem.NotFound;
import ledger.record.Vocabulary;
import ledger.record.postgres.ActsOnRecord;
import ledger.recording.OneAct;
import ledger.recording.OneAct.Outcome;
import ledger.request.ReadParameters;
import ledger.request.ReadParameters.KnownBy;
import ledger.request.ReadRequest;
import ledger.sentence.Sentences;
import ledger.session.ReadSession;
import ledger.session.ReadSessions;
import ledger.value.Hash;
import ledger.value.Id;
import ledger.view.View;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
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

  private static final String FORM = "record-form";
  private static final String PREVIEW = "preview";

  private final ReadSessions sessions;
  private final NegotiationPages pages;
  private final DraftTable drafts;
  private final OneAct acts;
  private final ActsOnRecord record;
  private final ActFormat format;
  private final MessageSource messages;
  private final Clock clock;

  DraftingController(
      ReadSessions sessions,
      NegotiationPages pages,
      DraftTable drafts,
      OneAct acts,
      ActsOnRecord record,
      ActFormat format,
      MessageSource messages,
      Clock clock) {
    this.sessions = sessions;
    this.pages = pages;
    this.drafts = drafts;
    this.acts = acts;
    this.record = record;
    this.format = format;
    this.messages = messages;
    this.clock = clock;
  }

  /// One who writes, in one negotiation.
  ///
  /// @param sent with what stays in the address of every page
  private record Desk(
      ReadRequest request,
      Locale locale,
      Principal principal,
      HttpServletRequest sent,
      ReadSession session) {}

  @GetMapping
  ModelAndView choose(ReadRequest request, Locale locale) {
    return pages.page(
        request,
        locale,
        "record",
        session ->
            Map.of(
                "deeds",
                Arrays.stream(Deed.values()).filter(deed -> !deed.acts().isEmpty()).toList(),
                "drafts",
                drafts.of(request.caller()).stream()
                    .filter(draft -> draft.negotiation().value().equals(request.negotiation()))
                    .toList()));
  }

  @GetMapping("/{event}")
  ModelAndView form(
      ReadRequest request,
      @PathVariable String event,
      Locale locale,
      Principal principal,
      HttpServletRequest sent) {
    var session = opened(request);
    mustBeAnAct(event);
    var desk = new Desk(request, locale, principal, sent, session);
    var kept =
        PostedForm.uuid(sent.getParameter("draft"))
            .flatMap(id -> drafts.find(id, request.caller(), Id.of(request.negotiation())));
    if (kept.isPresent() && kept.get().recorded().isPresent())
      return seeAct(desk, kept.get().recorded().getAsLong());
    var draft = kept.filter(one -> one.act().equals(event)).orElseGet(() -> begun(desk, event));
    if (kept.isPresent() && sent.getParameter(PREVIEW) != null)
      return tried(desk, draft, Optional.empty());
    return page(desk, draft, form(desk, draft, false).with(List.of()), HttpStatus.OK);
  }

  private ReadSession opened(ReadRequest request) {
    return sessions
        .open(request)
        .orElseThrow(() -> new NotFound("negotiation", request.negotiation()));
  }

  private static void mustBeAnAct(String event) {
    if (Vocabulary.ofAct(event).isEmpty() || event.equals(Deed.OPENING))
      throw new NotFound("page", "record/" + event);
  }

  private ActDraft begun(Desk desk, String event) {
    var dossier = now(desk).dossier();
    var target =
        Optional.ofNullable(desk.sent().getParameter("act"))
            .flatMap(id -> ActForm.entry(dossier, id));
    var typed =
        new Beginning(dossier, desk.request().caller(), format, target)
            .of(event, desk.sent(), desk.locale().getLanguage());
    return new ActDraft(
        UUID.randomUUID(),
        desk.request().caller(),
        Id.of(desk.request().negotiation()),
        event,
        typed,
        PostedForm.uuid(desk.sent().getParameter("then")),
        clock.instant(),
        OptionalLong.empty());
  }

  /// Whatever the page is asked about: what is written now is about what is on record now.
  private ReadSession now(Desk desk) {
    var asked = desk.request().parameters();
    return desk.session()
        .with(
            new ReadParameters(
                View.RECORD, clock.instant(), new KnownBy.Head(), asked.names(), asked.lang()));
  }

  private ActForm form(Desk desk, ActDraft draft, boolean complete) {
    var now = now(desk);
    var labels = new FieldLabels(messages, desk.locale());
    var choices =
        new RecordChoices(
            now.dossier(),
            new Sentences(now.dossier(), now.names(), desk.locale()),
            sessions
                .compartments(Id.of(desk.request().negotiation()), desk.request().caller())
                .orElse(List.of()),
            labels,
            draft.typed());
    return new ActForm(draft, choices, labels, format, complete);
  }

  @PostMapping("/{event}")
  ModelAndView sent(
      ReadRequest request,
      @PathVariable String event,
      Locale locale,
      Principal principal,
      HttpServletRequest sent)
      throws IOException, ServletException {
    var session = opened(request);
    mustBeAnAct(event);
    var desk = new Desk(request, locale, principal, sent, session);
    var posted = PostedForm.of(sent);
    var kept =
        posted
            .draft()
            .flatMap(id -> drafts.find(id, request.caller(), Id.of(request.negotiation())));
    if (kept.isPresent() && kept.get().recorded().isPresent())
      return seeAct(desk, kept.get().recorded().getAsLong());
    if (posted.is("discard")) {
      posted.draft().ifPresent(id -> drafts.discard(id, request.caller()));
      return see(desk, "");
    }
    return done(desk, posted, typed(desk, event, posted, kept));
  }

  /// What was sent takes the place of what was kept; a button alone leaves it as it is.
  private ActDraft typed(Desk desk, String event, PostedForm posted, Optional<ActDraft> kept)
      throws IOException, ServletException {
    var before =
        kept.filter(one -> one.act().equals(event))
            .orElseGet(() ->
                new ActDraft(
                    posted.draft().orElseGet(UUID::randomUUID),
                    desk.request().caller(),
                    Id.of(desk.request().negotiation()),
                    event,
                    TypedValues.NONE,
                    PostedForm.uuid(desk.sent().getParameter("then")),
                    clock.instant(),
                    OptionalLong.empty()));
    if (posted.typed().isEmpty()) return before;
    var typed = Uploads.hashed(desk.sent(), posted.typed().get());
    return before.with(changed(desk, posted, typed), clock.instant());
  }

  private TypedValues changed(Desk desk, PostedForm posted, TypedValues typed) {
    var rows = posted.behind("add").map(typed::withRow).orElse(typed);
    var left = posted.behind("remove").map(rows::withoutRow).orElse(rows);
    return withItsPlace(desk, left);
  }

  /// What is taken away is named by its place in the log as well: nobody types that.
  private TypedValues withItsPlace(Desk desk, TypedValues typed) {
    if (!typed.byPath().containsKey("leaf")) return typed;
    return ActForm.entry(now(desk).dossier(), typed.text(Beginning.TARGET))
        .flatMap(entry -> record.placeOf(entry.act().actId()))
        .map(place ->
            typed.with(Map.of("position", String.valueOf(place.position()), "leaf", place.leaf())))
        .orElse(typed);
  }

  private ModelAndView done(Desk desk, PostedForm posted, ActDraft typed) {
    var form = form(desk, typed, posted.is("preview"));
    var draft = typed.with(form.typed(), typed.changed());
    if (!drafts.keep(draft))
      return page(
          desk,
          draft,
          form.with(
              List.of(
                  new FieldFault(
                      "",
                      messages.getMessage(
                          "fault.drafts", new Object[] {DraftTable.MOST}, desk.locale()),
                      List.of()))),
          HttpStatus.CONFLICT);
    if (posted.is("preview")) return looked(desk, draft);
    if (posted.is("record")) return recorded(desk, draft);
    var other = posted.behind("new").filter(name -> Forms.ALL.acts().containsKey(name));
    if (other.isPresent()) return see(desk, "/" + other.get() + "?then=" + draft.id());
    return see(desk, "/" + draft.act() + "?draft=" + draft.id() + place(posted, draft));
  }

  /// Where the row is that was added, or what was asked to be shown.
  private static String place(PostedForm posted, ActDraft draft) {
    return posted
        .behind("add")
        .map(list -> list + "[" + (draft.typed().rows(list) - 1) + "]")
        .or(() -> posted.behind("show"))
        .or(() ->
            posted.behind("remove").map(row -> row.substring(0, Math.max(0, row.lastIndexOf('[')))))
        .map(path -> "#" + FormField.id(path))
        .orElse("");
  }

  /// What can be tried is looked at under an address of its own: whoever goes back to it sends
  /// nothing again.
  private ModelAndView looked(Desk desk, ActDraft draft) {
    var unknown = UnknownCodes.in(draft.typed(), new FieldLabels(messages, desk.locale()));
    if (!unknown.isEmpty())
      return page(
          desk, draft, form(desk, draft, true).with(unknown), HttpStatus.UNPROCESSABLE_CONTENT);
    var tried = tried(desk, draft, Optional.empty());
    return tried.getStatus() == null
        ? see(desk, "/" + draft.act() + "?draft=" + draft.id() + "&" + PREVIEW)
        : tried;
  }

  /// @param again why it is shown again instead of being recorded
  private ModelAndView tried(Desk desk, ActDraft draft, Optional<String> again) {
    var form = form(desk, draft, true);
    return switch (acts.tried(form.act(), desk.principal(), desk.locale())) {
      case Outcome.Tried(var receipt) -> {
        var model = new HashMap<String, Object>();
        model.put("draft", draft);
        model.put("receipt", receipt);
        model.put("changes", receipt.told());
        if (format.readSent(form.act()) instanceof Parsed.Read(var act)) model.put("said", act);
        model.put(
            "summary", TypedSummary.of(form.fields(), new FieldLabels(messages, desk.locale())));
        model.put("seen", seen(form));
        again.ifPresent(why -> model.put("again", why));
        yield pages.page(desk.request(), desk.locale(), "record-preview", _ -> model);
      }
      case Outcome.Unreadably(var why) ->
          page(desk, draft, form.refused(why), HttpStatus.UNPROCESSABLE_CONTENT);
      case Outcome.Refused(var problem) ->
          page(desk, draft, form.refused(problem), HttpStatusCode.valueOf(problem.getStatus()));
      case Outcome.Recorded(var position) -> seeAct(desk, position);
    };
  }

  /// Of what is recorded, only what was seen.
  private static String seen(ActForm form) {
    return Hash.of(form.act().toString().getBytes(StandardCharsets.UTF_8));
  }

  private ModelAndView recorded(Desk desk, ActDraft draft) {
    var form = form(desk, draft, true);
    if (!seen(form).equals(desk.sent().getParameter("seen")))
      return tried(desk, draft, Optional.of("preview.changed"));
    return switch (acts.recorded(form.act(), desk.principal())) {
      case Outcome.Recorded(var position) -> {
        drafts.keep(draft.on(position, clock.instant()));
        yield draft
            .then()
            .flatMap(id -> drafts.find(id, draft.user(), draft.negotiation()))
            .map(next -> see(desk, "/" + next.act() + "?draft=" + next.id()))
            .orElseGet(() -> seeAct(desk, position));
      }
      case Outcome.Unreadably(var why) ->
          page(desk, draft, form.refused(why), HttpStatus.UNPROCESSABLE_CONTENT);
      case Outcome.Refused(var problem) ->
          page(desk, draft, form.refused(problem), HttpStatusCode.valueOf(problem.getStatus()));
      case Outcome.Tried _ -> throw new IllegalStateException("it was to be recorded");
    };
  }

  private ModelAndView page(Desk desk, ActDraft draft, PlacedFaults form, HttpStatusCode status) {
    var page =
        pages.page(
            desk.request(),
            desk.locale(),
            FORM,
            _ ->
                Map.of(
                    "draft",
                    draft,
                    "form",
                    form.form(),
                    "faults",
                    form.inOrder().toList(),
                    "isStatement",
                    FormFields.isStatement(draft.act()),
                    "hasFile",
                    form.form().all().anyMatch(f -> f.kind() == FormField.Kind.FILE)));
    page.setStatus(status);
    return page;
  }

  private static ModelAndView seeAct(Desk desk, long position) {
    return SeeOther.page(
        desk.sent(), "/negotiations/" + desk.request().negotiation() + "/acts/" + position);
  }

  private static ModelAndView see(Desk desk, String below) {
    return SeeOther.page(
        desk.sent(), "/negotiations/" + desk.request().negotiation() + "/record" + below);
  }
}

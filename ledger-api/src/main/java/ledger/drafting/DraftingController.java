package ledger.drafting;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Collectors;
import ledger.act.json.ActFormat;
import ledger.act.json.ActFormat.Parsed;
import ledger.act.json.Forms;
import ledger.draft.ActDraft;
import ledger.draft.DraftTable;
import ledger.draft.TypedValues;
import ledger.page.MayRecord;
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
import ledger.sourcecopy.SourceCopies;
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

  /// Days after which drafts can be thrown away together.
  private static final List<Integer> OLDER = List.of(1, 7, 30);

  private final ReadSessions sessions;
  private final NegotiationPages pages;
  private final DraftTable drafts;
  private final Uploads uploads;
  private final OneAct acts;
  private final ActsOnRecord record;
  private final ActFormat format;
  private final MessageSource messages;
  private final Clock clock;

  DraftingController(
      ReadSessions sessions,
      NegotiationPages pages,
      DraftTable drafts,
      Uploads uploads,
      OneAct acts,
      ActsOnRecord record,
      ActFormat format,
      MessageSource messages,
      Clock clock) {
    this.sessions = sessions;
    this.pages = pages;
    this.drafts = drafts;
    this.uploads = uploads;
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
                "choices", ActChoices.of(mayRecord(request, session)),
                "older", OLDER,
                "drafts",
                    drafts.of(request.caller()).stream()
                        .filter(draft -> draft.negotiation().value().equals(request.negotiation()))
                        .toList()));
  }

  /// Drafts that nobody came back to for some days are thrown away together.
  @PostMapping
  ModelAndView discardOlder(ReadRequest request, HttpServletRequest sent) {
    opened(request);
    Optional.ofNullable(sent.getParameter("days"))
        .flatMap(days -> OLDER.stream().filter(one -> one.toString().equals(days)).findFirst())
        .map(days -> clock.instant().minus(Duration.ofDays(days)))
        .ifPresent(before ->
            drafts
                .discardOlder(request.caller(), Id.of(request.negotiation()), before)
                .forEach(id -> uploads.discarded(id, request.caller())));
    return SeeOther.page(sent, "/negotiations/" + request.negotiation() + "/record");
  }

  /// Who may record what is as of now, whatever moment the page is about.
  private MayRecord mayRecord(ReadRequest request, ReadSession session) {
    return pages.mayRecord(request, now(session));
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
    return page(desk, draft, form(desk, draft, false).with(notTheirs(desk, event)), HttpStatus.OK);
  }

  /// That it would be refused whatever is typed is said before anything is typed.
  private List<FieldFault> notTheirs(Desk desk, String event) {
    if (mayRecord(desk.request(), desk.session()).has(event)) return List.of();
    var labels = new FieldLabels(messages, desk.locale());
    var who =
        MayRecord.who(event).stream()
            .map(capacity -> labels.text("capacity." + capacity))
            .collect(Collectors.joining(", "));
    return List.of(new FieldFault("", labels.text("fault.capacity", who), List.of()));
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
    var dossier = now(desk.session()).dossier();
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
        instant(),
        OptionalLong.empty());
  }

  /// Whatever the page is asked about: what is written now is about what is on record now.
  private ReadSession now(ReadSession session) {
    var asked = session.parameters();
    return session.with(
        new ReadParameters(
            View.RECORD, clock.instant(), new KnownBy.Head(), asked.names(), asked.lang()));
  }

  /// As exactly as a draft is stored: by it two states of a draft are told apart.
  private Instant instant() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private ActForm form(Desk desk, ActDraft draft, boolean complete) {
    var now = now(desk.session());
    var labels = new FieldLabels(messages, desk.locale());
    var choices =
        new RecordChoices(
            now.dossier(),
            Voice.of(desk.request().caller(), now.dossier().negotiation()),
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
      kept.filter(one -> !posted.isBehind(one)).ifPresent(this::discard);
      return see(desk, "");
    }
    return done(desk, posted, typed(desk, event, posted, kept), kept);
  }

  private void discard(ActDraft draft) {
    drafts.discard(draft.id(), draft.user());
    uploads.discarded(draft.id(), draft.user());
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
                    instant(),
                    OptionalLong.empty()));
    if (posted.typed().isEmpty()) return before;
    var typed = Uploads.hashed(desk.sent(), posted.typed().get());
    return before.with(changed(desk, posted, typed), instant());
  }

  private TypedValues changed(Desk desk, PostedForm posted, TypedValues typed) {
    var rows = posted.behind("add").map(typed::withRow).orElse(typed);
    var left = posted.behind("remove").map(rows::withoutRow).orElse(rows);
    return withItsPlace(desk, left);
  }

  /// What is taken away is named by its place in the log as well: nobody types that.
  private TypedValues withItsPlace(Desk desk, TypedValues typed) {
    if (!typed.byPath().containsKey("leaf")) return typed;
    return ActForm.entry(now(desk.session()).dossier(), typed.text(Beginning.TARGET))
        .flatMap(entry -> record.placeOf(entry.act().actId()))
        .map(place ->
            typed.with(Map.of("position", String.valueOf(place.position()), "leaf", place.leaf())))
        .orElse(typed);
  }

  private ModelAndView done(Desk desk, PostedForm posted, ActDraft typed, Optional<ActDraft> kept)
      throws IOException, ServletException {
    var form = form(desk, typed, posted.is("preview"));
    var draft = typed.with(form.typed(), typed.changed());
    boolean isApart =
        kept.filter(posted::isBehind)
            .filter(other -> !PostedForm.isSame(draft.typed(), other.typed()))
            .isPresent();
    return isApart ? apart(desk, posted, draft) : kept(desk, posted, draft, form);
  }

  /// Two windows have written to one draft: neither takes the other's place.
  private ModelAndView apart(Desk desk, PostedForm posted, ActDraft draft)
      throws IOException, ServletException {
    var own = draft.apart(UUID.randomUUID());
    if (!drafts.keep(own)) return noRoom(desk, own);
    uploads.keep(desk.sent(), own);
    var page = page(desk, own, fault(desk, own, "", "fault.apart"), HttpStatus.CONFLICT);
    posted.draft().ifPresent(other -> page.addObject("other", other));
    return page;
  }

  private PlacedFaults fault(Desk desk, ActDraft draft, String path, String key, Object... told) {
    var text = new FieldLabels(messages, desk.locale()).text(key, told);
    return form(desk, draft, false).with(List.of(new FieldFault(path, text, List.of())));
  }

  private ModelAndView noRoom(Desk desk, ActDraft draft) {
    return page(
        desk, draft, fault(desk, draft, "", "fault.drafts", DraftTable.MOST), HttpStatus.CONFLICT);
  }

  private ModelAndView kept(Desk desk, PostedForm posted, ActDraft draft, ActForm form)
      throws IOException, ServletException {
    if (!drafts.keep(draft)) return noRoom(desk, draft);
    var noCopy =
        posted.typed().isEmpty()
            ? Optional.<Uploads.NoCopy>empty()
            : uploads.keep(desk.sent(), draft);
    if (noCopy.isPresent()) return withoutCopy(desk, draft, noCopy.get());
    if (posted.is("preview")) return looked(desk, draft);
    if (posted.is("record")) return recorded(desk, draft);
    var other = posted.behind("new").filter(name -> Forms.ALL.acts().containsKey(name));
    if (other.isPresent()) return see(desk, "/" + other.get() + "?then=" + draft.id());
    return see(desk, "/" + draft.act() + "?draft=" + draft.id() + place(posted, draft));
  }

  private ModelAndView withoutCopy(Desk desk, ActDraft draft, Uploads.NoCopy why) {
    return page(
        desk,
        draft,
        fault(
            desk,
            draft,
            "hash",
            "fault.copy." + why,
            SourceCopies.LARGEST >> 20,
            SourceCopies.MOST >> 20),
        HttpStatus.UNPROCESSABLE_CONTENT);
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
        uploads.recorded(draft.id(), Optional.of(form.act().path("hash").asString("")));
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
                    "page",
                    UUID.randomUUID(),
                    "form",
                    form.form(),
                    "faults",
                    form.inOrder().toList(),
                    "isStatement",
                    FormFields.isStatement(draft.act()),
                    "hasFile",
                    form.form().all().anyMatch(f -> f.kind() == FormField.Kind.FILE)));
    uploads.ofDraft(draft.id()).ifPresent(copy -> page.addObject("copy", copy));
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

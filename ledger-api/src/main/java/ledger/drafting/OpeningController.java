package ledger.drafting;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import ledger.act.json.ActFormat;
import ledger.dossier.Dossier;
import ledger.draft.ActDraft;
import ledger.draft.TypedValues;
import ledger.names.Names;
import ledger.recording.OneAct;
import ledger.recording.OneAct.Outcome;
import ledger.request.Caller;
import ledger.sentence.Sentences;
import ledger.value.Id;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/// Opens a negotiation on a page: there is none yet that a draft could be kept in, and little to
/// type. Its address is not among those of negotiations, which may be called anything.
@Controller
@RequestMapping(path = "/opening", produces = MediaType.TEXT_HTML_VALUE)
class OpeningController {

  private static final String NAME = "negotiation";
  private static final String TITLE = "title";
  private static final String UNNAMED = "negotiation";

  private final OneAct acts;
  private final ActFormat format;
  private final MessageSource messages;
  private final Clock clock;

  OpeningController(OneAct acts, ActFormat format, MessageSource messages, Clock clock) {
    this.acts = acts;
    this.format = format;
    this.messages = messages;
    this.clock = clock;
  }

  @GetMapping
  ModelAndView form(Principal principal, Locale locale) {
    var draft = draft(principal, UUID.randomUUID(), TypedValues.NONE);
    return page(draft, form(draft, locale).with(List.of()), HttpStatus.OK);
  }

  @PostMapping
  ModelAndView sent(Principal principal, Locale locale, HttpServletRequest sent) {
    var posted = PostedForm.of(sent);
    var typed = posted.typed().orElse(TypedValues.NONE);
    var id = posted.draft().orElseGet(UUID::randomUUID);
    if (!posted.is("record")) {
      var more = posted.behind("add").map(typed::withRow).orElse(typed);
      var less = posted.behind("remove").map(more::withoutRow).orElse(more);
      var draft = draft(principal, id, less);
      return page(draft, form(draft, locale).with(List.of()), HttpStatus.OK);
    }
    var draft = draft(principal, id, named(typed));
    var form = form(draft, locale);
    var given = draft.typed().text(NAME).strip();
    if (Id.parse(given).isEmpty())
      return page(
          draft,
          form.with(
              List.of(
                  new FieldFault(
                      NAME,
                      messages.getMessage(
                          "fault.name",
                          new Object[] {new FieldLabels(messages, locale).field("", NAME)},
                          locale),
                      List.of()))),
          HttpStatus.UNPROCESSABLE_CONTENT);
    return switch (acts.recorded(form.act(), principal)) {
      case Outcome.Recorded _ -> SeeOther.page(sent, "/negotiations/" + given + "/people");
      case Outcome.Unreadably(var why) ->
          page(draft, form.refused(why), HttpStatus.UNPROCESSABLE_CONTENT);
      case Outcome.Refused(var problem) ->
          page(draft, form.refused(problem), HttpStatusCode.valueOf(problem.getStatus()));
      case Outcome.Tried _ -> throw new IllegalStateException("it was to be recorded");
    };
  }

  /// In addresses it is called by its title, where nobody says otherwise.
  private static TypedValues named(TypedValues typed) {
    return typed.isSaid(NAME)
        ? typed
        : typed.with(
            NAME,
            Optional.of(MadeNames.slug(typed.text(TITLE)))
                .filter(slug -> !slug.isEmpty())
                .orElse(UNNAMED));
  }

  private ActDraft draft(Principal principal, UUID id, TypedValues typed) {
    return new ActDraft(
        id,
        Caller.of(principal),
        Id.parse(typed.text(NAME).strip()).orElseGet(() -> Id.of(UNNAMED)),
        Deed.OPENING,
        typed,
        Optional.empty(),
        clock.instant(),
        OptionalLong.empty());
  }

  private ActForm form(ActDraft draft, Locale locale) {
    var nothing = Dossier.of(List.of(), clock.instant(), Long.MAX_VALUE);
    var names = Names.of(nothing, Names.Asked.NEUTRAL, locale.getLanguage());
    var labels = new FieldLabels(messages, locale);
    return new ActForm(
        draft,
        new RecordChoices(
            nothing,
            Voice.none(),
            new Sentences(nothing, names, locale),
            List.of(),
            labels,
            draft.typed()),
        labels,
        format,
        false);
  }

  private static ModelAndView page(ActDraft draft, PlacedFaults form, HttpStatusCode status) {
    var page =
        new ModelAndView(
            "opening",
            Map.of(
                "user",
                draft.user().value(),
                "draft",
                draft,
                "form",
                form.form(),
                "faults",
                form.inOrder().toList()));
    page.setStatus(status);
    return page;
  }
}

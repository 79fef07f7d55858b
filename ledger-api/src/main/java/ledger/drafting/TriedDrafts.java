package ledger.drafting;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.Optional;
import ledger.act.json.ActFormat;
import ledger.act.json.ActFormat.Parsed;
import ledger.act.json.Unreadable;
import ledger.draft.ActDraft;
import ledger.page.NegotiationPages;
import ledger.problem.Problem;
import ledger.recording.OneAct;
import ledger.recording.OneAct.Outcome;
import ledger.value.Hash;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/// What was typed is tried and looked at, and what was looked at is recorded.
@Component
class TriedDrafts {

  /// The parameter of the address under which it is looked at.
  static final String PREVIEW = "preview";

  private final NegotiationPages pages;
  private final DraftPages typing;
  private final ActForms forms;
  private final KeptDrafts kept;
  private final Uploads uploads;
  private final OneAct acts;
  private final ActFormat format;
  private final Clock clock;

  TriedDrafts(
      NegotiationPages pages,
      DraftPages typing,
      ActForms forms,
      KeptDrafts kept,
      Uploads uploads,
      OneAct acts,
      ActFormat format,
      Clock clock) {
    this.pages = pages;
    this.typing = typing;
    this.forms = forms;
    this.kept = kept;
    this.uploads = uploads;
    this.acts = acts;
    this.format = format;
    this.clock = clock;
  }

  /// What can be tried is looked at under an address of its own: whoever goes back to it sends
  /// nothing again.
  ModelAndView looked(Author author, ActDraft draft) {
    var unknown = UnknownCodes.in(draft.typed(), forms.labels(author));
    if (!unknown.isEmpty())
      return typing.page(
          author,
          draft,
          forms.form(author, draft, true).with(unknown),
          HttpStatus.UNPROCESSABLE_CONTENT);
    var tried = tried(author, draft);
    return tried.getStatus() == null
        ? author.see("/" + draft.act() + "?draft=" + draft.id() + "&" + PREVIEW)
        : tried;
  }

  ModelAndView tried(Author author, ActDraft draft) {
    return tried(author, draft, Optional.empty());
  }

  /// @param again why it is shown again instead of being recorded
  private ModelAndView tried(Author author, ActDraft draft, Optional<String> again) {
    var form = forms.form(author, draft, true);
    return switch (acts.tried(form.act(), author.principal(), author.locale())) {
      case Outcome.Tried(var receipt) -> {
        var model = new HashMap<String, Object>();
        model.put("draft", draft);
        model.put("receipt", receipt);
        model.put("changes", receipt.told());
        if (format.readSent(form.act()) instanceof Parsed.Read(var act)) model.put("said", act);
        model.put("summary", TypedSummary.of(form.fields(), forms.labels(author)));
        model.put("seen", seen(form));
        again.ifPresent(why -> model.put("again", why));
        yield pages.page(author.request(), author.locale(), "record-preview", _ -> model);
      }
      case Outcome.Recorded(var position) -> author.seeAct(position);
      case Outcome.Unreadably(var why) -> refused(author, draft, form, why);
      case Outcome.Refused(var problem) -> refused(author, draft, form, problem);
    };
  }

  /// Of what is recorded, only what was seen.
  private static String seen(ActForm form) {
    return Hash.of(form.act().toString().getBytes(StandardCharsets.UTF_8));
  }

  ModelAndView recorded(Author author, ActDraft draft) {
    var form = forms.form(author, draft, true);
    if (!seen(form).equals(author.sent().getParameter("seen")))
      return tried(author, draft, Optional.of("preview.changed"));
    return switch (acts.recorded(form.act(), author.principal())) {
      case Outcome.Recorded(var position) -> {
        kept.keep(draft.on(position, clock.instant()));
        uploads.recorded(draft.id(), Optional.of(form.act().path("hash").asString("")));
        yield afterwards(author, draft, position);
      }
      case Outcome.Unreadably(var why) -> refused(author, draft, form, why);
      case Outcome.Refused(var problem) -> refused(author, draft, form, problem);
      case Outcome.Tried _ -> throw new IllegalStateException("it was to be recorded");
    };
  }

  /// Back to the act that this one was begun for, where there is one.
  private ModelAndView afterwards(Author author, ActDraft draft, long position) {
    return kept.find(author, draft.then())
        .map(next -> author.see("/" + next.act() + "?draft=" + next.id()))
        .orElseGet(() -> author.seeAct(position));
  }

  private ModelAndView refused(Author author, ActDraft draft, ActForm form, Unreadable why) {
    return typing.page(author, draft, form.refused(why), HttpStatus.UNPROCESSABLE_CONTENT);
  }

  private ModelAndView refused(Author author, ActDraft draft, ActForm form, Problem problem) {
    return typing.page(
        author, draft, form.refused(problem), HttpStatusCode.valueOf(problem.getStatus()));
  }
}

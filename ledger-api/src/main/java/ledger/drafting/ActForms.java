package ledger.drafting;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import ledger.act.UserId;
import ledger.act.json.ActFormat;
import ledger.dossier.Dossier;
import ledger.dossier.Entry;
import ledger.draft.ActDraft;
import ledger.draft.TypedValues;
import ledger.page.MayRecord;
import ledger.request.ReadParameters;
import ledger.request.ReadParameters.KnownBy;
import ledger.sentence.Sentences;
import ledger.session.ReadSession;
import ledger.session.ReadSessions;
import ledger.view.View;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// The forms that acts are typed into. Whatever moment a page is about, what is written is about
/// what is on record now.
@Component
class ActForms {

  private final ReadSessions sessions;
  private final ActFormat format;
  private final MessageSource messages;
  private final Clock clock;

  ActForms(ReadSessions sessions, ActFormat format, MessageSource messages, Clock clock) {
    this.sessions = sessions;
    this.format = format;
    this.messages = messages;
    this.clock = clock;
  }

  private ReadSession asOfNow(ReadSession session) {
    var asked = session.parameters();
    return session.with(
        new ReadParameters(
            View.RECORD, clock.instant(), new KnownBy.Head(), asked.names(), asked.lang()));
  }

  private Dossier now(ReadSession session) {
    return asOfNow(session).dossier();
  }

  MayRecord mayRecord(UserId user, ReadSession session) {
    return new MayRecord(user, now(session).negotiation(), true); // else there are no forms
  }

  /// The act on record that is named.
  Optional<Entry> entry(Author author, String actId) {
    return ActForm.entry(now(author.session()), actId);
  }

  FieldLabels labels(Author author) {
    return new FieldLabels(messages, author.locale());
  }

  /// @param complete whether what has no name yet is given one
  ActForm form(Author author, ActDraft draft, boolean complete) {
    var now = asOfNow(author.session());
    var choices =
        new RecordChoices(
            now.dossier(),
            Voice.of(author.user(), now.dossier().negotiation()),
            new Sentences(now.dossier(), now.names(), author.locale()),
            sessions.compartments(author.negotiation(), author.user()).orElse(List.of()),
            labels(author),
            draft.typed());
    return new ActForm(draft, choices, labels(author), format, complete);
  }

  /// What a form begins with: of what it is about, and of what its address says.
  TypedValues beginning(Author author, String event) {
    var dossier = now(author.session());
    var target =
        Optional.ofNullable(author.sent().getParameter("act"))
            .flatMap(id -> ActForm.entry(dossier, id));
    return new Beginning(dossier, author.user(), format, target)
        .of(event, author.sent(), author.locale().getLanguage());
  }

  /// As it is before it is sent. That it would be refused whatever is typed is said at once.
  PlacedFaults blank(Author author, ActDraft draft) {
    var form = form(author, draft, false);
    if (mayRecord(author.user(), author.session()).has(draft.act())) return form.with(List.of());
    var who =
        MayRecord.who(draft.act()).stream()
            .map(capacity -> labels(author).text("capacity." + capacity))
            .collect(Collectors.joining(", "));
    return form.with(
        List.of(new FieldFault("", labels(author).text("fault.capacity", who), List.of())));
  }

  /// @param path of the field, empty where it is about the whole
  PlacedFaults fault(Author author, ActDraft draft, String path, String key, Object... told) {
    var text = labels(author).text(key, told);
    return form(author, draft, false).with(List.of(new FieldFault(path, text, List.of())));
  }
}

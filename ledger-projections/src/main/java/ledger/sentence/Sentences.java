package ledger.sentence;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import ledger.act.Act;
import ledger.act.Actor;
import ledger.act.AgreementAct.Relation;
import ledger.act.Proposition;
import ledger.calendar.Date;
import ledger.changes.Difference.Change;
import ledger.changes.SharedChanges;
import ledger.dossier.Dossier;
import ledger.names.Names;
import ledger.terms.Expr;
import ledger.terms.KeyRef;
import ledger.terms.Lasting;
import ledger.terms.Link;
import ledger.value.Id;
import ledger.value.When;
import ledger.value.Words;
import ledger.view.LapsedReadings;
import ledger.view.View;

/// Whatever an answer has as a code, as a sentence in the reader's language: pages, calendar files
/// and terminals all ask here.
///
/// A translation is `sentences.properties` once more, named `sentences_hy.properties`, with the
/// same keys.
public final class Sentences {

  private static final String BUNDLE = Sentences.class.getPackageName() + ".sentences";
  private static final Map<Language, Messages> MESSAGES = new ConcurrentHashMap<>();

  private final Language language;
  private final Things things;
  private final ConditionSentences conditions;
  private final PropositionSentences propositions;
  private final DateTitles dates;
  private final ChangeSentences changes;
  private final ActSentences acts;
  private final Descriptions descriptions;

  /// @param names that the things it speaks of are given
  public Sentences(Dossier dossier, Names names, Locale locale) {
    this.language = Language.of(locale);
    var messages = MESSAGES.computeIfAbsent(language, l -> new Messages(BUNDLE, l));
    this.things =
        new Things(dossier, names, messages, new TimeWords(language, UsualZone.of(dossier)));
    this.conditions = new ConditionSentences(things);
    this.descriptions = new Descriptions(things, conditions);
    this.propositions = new PropositionSentences(things, descriptions);
    this.dates = new DateTitles(things);
    this.changes = new ChangeSentences(things, propositions, descriptions);
    this.acts = new ActSentences(things, conditions, propositions, descriptions);
  }

  public String name(Id referent) {
    return things.name(referent);
  }

  public String name(Actor actor) {
    return things.name(actor);
  }

  /// `Armenia and Azerbaijan`.
  public String actors(List<Actor> actors) {
    return things.messages().all(actors.stream().map(this::name).toList());
  }

  public String referents(List<Id> referents) {
    return things.messages().all(referents.stream().map(this::name).toList());
  }

  /// Words as somebody said them, in the reader's language where they are recorded in it.
  public String text(Words words) {
    return words.in(language.tag());
  }

  /// The language that those words are really in.
  public String language(Words words) {
    return words.tagFor(language.tag());
  }

  /// As exact as the source is; empty where the time is unknown.
  public String time(When when) {
    return things.times().of(when);
  }

  public String day(LocalDate day) {
    return things.times().day(day);
  }

  public String time(Instant instant) {
    return things.times().of(instant);
  }

  /// `Armenia is ready to open the road or Azerbaijan has carried out the commitment to reopen the
  /// corridor`.
  public String condition(Expr condition) {
    return conditions.of(condition);
  }

  /// What a formal reading makes of a linkage, in the words of the text that was read.
  public String link(Id reading, Link link) {
    return things
        .dossier()
        .reading(reading)
        .map(as -> descriptions.link(as, link))
        .orElseGet(() -> conditions.of(link));
  }

  /// What a formal reading makes of a duration.
  public String lasting(Lasting lasting) {
    return conditions.of(lasting);
  }

  /// What is affirmed or denied, without a capital letter: it may stand after "that".
  public String proposition(Proposition proposition) {
    return propositions.of(proposition);
  }

  /// The same where nothing stands beside it that says what its ids stand for.
  public String propositionInFull(Proposition proposition) {
    return propositions.inFull(proposition);
  }

  /// `open the eastern route`, or, where no conduct is said, `perform T.tA (Open the route)`.
  public String conduct(Id agreement, Id key) {
    return things.conduct(KeyRef.of(agreement, key));
  }

  /// `Armenia to open the eastern route and Azerbaijan to reopen the corridor`.
  public String commitments(List<KeyRef> commitments) {
    return things.messages().all(things.owed(commitments));
  }

  /// `“Armenia to open the eastern route” (T.tB, version 1)`: by the text that was current when
  /// something was said of them.
  public String commitments(List<KeyRef> commitments, Optional<When> said) {
    return things.messages().all(descriptions.owed(commitments, said));
  }

  /// `T restates P`.
  public String relation(Id from, Relation type, Id to) {
    return proposition(Proposition.of(Proposition.Kind.RELATION, from, to, type));
  }

  /// The title of a date in a calendar.
  public String date(Date date) {
    return dates.of(date);
  }

  /// Where a date comes from: the view it is set in, and the acts it rests on.
  public String origin(View view, Date date) {
    return dates.origin(view, date);
  }

  /// What changed, without a capital letter.
  public String change(Change change) {
    return changes.of(change);
  }

  /// Where it changes so: `in every view`, `in the view of Armenia`.
  public String where(SharedChanges shared) {
    return changes.where(shared);
  }

  /// `the readings advanced of “in parallel” (T.LT) were of version 1; none is advanced of version
  /// 2`.
  public String lapsed(List<LapsedReadings> readings) {
    return things.messages().all(readings.stream().map(this::lapsed).toList());
  }

  /// The same as a sentence of its own, beside dates that such readings do not set any more.
  public String noted(LapsedReadings readings) {
    return things.text("calendar.lapsed", Map.of("lapsed", lapsed(readings)));
  }

  private String lapsed(LapsedReadings readings) {
    return descriptions.lapsed(readings);
  }

  /// What an act says, as it stands behind the name of whose act it is: `accepts version 2 of T`.
  public String act(Act act) {
    return acts.of(act);
  }
}

package ledger.session;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import ledger.dossier.Dossier;
import ledger.dossier.Entry;
import ledger.names.Names;
import ledger.problem.NotFound;
import ledger.problem.RequestProblems;
import ledger.problem.WrongQuestion;
import ledger.query.AnswerRow;
import ledger.query.Query;
import ledger.request.ReadParameters;
import ledger.value.Id;
import ledger.view.Supervaluation;
import ledger.view.View;

/// One negotiation, opened for one request. Every query of that request is answered from it.
public final class ReadSession {

  private final List<Entry> acts;
  private final ReadParameters parameters;
  private final Dossier dossier;
  private final Map<View, Supervaluation> views = new HashMap<>();

  private ReadSession(List<Entry> acts, ReadParameters parameters) {
    this.acts = acts;
    this.parameters = parameters;
    this.dossier = Dossier.of(acts, parameters.about(), parameters.position(acts));
  }

  static ReadSession of(List<Entry> acts, ReadParameters parameters) {
    return new ReadSession(acts, parameters);
  }

  /// The same acts, read otherwise.
  public ReadSession with(ReadParameters others) {
    return new ReadSession(acts, others);
  }

  /// Everything the asking user may see, known or not by the moment that is asked about.
  public List<Entry> acts() {
    return acts;
  }

  public ReadParameters parameters() {
    return parameters;
  }

  public Dossier dossier() {
    return dossier;
  }

  /// The last position that the answer reflects.
  public long position() {
    long by = parameters.position(acts);
    return acts.stream().mapToLong(Entry::position).filter(p -> p <= by).max().orElse(-1);
  }

  /// When that position came on record.
  public Instant recorded() {
    long at = position();
    return acts.stream()
        .filter(e -> e.position() == at)
        .map(e -> e.recorded().at())
        .findFirst()
        .orElse(Instant.EPOCH);
  }

  /// The answer in the view that is asked for, as far as the query is asked of several at once.
  public List<AnswerRow> rows(Query query) {
    return parameters.view() instanceof View.Common common
        ? query.common(dossier, common).orElseThrow(() -> oneViewAtATime(common))
        : query.rows(view(parameters.view()));
  }

  /// Before anything is looked for that only a query of one view needs.
  public void mustBeOfOneView() {
    if (parameters.view() instanceof View.Common common) throw oneViewAtATime(common);
  }

  /// @param view of the record, or of one party
  public Supervaluation view(View view) {
    return views.computeIfAbsent(view, v -> Supervaluation.of(dossier, v));
  }

  private static WrongQuestion oneViewAtATime(View.Common common) {
    return new WrongQuestion(RequestProblems.viewNotForThis(common.label()));
  }

  /// Whose view is asked for, and under whose names, has to be somebody.
  public ReadSession whereEverybodyIsNamed() {
    mustBeNamed("view", parameters.view());
    parameters
        .names()
        .viewpoint()
        .ifPresent(whose -> mustBeNamed("names", new View.According(whose)));
    return this;
  }

  /// @param parameter that names the view
  public void mustBeNamed(String parameter, View view) {
    var named =
        switch (view) {
          case View.OfRecord _ -> Stream.<Id>empty();
          case View.According(var to) -> Stream.of(to);
          case View.Common(var among) -> among.stream();
        };
    named
        .filter(id -> !dossier.referents().containsKey(id))
        .findFirst()
        .ifPresent(id -> {
          throw notNamed(parameter, "referent", id.value(), dossier.referents().keySet());
        });
  }

  /// An agreement that a parameter names.
  public Id agreement(String parameter, String given) {
    return named(parameter, "agreement", given, dossier.agreements().keySet());
  }

  /// A referent that a parameter names.
  public Id referent(String parameter, String given) {
    return named(parameter, "referent", given, dossier.referents().keySet());
  }

  private static Id named(String parameter, String kind, String given, Set<Id> known) {
    return Id.parse(given)
        .filter(known::contains)
        .orElseThrow(() -> notNamed(parameter, kind, given, known));
  }

  private static NotFound notNamed(String parameter, String kind, String given, Set<Id> known) {
    return NotFound.named(parameter, kind, given, known.stream().map(Id::value));
  }

  public Names names() {
    return Names.of(dossier, parameters.names(), parameters.lang().orElse("en"));
  }
}

package ledger.http;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import ledger.act.Id;
import ledger.dossier.Dossier;
import ledger.dossier.Entry;
import ledger.names.Names;
import ledger.problem.NotFound;
import ledger.problem.RequestProblems;
import ledger.problem.WrongQuestion;
import ledger.view.Supervaluation;
import ledger.view.View;

/// A dossier, opened for one question.
///
/// @param acts everything the asking user may see, known or not by the moment that is asked about
public record Opened(List<Entry> acts, Asked asked, Dossier dossier) {

  static Opened of(List<Entry> acts, Asked asked) {
    return new Opened(acts, asked, Dossier.of(acts, asked.about(), asked.position(acts)));
  }

  /// The last position that the answer reflects.
  public long position() {
    long by = asked.position(acts);
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

  /// The view that is asked for; common ground is made of several.
  public Supervaluation view() {
    if (mustBeNamed(asked.view()) instanceof View.Common)
      throw new WrongQuestion(RequestProblems.viewNotForThis(asked.view().label()));
    return Supervaluation.of(dossier, asked.view());
  }

  /// Whose view is asked for has to be somebody.
  View mustBeNamed(View view) {
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
          throw new NotFound("referent", id.value());
        });
    return view;
  }

  public Names names() {
    return Names.of(dossier, asked.names(), asked.lang().orElse("en"));
  }
}

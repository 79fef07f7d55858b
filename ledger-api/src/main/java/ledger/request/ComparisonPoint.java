package ledger.request;

import java.time.Instant;
import java.util.Optional;
import ledger.request.ReadParameters.KnownBy;
import ledger.view.View;

/// What an answer is to be compared with; what is left out is as in the answer.
public record ComparisonPoint(
    Optional<View> view, Optional<Instant> about, Optional<KnownBy> knownBy) {

  /// Whether it is another one at all.
  public boolean isAsked() {
    return view.isPresent() || about.isPresent() || knownBy.isPresent();
  }

  public ReadParameters of(ReadParameters answer) {
    return new ReadParameters(
        view.orElse(answer.view()),
        about.orElse(answer.about()),
        knownBy.orElse(answer.knownBy()),
        answer.names(),
        answer.lang());
  }
}

package ledger.problem;

import java.util.Map;
import org.springframework.http.HttpStatus;

/// Something asked for is not there, or not for whoever asks.
public final class NotFound extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  public NotFound(String kind, String id) {
    super(kind + " " + id, null, false, false);
    this.problem = problem(kind, id);
  }

  public Problem problem() {
    return problem;
  }

  static Problem problem(String kind, String id) {
    return Problem.of(
            kind.equals("negotiation") ? "NOT_FOUND.negotiation" : "NOT_FOUND",
            HttpStatus.NOT_FOUND,
            Map.of("kind", kind.replace(' ', '_'), "id", id))
        .subject(kind)
        .given(id);
  }
}

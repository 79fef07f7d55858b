package ledger.problem;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import ledger.value.Nearness;
import org.springframework.http.HttpStatus;

/// Something asked for is not there, or not for whoever asks.
public final class NotFound extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  public NotFound(String kind, String id) {
    this(kind, id, problem(kind, id));
  }

  private NotFound(String kind, String id, Problem problem) {
    super(kind + " " + id, null, false, false);
    this.problem = problem;
  }

  /// Where there are others, which whoever asks may see.
  ///
  /// @param names of all of that kind
  public static NotFound among(Stream<String> names, String kind, String id) {
    return new NotFound(kind, id, expecting(Nearness.nearest(id, names), problem(kind, id)));
  }

  /// Of what a parameter names.
  ///
  /// @param kind `agreement` or `referent`
  /// @param names of all of that kind that whoever asks may see
  public static NotFound named(String parameter, String kind, String id, Stream<String> names) {
    var nearest = Nearness.nearest(id, names);
    var problem =
        Problem.of(
                "NOT_FOUND.parameter",
                HttpStatus.NOT_FOUND,
                Map.of("parameter", parameter, "kind", kind, "id", id, "known", nearest))
            .subject(parameter)
            .given(id);
    return new NotFound(kind, id, expecting(nearest, problem));
  }

  private static Problem expecting(List<String> nearest, Problem problem) {
    return nearest.isEmpty() ? problem : problem.expected(nearest);
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

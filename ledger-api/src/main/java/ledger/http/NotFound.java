package ledger.http;

/// Something asked for is not there, or not for whoever asks.
public final class NotFound extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  public NotFound(String kind, String id) {
    super(kind + " " + id, null, false, false);
    this.problem = Refusals.notFound(kind, id);
  }

  Problem problem() {
    return problem;
  }
}

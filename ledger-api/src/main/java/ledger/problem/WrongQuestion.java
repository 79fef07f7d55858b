package ledger.problem;

/// A question that has no answer as it was put.
public final class WrongQuestion extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  public WrongQuestion(Problem problem) {
    super(problem.getDetail(), null, false, false);
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }
}

package ledger.terms;

/// As what a reported occurrence bears on a commitment.
public enum BearsAs {
  PERFORMANCE,
  PARTIAL,
  CONTRARY,
  OBSTRUCTION,
  NON_PERFORMANCE
}

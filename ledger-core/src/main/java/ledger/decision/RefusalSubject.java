package ledger.decision;

import java.util.Locale;

/// The kinds of things that an act can name and the record may not know.
public enum RefusalSubject {
  REFERENT,
  SOURCE,
  MANDATE,
  AGREEMENT,
  VERSION,
  NOTICE,
  BATCH,
  COMMITMENT,
  TERM,
  READING,
  OCCURRENCE,
  ALLEGATION,
  ISSUE,
  PROPOSITION,
  ENTRY,
  COMPARTMENT;

  /// As it stands in a sentence.
  public String noun() {
    return name().toLowerCase(Locale.ROOT);
  }
}

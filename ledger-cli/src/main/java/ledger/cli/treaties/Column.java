package ledger.cli.treaties;

/// The columns that are read, by their names in the header. Their order in the file does not
/// matter.
public enum Column {
  TREATY("treatyID", false),
  STATE("stateID", false),
  TITLE("Title", false),
  SIGNATURE("Signature", true),
  FORCE("Force", true),
  END("End", true),
  TERM("Term", true),
  STATE_SIGNATURE("stateSignature", true),
  STATE_RATIFICATION("stateRat", true),
  ACCESSION("Accession", true),
  ACCEPTANCE("Acceptance", true),
  CONSENT("Consent", true),
  SUCCESSION("Succession", true),
  STATE_FORCE("stateForce", true),
  STATE_FORCE_2("stateForce2", true),
  STATE_FORCE_3("stateForce3", true),
  PROVISIONAL("ProvisionalApp", true),
  RESERVATION("Reservation", true),
  DEPOSIT("Deposit", true),
  WITHDRAWAL("stateWithdrawal", true),
  WITHDRAWAL_2("stateWithdrawal2", true);

  private final String header;
  private final boolean date;

  Column(String header, boolean date) {
    this.header = header;
    this.date = date;
  }

  boolean isDate() {
    return date;
  }

  @Override
  public String toString() {
    return header;
  }
}

package ledger.page;

/// The rooms of a negotiation, in the order in which they are listed. A room has the address of the
/// answer that it shows, where there is one: browsers are given a page there.
public enum Room {
  POSITIONS(""),
  BOARD("/board"),
  REGISTER("/register"),
  DOCKET("/docket"),
  READINESS("/readiness"),
  CALENDAR("/calendar"),
  TIMELINE("/timeline"),
  SOURCES("/sources"),
  PEOPLE("/people"),
  SEARCH("/search"),
  AUDIT("/audit");

  private final String path;

  Room(String path) {
    this.path = path;
  }

  /// Below the address of the negotiation.
  public String path() {
    return path;
  }
}

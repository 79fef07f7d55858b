package ledger.board;

import java.util.List;
import ledger.Harbour;
import ledger.dossier.Entry;
import ledger.dossier.Folded;

/// Agreement A between north and south with the terms that a test needs, and what is seen of it.
public final class Quay {

  private Quay() {}

  /// North lets a ship in.
  public static String n1(String more) {
    return commitment("n1", "north", "south", more);
  }

  /// South sends a ship.
  public static String s1(String more) {
    return commitment("s1", "south", "north", more);
  }

  public static String commitment(String key, String debtor, String creditors, String more) {
    return "{'kind': 'COMMITMENT', 'key': '%s', 'debtors': ['%s'], 'creditors': ['%s'], 'mode': '%s', 'texts': 'x'%s}"
        .formatted(
            key,
            debtor,
            creditors.replace(",", "', '"),
            more.startsWith("MAINTAIN")
                    || more.startsWith("BEST_EFFORTS")
                    || more.startsWith("REFRAIN")
                ? more.split(",", 2)[0]
                : "ACHIEVE",
            more.isEmpty()
                ? ""
                : more.startsWith("'")
                    ? ", " + more
                    : more.contains(",") ? "," + more.split(",", 2)[1] : "");
  }

  public static String linkage(String covers, String links) {
    return "{'kind': 'LINKAGE', 'id': 'L', 'covers': [%s], 'texts': 'x', 'links': [%s]}"
        .formatted(covers, links);
  }

  public static Harbour proposed(String terms, String more) {
    return proposed(Harbour.opened(), terms, more);
  }

  /// Proposed on 15 January 2026.
  public static Harbour proposed(Harbour harbour, String terms, String more) {
    return harbour.given(
        "rep:north",
        "ProposeAgreement",
        "'by': 'north', 'statedAt': '2026-01-15T00:00Z', 'agreement': 'A', 'form': 'WRITTEN', 'terms': {'participants': [{'ref': 'north', 'role': 'PARTY'}, {'ref': 'south', 'role': 'PARTY'}], 'terms': [%s]%s}"
            .formatted(terms, more));
  }

  public static Harbour inForce(String... terms) {
    return accepted(proposed(String.join(", ", terms), ""));
  }

  /// By both, the later on 20 January 2026.
  public static Harbour accepted(Harbour harbour) {
    return harbour
        .given("rep:north", "DeclareConsent", accept("north", "2026-01-18T00:00Z"))
        .given("rep:south", "DeclareConsent", accept("south", "2026-01-20T00:00Z"));
  }

  public static String accept(String by, String at) {
    return "'by': '%s', 'statedAt': '%s', 'agreement': 'A', 'version': 1, 'decision': 'ACCEPT'"
        .formatted(by, at);
  }

  public static String ready(String by, String key, String at) {
    return "'by': '%s', 'statedAt': '%s', 'agreement': 'A', 'version': 1, 'scope': ['%s']"
        .formatted(by, at, key);
  }

  public static String done(String by, String id, String at, String relates) {
    return "'by': '%s', 'statedAt': '%s', 'when': '%s', 'id': '%s', 'kind': 'PASSAGE', 'where': 'quay', 'observationMode': 'WITNESSED', 'relates': [%s]"
        .formatted(by, at, at, id, relates);
  }

  public static String notice(
      String by, String id, String effect, String at, String effectiveAt, String more) {
    return "'by': '%s', 'statedAt': '%s', 'agreement': 'A', 'noticeId': '%s', 'effect': '%s', 'powerKey': 'EXTRA_TEXTUAL', 'effectiveAt': '%s'%s"
        .formatted(by, at, id, effect, effectiveAt, more);
  }

  /// A notice with a name of its own for its act, so that its validity can be denied.
  public static String act(int n) {
    return "00000000-0000-0000-0000-%012d".formatted(n);
  }

  public static String denies(String by, String proposition) {
    return stance(by, proposition, "DENIES");
  }

  public static String stance(String by, String proposition, String stance) {
    return "'by': '%s', 'statedAt': '2026-02-20T00:00Z', 'proposition': '%s', 'stance': '%s'"
        .formatted(by, proposition, stance);
  }

  public static List<Entry> entries(Harbour harbour) {
    return Folded.entries(harbour.ledger().record());
  }

  static Seen record(Harbour harbour, String about) {
    return Seen.in("record", entries(harbour), about);
  }
}

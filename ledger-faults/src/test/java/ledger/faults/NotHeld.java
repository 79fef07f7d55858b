package ledger.faults;

import java.util.Map;
import java.util.TreeMap;

/// What is not held against anything, and why: no answer comes from it.
final class NotHeld {

  private static final String FOLDED =
      "stored answers are not read then, and the question is folded from the record";

  private static final Map<String, String> WHY =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry(
                  "record.batch.batch_id",
                  "for whoever lost the answer to a batch and asks within seconds what became of it"),
              Map.entry(
                  "record.given_up",
                  "keeps writers from one another: a change stops writing, and no answer comes from it"),
              Map.entry(
                  "record.checkpoint (a row that is not the last, taken away or under another size)",
                  "whoever kept that checkpoint has it, and the last one commits to its tree"),
              Map.entry("record.log.epoch", "says who may write; a change stops writing"),
              Map.entry("record.log.timeline", "says who may write; a change stops writing"),
              Map.entry(
                  "record.log.sealed_as",
                  "what sealed texts are bound to: with another, they do not open"),
              Map.entry(
                  "record.shown",
                  "how far standbys' readers show; each shows nothing but what it holds against a signed tree"),
              Map.entry("reading.freshness.version", "for whoever writes next"),
              Map.entry(
                  "reading.freshness.about",
                  "any moment within the time that the answers hold is as good"),
              Map.entry("reading.freshness.negotiation", FOLDED),
              Map.entry("reading.freshness.checksums", FOLDED),
              Map.entry("reading.freshness.awaits", FOLDED),
              Map.entry("reading.freshness.due", FOLDED),
              Map.entry("reading.query", "which questions have tables; one more or less is folded"),
              Map.entry("reading.rebuild", "where work goes on; what comes of it is compared"),
              Map.entry("reading.dead_letter", "what is to be tried again"),
              Map.entry("public.tokenentry", "where work goes on; what comes of it is compared"),
              Map.entry("public.flyway_schema_history", "what was migrated"),
              Map.entry("access.sign_in", "who signed in; beside the record"),
              Map.entry("access.token_use", "when a token was used last; beside the record"),
              Map.entry("desk.seen", "what pages keep for people; beside the record"),
              Map.entry("desk.draft", "acts that are not recorded yet; sealed"),
              Map.entry("desk.webhook", "where the feed is posted to; beside the record"),
              Map.entry("desk.webhook_attempt", "what came of posting it; beside the record"),
              Map.entry(
                  "desk.source_copy",
                  "copies of sources: the hash is on record, and whoever fetches a copy compares")));

  private NotHeld() {}

  static boolean isNot(String table) {
    return WHY.containsKey(table);
  }

  static boolean isNot(String table, String column) {
    return isNot(table) || WHY.containsKey(table + "." + column);
  }

  /// Where a row is gone the question is folded from the record.
  static boolean isRowNot(String table) {
    return isNot(table) || table.equals("reading.freshness");
  }

  /// A last checkpoint that is gone is signed anew, for the same entries.
  static boolean isMendedAtTheStart(String table, String column) {
    return (table + "." + column).equals("record.checkpoint.log_id");
  }

  /// A checkpoint that is not the last is with whoever kept it, and the last one commits to its
  /// tree.
  static boolean isLastAlone(String table) {
    return table.equals("record.checkpoint");
  }

  static Map<String, String> why() {
    return WHY;
  }
}

package ledger.export;

import static ledger.export.CsvColumns.all;
import static ledger.export.CsvColumns.one;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ledger.answer.Listing;
import ledger.export.CsvColumn.Kind;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.node.JsonNodeFactory;

/// The register in the columns of the PA-X data set of peace agreements, as far as the record has
/// what they ask for. What a coder there decides, such as the stage of a process, is not guessed:
/// those columns are left out.
///
/// @see <a href="https://pax.peaceagreements.org/">PA-X Codebook</a>
final class PeaceAgreementsCsv {

  static final String NAME = "pa-x";

  private static final String SEVERAL = "; ";
  private static final Set<String> AGREED = Set.of("SIGNED", "ACCEPTED");

  private PeaceAgreementsCsv() {}

  /// @param process the title of the negotiation
  static CsvTable table(String process) {
    return new CsvTable(
        NAME,
        "One agreement, in columns of the PA-X data set",
        all(
            one(
                "AgtId",
                Kind.TEXT,
                "The id of the agreement in this ledger, which is none of PA-X"),
            one("PPName", Kind.TEXT, "The title of the negotiation"),
            one("Dat", Kind.DATE, "The last day on which it was agreed to, as far as recorded"),
            one("Status", Kind.TEXT, "Signed or agreed by each party, or of one alone; else none"),
            one("N_characters", Kind.INTEGER, "Characters in the first text that is on record"),
            one("Part", Kind.TEXT, "The parties"),
            one("ThrdPart", Kind.TEXT, "Others who take part in it"),
            one("OthAgr", Kind.TEXT, "The ids of agreements that somebody relates it to")),
        List.of("AgtId"),
        (answer, json) -> lines(process, answer, json));
  }

  private static Stream<JsonNode> lines(String process, Listing answer, ObjectReader json) {
    var called = json.readTree(answer.called());
    return answer.rows().stream().map(json::readTree).map(one -> line(process, one, called));
  }

  private static JsonNode line(String process, JsonNode agreement, JsonNode called) {
    var line = JsonNodeFactory.instance.objectNode();
    line.put("AgtId", text(agreement, "agreement")).put("PPName", process);
    day(agreement).ifPresent(day -> line.put("Dat", day.toString()));
    status(agreement).ifPresent(status -> line.put("Status", status));
    agreement
        .path("terms")
        .path("texts")
        .valueStream()
        .filter(text -> text.has("text"))
        .findFirst()
        .map(text -> text(text, "text"))
        .ifPresent(text -> line.put("N_characters", text.codePointCount(0, text.length())));
    named(agreement, called, "PARTY"::equals).ifPresent(names -> line.put("Part", names));
    named(agreement, called, role -> !role.equals("PARTY"))
        .ifPresent(names -> line.put("ThrdPart", names));
    joined(agreement.path("relations").valueStream().map(relation -> other(relation, agreement)))
        .ifPresent(ids -> line.put("OthAgr", ids));
    return line;
  }

  private static Optional<String> status(JsonNode agreement) {
    if (isUnilateral(agreement)) return Optional.of("Unilateral document");
    return isAgreed(agreement) ? Optional.of("Multiparty signed/agreed") : Optional.empty();
  }

  private static boolean isUnilateral(JsonNode agreement) {
    return text(agreement, "form").equals("UNILATERAL");
  }

  private static boolean isAgreed(JsonNode agreement) {
    var parties = parties(agreement).toList();
    return parties.size() > 1
        && parties.stream().allMatch(party -> AGREED.contains(text(party, "consent")));
  }

  /// Of the last consent; where not all consented, of the conclusion that somebody claims.
  private static Optional<LocalDate> day(JsonNode agreement) {
    if (isUnilateral(agreement)) return last(agreement.path("statedAt"));
    return isAgreed(agreement)
        ? parties(agreement)
            .flatMap(party -> last(party.path("since")).stream())
            .max(LocalDate::compareTo)
        : last(agreement.path("allegedConclusion"));
  }

  /// By the clock that it was said by; the end of a stretch is not part of it.
  private static Optional<LocalDate> last(JsonNode time) {
    if (time.isString()) return Optional.of(OffsetDateTime.parse(time.asString()).toLocalDate());
    return time.has("to")
        ? Optional.of(OffsetDateTime.parse(text(time, "to")).minusNanos(1).toLocalDate())
        : Optional.empty();
  }

  private static Stream<JsonNode> parties(JsonNode agreement) {
    return agreement
        .path("parties")
        .valueStream()
        .filter(party -> text(party, "role").equals("PARTY"));
  }

  private static Optional<String> named(
      JsonNode agreement, JsonNode called, Predicate<String> role) {
    return joined(
        agreement
            .path("parties")
            .valueStream()
            .filter(party -> role.test(text(party, "role")))
            .map(party -> text(party, "ref"))
            .map(id -> called.path(id).asString(id)));
  }

  private static String other(JsonNode relation, JsonNode agreement) {
    var to = text(relation, "to");
    return to.equals(text(agreement, "agreement")) ? text(relation, "from") : to;
  }

  private static Optional<String> joined(Stream<String> several) {
    return Optional.of(several.distinct().collect(Collectors.joining(SEVERAL)))
        .filter(text -> !text.isEmpty());
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asString("");
  }
}

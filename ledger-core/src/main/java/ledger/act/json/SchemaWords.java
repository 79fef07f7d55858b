package ledger.act.json;

import java.util.Map;
import java.util.Optional;

/// What is said in a schema of the fields that nobody is asked for on a page: those of files, and
/// those of values that pages have one field for.
final class SchemaWords {

  private static final Map<String, String> FIELDS =
      Map.ofEntries(
          Map.entry(
              "File.file",
              "The name of this file for ever: the ids of its acts come from it. A UUID where nobody should guess them."),
          Map.entry("File.defaults", "What holds for every act that does not say it itself."),
          Map.entry("File.zone", "The time zone of plain dates, such as Asia/Yerevan."),
          Map.entry("File.language", "The language of plain text, such as en or hy."),
          Map.entry(
              "File.ref",
              "What this file calls the act: acts behind it name it so, and it keeps its id when it is changed."),
          Map.entry(
              "File.each",
              "Several acts: one for each element of the list, which has what stands beside the list and what it says itself."),
          Map.entry(
              "Envelope.actId",
              "Its sender's name for the act, a UUID: the same act sent twice is recorded once."),
          Map.entry("Envelope.negotiation", "The id of the negotiation that it belongs to."),
          Map.entry("Actor.anonymous", "Somebody unnamed: a name of your choice, such as anon-1."),
          Map.entry("SpeakingCapacity.mandated", "Under this mandate."),
          Map.entry("Scope.place", "What is done at this place."),
          Map.entry("When.precision", "How exactly it is known."),
          Map.entry("When.zone", "The clock that the source goes by, such as Asia/Yerevan."));

  private SchemaWords() {}

  static Optional<String> of(String owner, String field) {
    return Optional.ofNullable(FIELDS.get(owner + "." + field));
  }
}

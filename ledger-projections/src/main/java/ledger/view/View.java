package ledger.view;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import ledger.value.Id;

/// Whose view is asked for: which readings, existences, fact standard and validities. Every answer
/// carries its label.
public sealed interface View {

  /// What counting consents put in force, and what the text says or all parties affirm.
  record OfRecord() implements View {}

  /// What this one affirms last. Showing it endorses nothing.
  record According(Id to) implements View {}

  /// What comes out equal in the view of each of these.
  record Common(List<Id> among) implements View {
    public Common {
      among = List.copyOf(among);
    }
  }

  View RECORD = new OfRecord();

  /// Reads `record`, `party:A` or `common:A,B`.
  static Optional<View> parse(String text) {
    if (text.equals("record")) return Optional.of(RECORD);
    if (text.startsWith("party:"))
      return Id.parse(text.substring("party:".length())).map(According::new);
    if (!text.startsWith("common:")) return Optional.empty();
    var named =
        Arrays.stream(text.substring("common:".length()).split(",", -1)).map(Id::parse).toList();
    boolean several =
        named.stream().allMatch(Optional::isPresent) && named.stream().distinct().count() >= 2;
    return several
        ? Optional.of(new Common(named.stream().flatMap(Optional::stream).distinct().toList()))
        : Optional.empty();
  }

  /// As it is asked for.
  default String label() {
    return switch (this) {
      case OfRecord _ -> "record";
      case According(var to) -> "party:" + to;
      case Common(var among) ->
          among.stream().map(Id::value).collect(Collectors.joining(",", "common:", ""));
    };
  }
}

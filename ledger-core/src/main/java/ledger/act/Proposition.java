package ledger.act;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import ledger.value.Malformed;

/// Something that can be affirmed or denied, by its canonical key, such as `MEANS(T.LT,T.par)`.
///
/// @param arguments ids of the things it is about, in the order that [Kind] gives
public record Proposition(Kind kind, List<String> arguments) {

  public enum Kind {
    /// `EXISTS(agreement)`
    EXISTS(1, 1),
    /// `CONSENTED(party,agreement,version)`
    CONSENTED(3, 3),
    /// `ROLE(actor,role,agreement or negotiation)`
    ROLE(3, 3),
    /// `OWES(agreement.key,actor)`
    OWES(2, 2),
    /// `MEANS(agreement.term,reading)`
    MEANS(2, 2),
    /// `OCCURRED(occurrence)`
    OCCURRED(1, 1),
    /// `ATTRIBUTED(occurrence,actor)`
    ATTRIBUTED(2, 2),
    /// `COUNTS(occurrence,agreement.key,as)`
    COUNTS(3, 3),
    /// `BREACH(allegation)`
    BREACH(1, 1),
    /// `VALID(act id)`
    VALID(1, 1),
    /// `NAME(referent,act id of the designation)`
    NAME(2, 2),
    /// `RELATION(agreement,agreement,type)`
    RELATION(3, 3),
    /// `SHOULD(agreement)`, `SHOULD(agreement,key)` or `SHOULD(proposition of an issue)`
    SHOULD(1, 2),
    /// `CLAIM(proposition of an issue)`
    CLAIM(1, 1);

    private final int fewest;
    private final int most;

    Kind(int fewest, int most) {
      this.fewest = fewest;
      this.most = most;
    }
  }

  private static final Pattern KEY = Pattern.compile("([A-Z]+)\\(([A-Za-z0-9._,-]{1,260})\\)");

  public Proposition {
    arguments = List.copyOf(arguments);
    Malformed.unless(
        arguments.size() >= kind.fewest && arguments.size() <= kind.most && !arguments.contains(""),
        kind
            + " takes "
            + kind.fewest
            + (kind.most > kind.fewest ? " or " + kind.most : "")
            + " names");
  }

  public static Proposition of(Kind kind, Object... arguments) {
    var names = new String[arguments.length]; // no stream: a fold makes several of each act
    for (int i = 0; i < names.length; i++) names[i] = arguments[i].toString();
    return new Proposition(kind, List.of(names));
  }

  /// Reads a canonical key; a bare id stands for the proposition of an issue, `CLAIM(id)`.
  public static Proposition parse(String key) {
    var match = KEY.matcher(key);
    if (match.matches()) {
      var kind =
          Arrays.stream(Kind.values()).filter(k -> k.name().equals(match.group(1))).findFirst();
      if (kind.isPresent())
        return new Proposition(kind.get(), List.of(match.group(2).split(",", -1)));
    }
    if (key.matches("[A-Za-z0-9._-]{1,64}")) return of(Kind.CLAIM, key);
    throw new Malformed(
        "\""
            + key
            + "\" is no proposition: write its kind and what it is about, such as EXISTS(T) or CLAIM(c1);"
            + " kinds are "
            + Arrays.stream(Kind.values()).map(Enum::name).collect(Collectors.joining(", ")));
  }

  public String argument(int index) {
    return arguments.get(index);
  }

  @Override
  public String toString() {
    return kind + "(" + String.join(",", arguments) + ")";
  }
}

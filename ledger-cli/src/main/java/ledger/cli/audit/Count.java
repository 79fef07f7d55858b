package ledger.cli.audit;

import java.util.Locale;

/// What an audit counts, in the order in which it is printed.
public enum Count {
  LEAVES("leaves", true),
  TILES("tiles", true),
  ENTRIES("entries opened", true),
  STREAMS("streams without a gap", true),
  WHOLE("negotiations without a gap, to their last entry", true),
  ACTS("acts read again", true),
  NEGOTIATIONS("negotiations folded again", true),
  EARLIER("earlier checkpoints", true),
  ERASED("payloads erased by an act", false),
  PERSONS_ERASED("persons whose data was erased by two custodians", false),
  NOT_GIVEN("entries not for these eyes", false),
  SPEAKERS_WITHHELD("speakers withheld, as their acts say", false),
  SEALED("acts with sealed text, not read", false),
  NEGOTIATIONS_NOT_WHOLE("negotiations not folded, because not all of it can be read", false);

  private final String words;
  private final boolean checked;

  Count(String words, boolean checked) {
    this.words = words;
    this.checked = checked;
  }

  public String words() {
    return words;
  }

  /// Or else it could not be.
  public boolean isChecked() {
    return checked;
  }

  /// As a name in JSON, `notGiven`.
  public String key() {
    var key = new StringBuilder();
    for (var word : name().toLowerCase(Locale.ROOT).split("_"))
      key.append(key.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
    return key.toString();
  }
}

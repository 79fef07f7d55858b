package ledger.cli.audit;

import java.util.Locale;

/// What an audit counts, in the order in which it is printed.
public enum Count {
  LEAVES("leaves", true),
  TILES("tiles", true),
  STREAMS("streams without a gap", true),
  PAYLOADS("payloads", true),
  METADATA("metadata", true),
  STREAM_NAMES("names of streams", true),
  ACTS("acts read again", true),
  NEGOTIATIONS("negotiations folded again", true),
  EARLIER("earlier checkpoints", true),
  PAYLOADS_NOT_GIVEN("payloads not given", false),
  METADATA_NOT_GIVEN("metadata not given", false),
  STREAM_NAMES_NOT_GIVEN("names of streams not given", false),
  STREAM_NAMES_WITHOUT_SECRET("names of streams without a secret", false),
  SEALED("acts with sealed text, not read", false),
  NEGOTIATIONS_NOT_WHOLE("negotiations not folded, because not all of it is given", false);

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

  /// As a name in JSON, `streamNames`.
  public String key() {
    var key = new StringBuilder();
    for (var word : name().toLowerCase(Locale.ROOT).split("_"))
      key.append(key.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
    return key.toString();
  }
}

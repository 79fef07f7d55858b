package ledger.act;

import java.util.regex.Pattern;
import ledger.value.Malformed;

/// Who signs in, such as `recorder` or `rep:azerbaijan`. A user is never a party: it acts for one.
public record UserId(String value) {

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._:@-]{1,64}");

  public UserId {
    Malformed.unless(
        FORM.matcher(value).matches(),
        "\"" + value + "\" is no user id: use 1 to 64 of letters, digits and . _ : @ -");
  }

  @Override
  public String toString() {
    return value;
  }
}

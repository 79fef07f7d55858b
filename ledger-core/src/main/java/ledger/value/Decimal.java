package ledger.value;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/// A decimal number kept as it was written: `15` and `15.0` say different things about precision.
public record Decimal(String text) {

  private static final Pattern FORM = Pattern.compile("-?(0|[1-9][0-9]{0,17})(\\.[0-9]{1,18})?");

  public Decimal {
    Malformed.unless(
        FORM.matcher(text).matches(),
        "\"" + text + "\" is no decimal: write digits in quotes, such as \"15\" or \"0.5\"");
  }

  public BigDecimal value() {
    return new BigDecimal(text);
  }

  @Override
  public String toString() {
    return text;
  }
}

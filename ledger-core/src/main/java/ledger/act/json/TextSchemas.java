package ledger.act.json;

import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import ledger.act.Actor;
import ledger.act.MandateAct;
import ledger.act.Proposition;
import ledger.act.SpeakingCapacity;
import ledger.act.UserId;
import ledger.terms.Accession;
import ledger.terms.KeyRef;
import ledger.value.Decimal;
import ledger.value.Id;
import ledger.value.When;
import ledger.value.Words;
import tools.jackson.databind.node.ObjectNode;

/// How each kind of value looks that is written as one text.
///
/// @param written whether by hand, in a file: more is read there than is recorded
record TextSchemas(boolean written) {

  static final String ID = "[A-Za-z0-9._-]{1,64}";

  private static final String DATE = "[0-9]{4}-[0-9]{2}-[0-9]{2}";
  private static final String MOMENT =
      DATE + "T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,9})?)?(Z|[+-][0-9]{2}:[0-9]{2})";

  ObjectNode of(Class<?> type) {
    if (type == Id.class) return JsonSchema.text(ID);
    if (type == UserId.class) return JsonSchema.text("[A-Za-z0-9._:@-]{1,64}");
    if (type == Decimal.class) {
      var digits = JsonSchema.text("-?(0|[1-9][0-9]{0,17})(\\.[0-9]{1,18})?");
      return written ? JsonSchema.anyOf(digits, JsonSchema.ofType("number")) : digits;
    }
    if (type == UUID.class)
      return JsonSchema.text(written ? ID : "[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");
    if (type == OffsetDateTime.class)
      return JsonSchema.text(written ? MOMENT + "|" + DATE : MOMENT);
    if (type == LocalDate.class) return JsonSchema.text(DATE);
    if (type == Duration.class || type == Period.class) return JsonSchema.text("[+-]?P.+");
    if (type == ZoneId.class || type == Proposition.class || type == String.class)
      return JsonSchema.ofType("string");
    throw new IllegalStateException("nothing is said of " + type);
  }

  /// Of a value that can be an object as well.
  ObjectNode besideObject(Class<?> type) {
    if (type == Actor.class || type == KeyRef.class) return JsonSchema.text(ID);
    if (type == SpeakingCapacity.class)
      return JsonSchema.choice(
          Arrays.stream(SpeakingCapacity.Plain.values()).map(Enum::name).toList());
    if (type == MandateAct.Scope.class) return JsonSchema.choice(Forms.ALL.acts().keySet());
    if (type == Accession.class) return JsonSchema.choice(List.of("CLOSED", "OPEN"));
    if (type == When.class) return of(OffsetDateTime.class);
    if (type == Words.class) return JsonSchema.ofType("string");
    throw new IllegalStateException("nothing is said of " + type);
  }
}

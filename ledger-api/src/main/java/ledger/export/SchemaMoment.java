package ledger.export;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// A moment as XML Schema has it (`xs:dateTimeStamp`): what was said may lack seconds, and have an
/// offset that is not known there.
final class SchemaMoment {

  private static final int MOST_OFFSET_S = 14 * 3_600;

  private SchemaMoment() {}

  static String of(String said) {
    var moment = OffsetDateTime.parse(said);
    int offset = moment.getOffset().getTotalSeconds();
    boolean isKnown = offset % 60 == 0 && Math.abs(offset) <= MOST_OFFSET_S;
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
        isKnown ? moment : moment.withOffsetSameInstant(ZoneOffset.UTC));
  }
}

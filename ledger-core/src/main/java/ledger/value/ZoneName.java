package ledger.value;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRulesProvider;
import java.util.regex.Pattern;

/// How a zone is named in what is sent: as IANA names it (`Asia/Yerevan`, `UTC`), `Z`, or as an
/// offset in hours and minutes (`+04:00`).
///
/// Java reads more, such as `UTC+4`, `GMT+04:00` and `+4`, which other systems read otherwise or
/// not at all. What is on record with such a name is read as before.
public final class ZoneName {

  private static final Pattern OFFSET = Pattern.compile("Z|[+-][0-9]{2}:[0-9]{2}");

  private ZoneName() {}

  /// @throws DateTimeException where no zone is named so
  public static ZoneId read(String name) {
    if (OFFSET.matcher(name).matches()) return ZoneOffset.of(name);
    if (ZoneRulesProvider.getAvailableZoneIds().contains(name)) return ZoneId.of(name);
    throw new DateTimeException("no zone is named so");
  }

  public static boolean isOne(String name) {
    try {
      return read(name).getRules() != null;
    } catch (DateTimeException _) {
      return false;
    }
  }

  /// As it can be sent: one on record that has another name is the offset that it stands for.
  public static String of(ZoneId zone) {
    return isOne(zone.getId()) ? zone.getId() : zone.normalized().getId();
  }
}

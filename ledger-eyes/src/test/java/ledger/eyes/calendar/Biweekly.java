package ledger.eyes.calendar;

import biweekly.component.VEvent;
import biweekly.util.ICalDate;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.TreeMap;

/// biweekly, in Java.
record Biweekly() implements Reader {

  @Override
  public Optional<String> missing() {
    return Optional.empty();
  }

  @Override
  public Map<String, String> events(Path file) throws IOException {
    var events = new TreeMap<String, String>();
    for (var event : biweekly.Biweekly.parse(file.toFile()).first().getEvents())
      events.put(event.getSummary().getValue(), extent(event));
    return events;
  }

  /// It does not reckon the end of an event that has none.
  private static String extent(VEvent event) {
    var start = event.getDateStart().getValue();
    return shown(start, start.hasTime()) + "/" + shown(end(event, start), start.hasTime());
  }

  private static Date end(VEvent event, ICalDate start) {
    if (event.getDateEnd() != null) return event.getDateEnd().getValue();
    if (event.getDuration() != null) return event.getDuration().getValue().add(start);
    return start.hasTime() ? start : new Date(start.getTime() + 86_400_000);
  }

  private static String shown(Date at, boolean hasTime) {
    var instant = Instant.ofEpochMilli(at.getTime());
    return hasTime
        ? instant.toString()
        : instant.atZone(TimeZone.getDefault().toZoneId()).toLocalDate().toString();
  }
}

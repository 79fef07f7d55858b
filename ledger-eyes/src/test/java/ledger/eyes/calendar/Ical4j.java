package ledger.eyes.calendar;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.Temporal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.component.VEvent;

/// ical4j, in Java.
record Ical4j() implements Reader {

  @Override
  public Optional<String> missing() {
    return Optional.empty();
  }

  @Override
  public Map<String, String> events(Path file) throws IOException {
    var events = new TreeMap<String, String>();
    try (var in = Files.newInputStream(file)) {
      for (VEvent event : new CalendarBuilder().build(in).<VEvent>getComponents(Component.VEVENT))
        events.put(event.getSummary().getValue(), extent(event));
    } catch (ParserException e) {
      throw new IOException(e);
    }
    return events;
  }

  private static String extent(VEvent event) {
    Temporal start = event.getDateTimeStart().getDate();
    Temporal end = event.getEndDate(true).orElseThrow().getDate();
    return shown(start) + "/" + shown(end);
  }

  private static String shown(Temporal at) {
    return at instanceof LocalDate day ? day.toString() : Instant.from(at).toString();
  }
}

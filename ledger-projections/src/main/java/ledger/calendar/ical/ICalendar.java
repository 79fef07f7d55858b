package ledger.calendar.ical;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import ledger.calendar.Date;

/// One calendar as iCalendar. A date keeps its UID when it is moved, so that whoever has the
/// calendar sees it move.
///
/// @param name of the calendar
/// @param origin the act that opened the negotiation: makes its UIDs its own
/// @param view the label of the view, in which other dates are set
/// @param stamp when the last act that it goes by was recorded: it stands still while nothing is
/// @param notes what its readers should know of it, a sentence each
/// @param title of a date, for people
/// @param description where a date comes from, for people
/// @see <a href="https://www.rfc-editor.org/rfc/rfc5545">RFC 5545</a>
public record ICalendar(
    String name,
    UUID origin,
    String view,
    Instant stamp,
    List<String> notes,
    Function<Date, String> title,
    Function<Date, String> description) {

  public static final String MEDIA_TYPE = "text/calendar";

  public String of(List<Date> calendar) {
    var lines =
        new ContentLines()
            .add("BEGIN", "VCALENDAR")
            .add("VERSION", "2.0")
            .text("PRODID", "-//Agreement Ledger//EN")
            .text("NAME", name)
            .text("X-WR-CALNAME", name);
    var leftOut = calendar.stream().filter(date -> !isWritten(date)).toList();
    told(leftOut, lines);
    var dates = calendar.stream().filter(ICalendar::isWritten).toList();
    dates.forEach(date -> event(date, lines));
    if (dates.isEmpty()) nothing(lines);
    return lines.add("END", "VCALENDAR").toString();
  }

  private static boolean isWritten(Date date) {
    return Extent.of(date).hasFourDigits();
  }

  private void told(List<Date> leftOut, ContentLines lines) {
    var sentences = new ArrayList<>(notes);
    if (!leftOut.isEmpty()) sentences.add(told(leftOut));
    if (sentences.isEmpty()) return;
    var description = String.join(" ", sentences);
    lines.text("DESCRIPTION", description).text("X-WR-CALDESC", description);
  }

  private String told(List<Date> leftOut) {
    return leftOut.stream()
        .map(date -> title.apply(date) + " at " + date.at())
        .collect(
            Collectors.joining(
                ", ", "Left out, because a calendar file has only years 1 to 9999: ", "."));
  }

  private void event(Date date, ContentLines lines) {
    lines.add("BEGIN", "VEVENT").add("UID", uid(date)).add("DTSTAMP", Extent.MOMENT.format(stamp));
    Extent.of(date).write(lines);
    lines
        .text("SUMMARY", title.apply(date))
        .text("DESCRIPTION", description.apply(date))
        .text("CATEGORIES", date.what().name())
        .add("TRANSP", "TRANSPARENT")
        .add("END", "VEVENT");
  }

  private String uid(Date date) {
    var name = origin + "\n" + view + "\n" + date.key();
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /// A calendar has one component at least.
  private static void nothing(ContentLines lines) {
    lines
        .add("BEGIN", "VTIMEZONE")
        .add("TZID", "Etc/UTC")
        .add("BEGIN", "STANDARD")
        .add("DTSTART", "19700101T000000")
        .add("TZOFFSETFROM", "+0000")
        .add("TZOFFSETTO", "+0000")
        .add("END", "STANDARD")
        .add("END", "VTIMEZONE");
  }
}

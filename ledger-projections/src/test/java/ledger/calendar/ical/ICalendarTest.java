package ledger.calendar.ical;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ledger.act.Id;
import ledger.act.When;
import ledger.calendar.Calendar;
import ledger.calendar.Date;
import ledger.calendar.What;
import org.junit.jupiter.api.Test;

class ICalendarTest {

  private static final UUID ORIGIN = UUID.fromString("00000000-0000-4000-8000-000000000001");
  private static final UUID ACT = UUID.fromString("00000000-0000-4000-8000-000000000002");

  @Test
  void a_day_a_stretch_and_a_moment() {
    assertThat(
            unfolded(
                calendar(
                    date("2023-09-15T00:00+04:00", "2023-09-16T00:00+04:00", When.Precision.DAY),
                    date("2023-09-15T10:00+04:00", "2023-09-15T11:00+04:00", When.Precision.HOUR),
                    date(When.at(OffsetDateTime.parse("2023-09-15T12:30:15.5+04:00"))))))
        .isEqualTo(
            """
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//Agreement Ledger//EN
            NAME:Two roads\\; one\\, or the other
            X-WR-CALNAME:Two roads\\; one\\, or the other
            BEGIN:VEVENT
            UID:of-the-date
            DTSTAMP:20230912T080000Z
            DTSTART;VALUE=DATE:20230915
            DTEND;VALUE=DATE:20230916
            SUMMARY:Due: T.tA (Azerbaijan)
            DESCRIPTION:view=record\\nat 2023-09-15T20:00:00Z\\nacts: 00000000-0000-4000-8000-000000000002
            CATEGORIES:DUE
            TRANSP:TRANSPARENT
            END:VEVENT
            BEGIN:VEVENT
            UID:of-the-date
            DTSTAMP:20230912T080000Z
            DTSTART:20230915T060000Z
            DTEND:20230915T070000Z
            SUMMARY:Due: T.tA (Azerbaijan)
            DESCRIPTION:view=record\\nat 2023-09-15T07:00:00Z\\nacts: 00000000-0000-4000-8000-000000000002
            CATEGORIES:DUE
            TRANSP:TRANSPARENT
            END:VEVENT
            BEGIN:VEVENT
            UID:of-the-date
            DTSTAMP:20230912T080000Z
            DTSTART:20230915T083015Z
            SUMMARY:Due: T.tA (Azerbaijan)
            DESCRIPTION:view=record\\nat 2023-09-15T08:30:15.500Z\\nacts: 00000000-0000-4000-8000-000000000002
            CATEGORIES:DUE
            TRANSP:TRANSPARENT
            END:VEVENT
            END:VCALENDAR
            """);
  }

  @Test
  void a_date_that_is_moved_keeps_its_uid_and_another_view_has_its_own() {
    var before = date("2023-09-15T00:00Z", "2023-09-16T00:00Z", When.Precision.DAY);
    var moved = date("2023-09-20T00:00Z", "2023-09-21T00:00Z", When.Precision.DAY);
    assertThat(uid(ical("record"), before)).isEqualTo(uid(ical("record"), moved));
    assertThat(uid(ical("record"), before)).isNotEqualTo(uid(ical("party:north"), before));
  }

  @Test
  void no_line_is_longer_than_75_octets_and_no_character_is_cut() {
    var long_ = "Լաչինի միջանցք 停戦協定 😀; a\\b, c\r\nd\u0007 ".repeat(9);
    var text = new ContentLines().text("SUMMARY", long_).toString();
    assertThat(text).endsWith("\r\n");
    assertThat(Arrays.stream(text.split("\r\n")))
        .hasSizeGreaterThan(5)
        .allSatisfy(
            line -> assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75));
    assertThat(text.replace("\r\n ", ""))
        .isEqualTo("SUMMARY:" + "Լաչինի միջանցք 停戦協定 😀\\; a\\\\b\\, c\\nd ".repeat(9) + "\r\n");
    assertThat(text.replace("\r\n", "")).doesNotContain("\n", "\r", "\u0007");
  }

  @Test
  void a_line_of_exactly_75_octets_is_not_folded() {
    assertThat(new ContentLines().add("X", "y".repeat(73)).toString()).doesNotContain("\r\n ");
    assertThat(new ContentLines().add("X", "y".repeat(74)).toString()).contains("\r\n y");
  }

  @Test
  void a_calendar_without_dates_has_a_component_all_the_same() {
    assertThat(calendar()).contains("BEGIN:VTIMEZONE\r\n").doesNotContain("VEVENT");
  }

  @Test
  void a_year_of_five_digits_is_left_out() {
    assertThat(calendar(date(When.at(OffsetDateTime.parse("+10000-01-01T00:00Z")))))
        .doesNotContain("VEVENT");
  }

  private static String uid(ICalendar ical, Date date) {
    return ical.of(new Calendar(Optional.empty(), List.of(date)))
        .lines()
        .filter(line -> line.startsWith("UID:"))
        .findFirst()
        .orElseThrow();
  }

  private static ICalendar ical(String view) {
    return new ICalendar(
        "Two roads; one, or the other",
        ORIGIN,
        view,
        Instant.parse("2023-09-12T08:00:00Z"),
        id -> id.equals("azerbaijan") ? "Azerbaijan" : id);
  }

  private static String calendar(Date... dates) {
    return ical("record").of(new Calendar(Optional.empty(), List.of(dates)));
  }

  private static String unfolded(String text) {
    return text.replace("\r\n ", "")
        .replace("\r\n", "\n")
        .replaceAll("UID:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\n", "UID:of-the-date\n");
  }

  private static Date date(String from, String to, When.Precision precision) {
    return date(
        new When(
            Optional.of(OffsetDateTime.parse(from)),
            Optional.of(OffsetDateTime.parse(to)),
            precision,
            Optional.empty()));
  }

  private static Date date(When when) {
    return new Date(
        "DUE/T.tA",
        when.ends().orElseThrow(),
        when,
        What.DUE,
        "T.tA",
        Optional.of(Id.of("T")),
        Optional.of(Id.of("azerbaijan")),
        List.of(ACT),
        1,
        List.of(),
        List.of(),
        List.of());
  }
}

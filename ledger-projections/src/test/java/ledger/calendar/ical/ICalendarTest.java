package ledger.calendar.ical;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ledger.calendar.Date;
import ledger.calendar.What;
import ledger.value.Id;
import ledger.value.When;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
            SUMMARY:Due: T.tA
            DESCRIPTION:as said\\; by Azerbaijan\\, and\\nnot by others
            CATEGORIES:DUE
            TRANSP:TRANSPARENT
            END:VEVENT
            BEGIN:VEVENT
            UID:of-the-date
            DTSTAMP:20230912T080000Z
            DTSTART:20230915T060000Z
            DTEND:20230915T070000Z
            SUMMARY:Due: T.tA
            DESCRIPTION:as said\\; by Azerbaijan\\, and\\nnot by others
            CATEGORIES:DUE
            TRANSP:TRANSPARENT
            END:VEVENT
            BEGIN:VEVENT
            UID:of-the-date
            DTSTAMP:20230912T080000Z
            DTSTART:20230915T083016Z
            DURATION:PT0S
            SUMMARY:Due: T.tA
            DESCRIPTION:as said\\; by Azerbaijan\\, and\\nnot by others
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

  /// Whatever offsets it is written with, and wherever the zone moves its clock.
  @ParameterizedTest(name = "{2} of {3}: {0} to {1}")
  @CsvSource({
    "2026-10-24T22:00Z,      2026-10-25T23:00Z,      DAY,     Europe/Paris,      20261025, 20261026",
    "2026-10-25T00:00+02:00, 2026-10-26T00:00+01:00, DAY,     Europe/Paris,      20261025, 20261026",
    "2026-10-25T00:00+02:00, 2026-10-26T00:00+01:00, DAY,     ,                  20261025, 20261026",
    "2026-02-28T20:00Z,      2026-03-31T20:00Z,      MONTH,   Asia/Yerevan,      20260301, 20260401",
    "2026-01-01T05:00Z,      2027-01-01T05:00Z,      YEAR,    America/New_York,  20260101, 20270101",
    "2026-03-06T23:00Z,      2026-03-08T23:00Z,      WEEKEND, Europe/Paris,      20260307, 20260309",
    "2026-04-24T00:00+02:00, 2026-04-24T21:00Z,      DAY,     Africa/Cairo,      20260424, 20260425",
    "1883-11-01T04:56:02Z,   1883-11-02T04:56:02Z,   DAY,     America/New_York,  18831101, 18831102",
    "0001-01-01T00:00+04:00, 0001-01-02T00:00+04:00, DAY,     ,                  00010101, 00010102",
    "2026-10-25T00:00Z,      2026-10-26T00:00Z,      DAY,     Europe/Paris,      20261025, 20261026"
  })
  void what_was_set_as_days_is_those_whole_days_of_its_zone(
      String from, String to, When.Precision precision, String zone, String first, String end) {
    assertThat(calendar(date(from, to, precision, zone)))
        .contains("DTSTART;VALUE=DATE:%s\r\nDTEND;VALUE=DATE:%s\r\n".formatted(first, end));
  }

  @ParameterizedTest(name = "{2}: {0} to {1}")
  @CsvSource({
    "2026-03-01T06:00+01:00, 2026-03-02T06:00+01:00, DAY,  20260301T050000Z, 20260302T050000Z",
    "2026-03-01T00:00Z,      2026-03-02T00:00Z,      HOUR, 20260301T000000Z, 20260302T000000Z"
  })
  void a_stretch_that_is_no_whole_day_is_a_stretch(
      String from, String to, When.Precision precision, String first, String end) {
    assertThat(calendar(date(from, to, precision, "Europe/Paris")))
        .contains("DTSTART:%s\r\nDTEND:%s\r\n".formatted(first, end));
  }

  /// RFC 5545 has whole seconds.
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "2026-03-01T10:00:00Z,           20260301T100000Z",
    "2026-03-01T10:00:00.000000001Z, 20260301T100001Z",
    "2026-12-31T23:59:59.5Z,         20270101T000000Z",
    "0001-01-01T00:00:00.1Z,         00010101T000001Z",
    "9999-12-31T00:00Z,              99991231T000000Z",
    "9999-12-31T23:59:59Z,           99991231T235959Z"
  })
  void a_moment_has_no_length_and_is_never_written_before_its_time(String at, String written) {
    assertThat(calendar(date(When.at(OffsetDateTime.parse(at)))))
        .contains("DTSTART:%s\r\nDURATION:PT0S\r\n".formatted(written));
  }

  @Test
  void a_stretch_within_one_second_is_a_moment() {
    assertThat(
            calendar(
                date(
                    "2026-03-01T10:00:00.2Z", "2026-03-01T10:00:00.7Z", When.Precision.HOUR, null)))
        .contains("DTSTART:20260301T100001Z\r\nDURATION:PT0S\r\n");
  }

  /// The day after it, with which a calendar file ends a day, has no name there.
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "9999-12-30T20:00Z, DAY,   'DTSTART;VALUE=DATE:99991231\r\nSUMMARY'",
    "9999-11-30T20:00Z, MONTH, 'DTSTART;VALUE=DATE:99991201\r\nDURATION:P31D\r\nSUMMARY'"
  })
  void the_last_day_of_year_9999_is_in_it(String from, When.Precision precision, String written) {
    assertThat(calendar(date(from, "9999-12-31T20:00Z", precision, "Asia/Yerevan")))
        .contains(written.translateEscapes());
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {"9999-12-31T23:00-05:00", "9999-12-31T23:59:59.5Z", "0001-01-01T00:00+04:00"})
  void what_has_no_year_of_four_digits_is_left_out_and_the_file_says_so(String at) {
    var leftOut = When.at(OffsetDateTime.parse(at));
    var sentence =
        "Left out\\, because a calendar file has only years 1 to 9999: Due: T.tA at %s."
            .formatted(leftOut.begins().orElseThrow());
    assertThat(unfolded(calendar(date(leftOut))))
        .contains("\nDESCRIPTION:" + sentence + "\nX-WR-CALDESC:" + sentence + "\n")
        .doesNotContain("VEVENT");
  }

  @Test
  void a_calendar_that_leaves_nothing_out_says_nothing_of_it() {
    assertThat(calendar(date(When.at(OffsetDateTime.parse("2026-03-01T10:00Z")))))
        .doesNotContain("X-WR-CALDESC");
  }

  private static String uid(ICalendar ical, Date date) {
    return ical.of(List.of(date))
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
        List.of(),
        date -> "Due: " + date.subject(),
        date -> "as said; by Azerbaijan, and\nnot by others");
  }

  private static String calendar(Date... dates) {
    return ical("record").of(List.of(dates));
  }

  private static String unfolded(String text) {
    return text.replace("\r\n ", "")
        .replace("\r\n", "\n")
        .replaceAll("UID:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\n", "UID:of-the-date\n");
  }

  private static Date date(String from, String to, When.Precision precision) {
    return date(from, to, precision, null);
  }

  private static Date date(
      String from, String to, When.Precision precision, @Nullable String zone) {
    return date(
        new When(
            Optional.of(OffsetDateTime.parse(from)),
            Optional.of(OffsetDateTime.parse(to)),
            precision,
            Optional.ofNullable(zone).map(ZoneId::of)));
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

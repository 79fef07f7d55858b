package ledger.eyes.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import ledger.calendar.Date;
import ledger.calendar.What;
import ledger.calendar.ical.ICalendar;
import ledger.eyes.Npm;
import ledger.value.When;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What five programs that people keep their appointments in read in our calendar files.
class CalendarReadersTest {

  private static final Map<String, Reader> READERS =
      Map.of(
          "ical4j", new Ical4j(),
          "biweekly", new Biweekly(),
          "ical.js", new NpmLibrary("ical.js"),
          "node-ical", new NpmLibrary("node-ical"),
          "khal", new Khal());

  @TempDir private Path folder;

  @BeforeAll
  static void libraries_are_installed() throws Exception {
    if (Npm.missing().isEmpty()) Npm.install();
  }

  static Stream<String> readers() {
    return READERS.keySet().stream().sorted();
  }

  /// One line for each kind of date: its time as it was set, and what everybody is to read.
  private static final List<String> DATES =
      """
      day      | 2026-03-01T00:00+04:00/2026-03-02T00:00+04:00 DAY Asia/Yerevan        | 2026-03-01/2026-03-02
      in-utc   | 2026-10-24T22:00Z/2026-10-25T23:00Z DAY Europe/Paris                  | 2026-10-25/2026-10-26
      no-zone  | 2026-10-25T00:00+02:00/2026-10-26T00:00+01:00 DAY                     | 2026-10-25/2026-10-26
      month    | 2026-02-01T00:00Z/2026-03-01T00:00Z MONTH UTC                         | 2026-02-01/2026-03-01
      year     | 2026-01-01T05:00Z/2027-01-01T05:00Z YEAR America/New_York             | 2026-01-01/2027-01-01
      hour     | 2026-03-01T10:00+04:00/2026-03-01T11:00+04:00 HOUR Asia/Yerevan       | 2026-03-01T06:00:00Z/2026-03-01T07:00:00Z
      moment   | 2026-03-01T10:30+04:00                                                | 2026-03-01T06:30:00Z/2026-03-01T06:30:00Z
      fraction | 2026-03-01T10:30:00.001Z                                              | 2026-03-01T10:30:01Z/2026-03-01T10:30:01Z
      1582     | 1582-10-15T00:00Z                                                     | 1582-10-15T00:00:00Z/1582-10-15T00:00:00Z
      1883     | 1883-11-01T04:56:02Z/1883-11-02T04:56:02Z DAY America/New_York        | 1883-11-01/1883-11-02
      1937     | 1937-05-01T00:00Z                                                     | 1937-05-01T00:00:00Z/1937-05-01T00:00:00Z
      9999     | 9999-12-31T00:00Z                                                     | 9999-12-31T00:00:00Z/9999-12-31T00:00:00Z
      last     | 9999-12-31T23:59:59Z                                                  | 9999-12-31T23:59:59Z/9999-12-31T23:59:59Z
      """
          .lines()
          .toList();

  @ParameterizedTest(name = "{0}")
  @MethodSource("readers")
  void a_day_is_a_day_and_a_moment_has_no_length(String reader) throws Exception {
    var expected = new TreeMap<String, String>();
    for (var line : DATES) expected.put("Due: " + cells(line).getFirst(), cells(line).getLast());
    var dates = DATES.stream().map(line -> date(cells(line).get(0), cells(line).get(1))).toList();
    assertThat(read(reader, dates)).isEqualTo(expected);
  }

  private static List<String> cells(String line) {
    return Arrays.stream(line.split("\\|")).map(String::strip).toList();
  }

  /// Where they differ, the file is right by RFC 5545: docs/guide/calendars.md tells users.
  @ParameterizedTest(name = "{0} reads {1} as {2}")
  @CsvSource({
    "ical4j,    0001-01-01T00:00Z, 0001-01-01T00:00:00Z",
    "khal,      0001-01-01T00:00Z, 0001-01-01T00:00:00Z",
    "biweekly,  0001-01-01T00:00Z, 0000-12-30T00:00:00Z",
    "ical.js,   0001-01-01T00:00Z, 1901-01-01T00:00:00Z",
    "node-ical, 0001-01-01T00:00Z, 1901-01-01T00:00:00Z",
    "ical4j,    1582-10-14T00:00Z, 1582-10-14T00:00:00Z",
    "khal,      1582-10-14T00:00Z, 1582-10-14T00:00:00Z",
    "biweekly,  1582-10-14T00:00Z, 1582-10-24T00:00:00Z",
    "ical.js,   1582-10-14T00:00Z, 1582-10-14T00:00:00Z",
    "node-ical, 1582-10-14T00:00Z, 1582-10-14T00:00:00Z"
  })
  void an_old_date(String reader, String set, String read) throws Exception {
    assertThat(read(reader, List.of(date("old", set))))
        .containsEntry("Due: old", read + "/" + read);
  }

  private static final String LAST_DAY = "9999-12-30T20:00Z/9999-12-31T20:00Z DAY Asia/Yerevan";

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "ical4j,    9999-12-31/+10000-01-01",
    "biweekly,  9999-12-31/+10000-01-01",
    "ical.js,   9999-12-31/+010000-01-01",
    "node-ical, 9999-12-31/+010000-01-01"
  })
  void the_last_day_that_can_be_written_is_a_whole_day(String reader, String read)
      throws Exception {
    assertThat(read(reader, List.of(date("last", LAST_DAY)))).containsEntry("Due: last", read);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource("khal")
  void khal_takes_no_file_with_that_day(String reader) {
    assertThatThrownBy(() -> read(reader, List.of(date("last", LAST_DAY))))
        .hasMessageContaining("OverflowError: date value out of range");
  }

  /// Why ours say that they have no length.
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "biweekly,  2026-03-01T10:30:00Z",
    "ical4j,    2026-03-02T10:30:00Z",
    "ical.js,   2026-03-01T10:30:00Z",
    "khal,      2026-03-01T11:30:00Z",
    "node-ical, 2026-03-01T10:30:00Z"
  })
  void a_moment_that_does_not_say_how_long_it_is_ends(String reader, String end) throws Exception {
    var file = written(List.of(date("moment", "2026-03-01T10:30Z")));
    Files.writeString(file, Files.readString(file).replace("DURATION:PT0S\r\n", ""));
    assertThat(asked(reader).events(file))
        .containsEntry("Due: moment", "2026-03-01T10:30:00Z/" + end);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("readers")
  void what_is_left_out_is_no_event_and_the_sentence_about_it_hinders_nobody(String reader)
      throws Exception {
    assertThat(
            read(
                reader,
                List.of(
                    date("moment", "2026-03-01T10:30Z"), date("beyond", "9999-12-31T23:00-05:00"))))
        .containsOnlyKeys("Due: moment");
  }

  private Map<String, String> read(String reader, List<Date> dates)
      throws IOException, InterruptedException {
    return asked(reader).events(written(dates));
  }

  private static Reader asked(String name) {
    var reader = Objects.requireNonNull(READERS.get(name));
    assumeTrue(reader.missing().isEmpty(), () -> reader.missing().orElse(""));
    return reader;
  }

  private Path written(List<Date> dates) throws IOException {
    var calendar =
        new ICalendar(
            "Calendar",
            UUID.fromString("00000000-0000-4000-8000-000000000001"),
            "record",
            Instant.parse("2026-01-01T00:00:00Z"),
            List.of(),
            date -> "Due: " + date.subject(),
            _ -> "");
    var file = folder.resolve("calendar.ics");
    return Files.writeString(file, calendar.of(dates));
  }

  /// @param set a moment, or `from/to PRECISION zone`
  private static Date date(String name, String set) {
    var when = when(set);
    return new Date(
        name,
        when.ends().orElseThrow(),
        when,
        What.DUE,
        name,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        1,
        List.of(),
        List.of(),
        List.of());
  }

  private static When when(String set) {
    var parts = set.split("[/ ]", 4);
    var from = OffsetDateTime.parse(parts[0]);
    return parts.length == 1
        ? When.at(from)
        : new When(
            Optional.of(from),
            Optional.of(OffsetDateTime.parse(parts[1])),
            When.Precision.valueOf(parts[2]),
            parts.length == 3 ? Optional.empty() : Optional.of(ZoneId.of(parts[3])));
  }
}

package ledger.typed;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ledger.sentence.Language;
import ledger.value.When;
import ledger.value.When.Precision;

/// Reads times as people type them: `13 Sep 2023`, `2023-09-13 14:00`, `20.11.2026`, `September
/// 2023`, and all that the ledger's own pages write. A day is written with a year of four digits.
/// Numbers between dots are a day and a month; between slashes or hyphens they may be either way
/// round, and where both are days they are asked about.
///
/// @param zone the clock that is meant where none is typed
public record TypedTimes(MonthNames months, ZoneId zone) {

  private static final Pattern HOUR =
      Pattern.compile(
          "(?:^|[t ])(\\d{1,2})(?:(?::(\\d{2})(?::(\\d{2}))?)| ?h ?(\\d{2})?)? ?(am|pm)?"
              + " ?(z|utc|gmt)?(?:(?<=[\\dcmtz] ?)([+-])(\\d{1,2})(?::?(\\d{2}))?)?$");
  private static final Pattern DAY_OF_YEAR_FIRST =
      Pattern.compile("(\\d{4})([-./])(\\d{1,2})\\2(\\d{1,2})");
  private static final Pattern DAY_OF_YEAR_LAST =
      Pattern.compile("(\\d{1,2})([-./])(\\d{1,2})\\2(\\d{4})");
  private static final Pattern MONTH_OF_YEAR = Pattern.compile("(\\d{4})-(\\d{1,2})");
  private static final Pattern YEAR = Pattern.compile("\\d{4}");
  private static final Pattern NUMBER = Pattern.compile("(\\d{1,4})(?:st|nd|rd|th|er)?");

  /// Between and behind the parts of a date: `3 сент. 2023 г.`, `2023 թ. սեպ 3`, `3rd of May 2023`.
  private static final List<String> SILENT =
      List.of("of", "at", "à", "de", "г", "р", "թ", "в", "о");

  public static TypedTimes in(Language language, ZoneId zone) {
    return new TypedTimes(MonthNames.of(language), zone);
  }

  public Typed read(String typed) {
    var text = plain(typed);
    try {
      return day(text).orElseGet(() -> moment(text));
    } catch (DateTimeException _) {
      return new Typed.NoTime();
    }
  }

  /// Western digits, small letters, no marks of direction, no commas, and single blanks.
  private static String plain(String typed) {
    var text = new StringBuilder();
    typed
        .codePoints()
        .filter(c -> Character.getType(c) != Character.FORMAT)
        .forEach(c -> {
          if (Character.isDigit(c)) text.append(Character.digit(c, 10));
          else if (c == ',' || c == '،' || Character.isSpaceChar(c)) text.append(' ');
          else text.appendCodePoint(c == '−' ? '-' : c);
        });
    return text.toString().toLowerCase(Locale.ROOT).strip().replaceAll("\\s+", " ");
  }

  private Typed moment(String text) {
    var hour = HOUR.matcher(text);
    if (!hour.find() || !isHour(hour)) return new Typed.NoTime();
    var before = text.substring(0, hour.start()).strip();
    return switch (day(before).orElseGet(Typed.NoTime::new)) {
      case Typed.Meant(var day) when day.precision() == Precision.DAY ->
          new Typed.Meant(at(day, hour));
      case Typed.Ambiguous(var days) ->
          new Typed.Ambiguous(days.stream().map(day -> at(day, hour)).toList());
      case Typed.Meant _, Typed.NoTime _ -> new Typed.NoTime();
    };
  }

  /// A number alone is no hour.
  private static boolean isHour(Matcher hour) {
    return hour.group(2) != null || hour.group().contains("h") || hour.group(5) != null;
  }

  private When at(When day, Matcher hour) {
    int hours = Integer.parseInt(hour.group(1));
    if (hour.group(5) != null) {
      if (hours < 1 || hours > 12) throw new DateTimeException("no such hour");
      hours = hours % 12 + (hour.group(5).equals("pm") ? 12 : 0);
    }
    int minutes = number(hour, 2).or(() -> number(hour, 4)).orElse(0);
    var time = LocalTime.of(hours, minutes, number(hour, 3).orElse(0));
    var date = day.from().orElseThrow().toLocalDate();
    return When.at(date.atTime(time).atZone(clock(hour)).toOffsetDateTime());
  }

  private ZoneId clock(Matcher hour) {
    if (hour.group(7) == null) return hour.group(6) == null ? zone : ZoneOffset.UTC;
    int sign = hour.group(7).equals("-") ? -1 : 1;
    return ZoneOffset.ofHoursMinutes(
        sign * Integer.parseInt(hour.group(8)), sign * number(hour, 9).orElse(0));
  }

  private static Optional<Integer> number(Matcher found, int group) {
    return Optional.ofNullable(found.group(group)).map(Integer::parseInt);
  }

  private Optional<Typed> day(String text) {
    var first = DAY_OF_YEAR_FIRST.matcher(text);
    if (first.matches())
      return Optional.of(meant(date(first.group(1), first.group(3), first.group(4))));
    var last = DAY_OF_YEAR_LAST.matcher(text);
    if (last.matches()) return Optional.of(eitherWay(last));
    var month = MONTH_OF_YEAR.matcher(text);
    if (month.matches())
      return Optional.of(
          meant(YearMonth.of(Integer.parseInt(month.group(1)), Integer.parseInt(month.group(2)))));
    return YEAR.matcher(text).matches()
        ? Optional.of(meant(Year.of(Integer.parseInt(text))))
        : inWords(text);
  }

  private static LocalDate date(String year, String month, String day) {
    return LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
  }

  private Typed eitherWay(Matcher date) {
    int one = Integer.parseInt(date.group(1));
    int other = Integer.parseInt(date.group(3));
    boolean dayFirst = date.group(2).equals(".") || one > 12 || one == other;
    boolean monthFirst = !date.group(2).equals(".") && other > 12;
    if (!dayFirst && !monthFirst)
      return new Typed.Ambiguous(
          List.of(
              when(date(date.group(4), date.group(3), date.group(1))),
              when(date(date.group(4), date.group(1), date.group(3)))));
    return meant(
        dayFirst
            ? date(date.group(4), date.group(3), date.group(1))
            : date(date.group(4), date.group(1), date.group(3)));
  }

  /// A month by its name, a year of four digits, and perhaps a day, in any order.
  private Optional<Typed> inWords(String text) {
    var numbers = new ArrayList<Integer>();
    var named = new ArrayList<Month>();
    int year = -1;
    for (var word : text.split("[ ./․-]+")) {
      var number = NUMBER.matcher(word);
      if (number.matches() && number.group(1).length() == 4) {
        if (year >= 0) return Optional.empty();
        year = Integer.parseInt(number.group(1));
      } else if (number.matches()) numbers.add(Integer.parseInt(number.group(1)));
      else if (months.of(word).isPresent()) named.add(months.of(word).get());
      else if (!SILENT.contains(word)) return Optional.empty();
    }
    if (year < 0 || named.size() != 1 || numbers.size() > 1) return Optional.empty();
    var month = YearMonth.of(year, named.getFirst());
    return Optional.of(numbers.isEmpty() ? meant(month) : meant(month.atDay(numbers.getFirst())));
  }

  private Typed meant(LocalDate day) {
    return new Typed.Meant(when(day));
  }

  private Typed meant(YearMonth month) {
    return new Typed.Meant(when(month.atDay(1), month.plusMonths(1).atDay(1), Precision.MONTH));
  }

  private Typed meant(Year year) {
    return new Typed.Meant(when(year.atDay(1), year.plusYears(1).atDay(1), Precision.YEAR));
  }

  private When when(LocalDate day) {
    return when(day, day.plusDays(1), Precision.DAY);
  }

  private When when(LocalDate first, LocalDate end, Precision precision) {
    if (first.getYear() < 1 || end.getYear() > 9999) throw new DateTimeException("no such year");
    return new When(
        Optional.of(start(first)), Optional.of(start(end)), precision, Optional.of(zone));
  }

  private OffsetDateTime start(LocalDate day) {
    return day.atStartOfDay(zone).toOffsetDateTime();
  }
}

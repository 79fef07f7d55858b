package ledger.cli.treaties;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import ledger.cli.treaties.TableCell.Day;
import ledger.cli.treaties.TableCell.NoDate;
import ledger.cli.treaties.TableCell.NoSuchEvent;
import ledger.cli.treaties.TableCell.Unknown;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadDatesTest {

  @ParameterizedTest
  @CsvSource({
    "06.07.1971, 1971-07-06",
    "1971-07-06, 1971-07-06",
    "29.02.2012, 2012-02-29",
    "01.01.1000, 1000-01-01"
  })
  void a_day_is_read_in_both_forms(String text, LocalDate day) {
    assertThat(TableCell.date(text)).isEqualTo(new Day(day));
  }

  @ParameterizedTest
  @ValueSource(strings = {"NA", "", " "})
  void nothing_is_unknown(String text) {
    assertThat(TableCell.date(text)).isEqualTo(new Unknown());
  }

  @ParameterizedTest
  @ValueSource(strings = {"31.12.9999", "9999-12-31"})
  void the_end_of_time_says_that_there_was_no_such_event(String text) {
    assertThat(TableCell.date(text)).isEqualTo(new NoSuchEvent());
  }

  @ParameterizedTest(name = "\"{0}\": {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          1971-0706     | dates are dd.mm.yyyy or yyyy-mm-dd
          1985-11-01-   | dates are dd.mm.yyyy or yyyy-mm-dd
          6.7.1971      | dates are dd.mm.yyyy or yyyy-mm-dd
          06/07/1971    | dates are dd.mm.yyyy or yyyy-mm-dd
          "06.07.1971 " | dates are dd.mm.yyyy or yyyy-mm-dd
          1971          | dates are dd.mm.yyyy or yyyy-mm-dd
          na            | dates are dd.mm.yyyy or yyyy-mm-dd
          2010-02-29    | there is no such day
          31.04.1990    | there is no such day
          00.13.1990    | there is no such day
          0001-01-01    | a year below 1000 stands for a missing one
          31.12.0999    | a year below 1000 stands for a missing one
          """)
  void everything_else_is_no_date_and_nothing_is_guessed(String text, String why) {
    assertThat(TableCell.date(text)).isEqualTo(new NoDate(why));
  }
}

package ledger.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A zone is named as everybody names it.
class ZoneNameTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"Asia/Yerevan", "Europe/Kyiv", "UTC", "Etc/GMT+4", "Z", "+04:00", "-03:30"})
  void names_of_iana_and_offsets_are_taken(String name) {
    assertThat(ZoneName.read(name).getId()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UTC+4",
        "UTC+04:00",
        "GMT+4",
        "UT+04:00",
        "+4",
        "+04",
        "+0400",
        "+04:00:30",
        "+19:00",
        "z",
        "asia/yerevan",
        "Yerevan",
        "Armenia",
        " UTC",
        ""
      })
  void what_only_java_reads_and_what_names_no_zone_is_refused(String name) {
    assertThatThrownBy(() -> ZoneName.read(name)).isInstanceOf(DateTimeException.class);
    assertThat(ZoneName.isOne(name)).isFalse();
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({"UTC+4, +04:00", "GMT+04:00, +04:00", "Asia/Yerevan, Asia/Yerevan", "UTC, UTC"})
  void one_on_record_with_another_name_can_be_sent_as_its_offset(String recorded, String sent) {
    assertThat(ZoneName.of(ZoneId.of(recorded))).isEqualTo(sent);
  }
}

package ledger.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import ledger.startup.CannotStart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/// Whoever sets what cannot be is told which setting, what it has to be, and nothing is started.
class SettingValuesTest {

  @ParameterizedTest
  @CsvSource({
    "ledger.quota.acts, banana, 'a whole number, 0 or more'",
    "ledger.quota.acts, -1, 'a whole number, 0 or more'",
    "ledger.quota.acts, '', 'a whole number, 0 or more'",
    "ledger.quota.acts, 99999999999, 'a whole number, 0 or more'",
    "ledger.sessions.most, 0, 'a whole number, 1 or more'",
    "ledger.memory.acts, 1e6, 'a whole number, 0 or more'",
    "ledger.reader.enabled, ture, true or false",
    "ledger.live.heartbeat, 0s, 'a time longer than 0, such as 250ms, 15s, 10m, 6h or 180d'",
    "ledger.verification.every, -1s, 'a time, such as 250ms, 15s, 10m, 6h or 180d'",
    "ledger.verification.every, soon, 'a time, such as 250ms, 15s, 10m, 6h or 180d'",
    "ledger.personal-data, hidden, 'one of plain, sealed'",
  })
  void what_cannot_be_is_told(String name, String value, String needed) {
    assertThatThrownBy(() -> started(name, value))
        .isInstanceOf(CannotStart.class)
        .hasMessageStartingWith(
            "%s (%s) is \"%s\" and has to be %s: correct it"
                .formatted(
                    name,
                    name.replaceAll("[.-]", "_").toUpperCase(java.util.Locale.ROOT),
                    value,
                    needed));
  }

  @ParameterizedTest
  @CsvSource({
    "ledger.quota.acts, 0",
    "ledger.memory.acts, 9999999999",
    "ledger.reader.enabled, yes",
    "ledger.verification.every, 0",
    "ledger.live.heartbeat, 1500",
    "ledger.personal-data, SEALED",
    "ledger.log.origin, whatever it is",
  })
  void what_can_be_is_taken(String name, String value) {
    started(name, value);
  }

  @Test
  void a_long_value_is_not_said_whole() {
    assertThatThrownBy(() -> started("ledger.personal-data", "x".repeat(5000)))
        .satisfies(told -> assertThat(told.getMessage()).hasSizeLessThan(250));
  }

  private static void started(String name, String value) {
    var settings = new StandardEnvironment();
    settings.setConversionService(new ApplicationConversionService());
    settings.getPropertySources().addFirst(new MapPropertySource("set", Map.of(name, value)));
    var context = new GenericApplicationContext();
    context.setEnvironment(settings);
    new SettingValues().initialize(context);
  }
}

package ledger.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class UnreadSettingsTest {

  @Test
  void a_setting_that_is_misspelled_is_found_wherever_it_is_set() {
    var settings = new StandardEnvironment();
    settings
        .getPropertySources()
        .addFirst(
            new SystemEnvironmentPropertySource(
                "environment",
                Map.of(
                    "LEDGER_PERSONAL_DATA", "sealed",
                    "LEDGER_PERSONAL_DTAA", "sealed",
                    "LEDGER_HEAP", "1g",
                    "OTHER", "it")));
    settings
        .getPropertySources()
        .addFirst(
            new MapPropertySource("file", Map.of("ledger.personal-data", "", "ledger.data.x", "")));

    assertThat(UnreadSettings.in(settings, List.of("ledger.personal-data", "ledger.data")))
        .doesNotContain("LEDGER_PERSONAL_DATA", "ledger.personal-data", "LEDGER_HEAP")
        .contains("LEDGER_PERSONAL_DTAA", "ledger.data.x");
  }
}

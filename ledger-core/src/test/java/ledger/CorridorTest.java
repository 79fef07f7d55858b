package ledger;

import static org.assertj.core.api.Assertions.assertThat;

import ledger.act.json.ActFormat;
import org.junit.jupiter.api.Test;

class CorridorTest {

  private final ActFormat format = new ActFormat();

  @Test
  void every_act_of_the_founding_case_goes_on_record() {
    assertThat(Corridor.recorded()).hasSize(Corridor.setup().size() + Corridor.story().size());
  }

  @Test
  void what_is_stored_reads_back_as_the_same_act_and_the_same_bytes() {
    for (var recorded : Corridor.recorded()) {
      var stored = format.write(recorded.event().act());
      assertThat(Corridor.read(stored)).isEqualTo(recorded.event().act());
      assertThat(format.write(Corridor.read(stored))).isEqualTo(stored);
    }
  }
}

package ledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class NotCountedActsTest {

  private final NotCountedActs acts = new NotCountedActs();

  @Test
  void each_reason_is_told_once_with_how_many_acts_it_is_true_of() {
    answered("{'notCounted': {'reason': 'TOLD_BY_ANOTHER_PARTY', 'relayer': 'north'}}");
    answered("{'notCounted': {'reason': 'TOLD_BY_ANOTHER_PARTY', 'relayer': 'north'}}");
    answered(
        "{'notCounted': {'reason': 'NOT_IN_POLICY', 'strength': 'APPARENT', 'counting': ['FIRST_PARTY']}}");
    answered("{'counts': true}");
    assertThat(printed())
        .containsExactly(
            "2 do not count: the chain names another party, north (whoever said it can adopt it with AdoptWords; a wrong chain is put right with CorrectRecord)",
            "1 does not count: the policy of the negotiation counts FIRST_PARTY, and this is APPARENT (whoever said it can adopt it with AdoptWords)");
  }

  @Test
  void where_all_of_it_counts_nothing_is_said() {
    answered("{'counts': true}");
    assertThat(printed()).isEmpty();
  }

  private void answered(String answer) {
    acts.add(JsonMapper.shared().readTree(answer.replace('\'', '"')));
  }

  private String[] printed() {
    var out = new StringWriter();
    acts.print(new PrintWriter(out, true));
    return out.toString().lines().toArray(String[]::new);
  }
}

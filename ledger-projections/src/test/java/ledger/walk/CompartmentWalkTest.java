package ledger.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Optional;
import java.util.stream.LongStream;
import ledger.InMemory;
import ledger.act.NegotiationAct.DefineCompartment;
import ledger.compartment.NewIds;
import ledger.decision.Decision;
import ledger.dossier.Entry;
import ledger.dossier.OnFile;
import ledger.negotiation.NegotiationState;
import ledger.record.Recorded;
import ledger.record.Vocabulary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Two ledgers with the same history, and in one of them a compartment in which much is said
/// besides: whoever is not in it can tell them apart by nothing.
@Execution(ExecutionMode.CONCURRENT)
class CompartmentWalkTest {

  private static final int SEEDS = Integer.getInteger("walk.seeds", 400) / 4;

  @Test
  void outsiders_read_and_are_answered_as_if_there_were_no_compartment() {
    int said = 0;
    for (var seed : LongStream.range(0, SEEDS).toArray()) said += alike(seed);
    assertThat(said).as("acts in compartments").isGreaterThan(5 * SEEDS);
  }

  /// As two compartments can, whose definers called them alike and knew nothing of each other.
  @Test
  void what_got_the_same_id_in_two_compartments_is_read_all_the_same() {
    for (long seed = 0; seed < SEEDS; seed++) {
      var chance = new Chance(~seed);
      var entries = new ArrayList<Entry>();
      for (var recorded : Walk.withOverlappingDays(seed).record()) {
        entries.add(Entry.of(entries.size(), recorded));
        var act = recorded.event().act();
        if (NewIds.in(act).findAny().isEmpty()) continue;
        var twice =
            Vocabulary.ofAct(act.name()).orElseThrow().happened(SecretHistory.again(chance, act));
        entries.add(
            Entry.of(
                entries.size(),
                new Recorded(twice, recorded.by(), recorded.at(), Optional.of(chance.uuid()))));
      }
      var about = entries.getLast().recorded().at();
      assertThat(Seen.of(entries, about, Long.MAX_VALUE)).as("-Dwalk.seed=%d", seed).isNotNull();
      assertThat(NegotiationState.of(entries.stream().map(Entry::recorded).toList()).size())
          .isEqualTo(entries.size());
    }
  }

  /// @return how many acts were said in the compartment
  private static int alike(long seed) {
    var plain = new InMemory();
    var secret = new InMemory();
    for (var sent : SecretHistory.of(seed)) {
      var decision = secret.send(sent.act(), sent.by(), sent.at());
      if (sent.act() instanceof DefineCompartment)
        assertThat(decision).isInstanceOf(Decision.Accepted.class);
      if (!sent.secret())
        assertThat(decision)
            .as("-Dwalk.seed=%d: %s", seed, sent.act())
            .isEqualTo(plain.send(sent.act(), sent.by(), sent.at()));
    }
    var file = file(secret);
    assertThat(file.seenBy(SecretHistory.OUTSIDER).stream().map(Entry::recorded))
        .as("-Dwalk.seed=%d", seed)
        .containsExactlyElementsOf(plain.record());
    foldsForMembers(file);
    return secret.record().size() - plain.record().size();
  }

  /// What its members see can be folded, whatever is said at the same time on both sides.
  private static void foldsForMembers(OnFile file) {
    for (var member : SecretHistory.MEMBERS) {
      var seen = file.seenBy(member);
      var about = seen.getLast().recorded().at();
      assertThat(Seen.of(seen, about, Long.MAX_VALUE)).isNotNull();
      assertThat(NegotiationState.of(seen.stream().map(Entry::recorded).toList()).size())
          .isEqualTo(seen.size());
    }
  }

  private static OnFile file(InMemory ledger) {
    var entries = new ArrayList<Entry>();
    for (var recorded : ledger.record()) entries.add(Entry.of(entries.size(), recorded));
    return OnFile.NOTHING.and(entries);
  }
}

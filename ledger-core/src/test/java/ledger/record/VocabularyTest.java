package ledger.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ledger.Corridor;
import ledger.Golden;
import ledger.act.Act;
import ledger.act.ActWithoutPayload;
import ledger.act.Event;
import ledger.act.Event.WithoutPayload;
import ledger.act.json.ActFormat;
import org.junit.jupiter.api.Test;

class VocabularyTest {

  @Test
  void every_act_that_can_be_sent_and_its_event_have_an_entry() {
    assertThat(Vocabulary.ENTRIES.stream().map(Vocabulary.Entry::act).collect(Collectors.toSet()))
        .isEqualTo(
            leaves(Act.class)
                .filter(act -> act != ActWithoutPayload.class)
                .collect(Collectors.toSet()));
    assertThat(Vocabulary.ENTRIES.stream().map(Vocabulary.Entry::event).collect(Collectors.toSet()))
        .isEqualTo(
            leaves(Event.class)
                .filter(event -> event != WithoutPayload.class)
                .collect(Collectors.toSet()));
  }

  /// A stored name is for ever: this file only ever grows.
  @Test
  void stored_names_are_the_ones_on_record() {
    Golden.of("stored-names.txt")
        .matches(
            Vocabulary.ENTRIES.stream()
                .map(e -> e.storedName() + " " + e.actName() + " " + e.event().getSimpleName())
                .collect(Collectors.joining("\n", "", "\n")));
  }

  /// The bytes that will be hashed: one line for each act of the founding case.
  @Test
  void stored_bytes_are_the_ones_on_record() {
    var format = new ActFormat();
    Golden.of("corridor.ndjson")
        .matches(
            Corridor.recorded().stream()
                .map(r -> new String(format.write(r.event().act()), StandardCharsets.UTF_8))
                .collect(Collectors.joining("\n", "", "\n")));
  }

  private static Stream<Class<?>> leaves(Class<?> sealed) {
    return sealed.isSealed()
        ? Arrays.stream(sealed.getPermittedSubclasses()).flatMap(VocabularyTest::leaves)
        : Stream.of(sealed);
  }
}

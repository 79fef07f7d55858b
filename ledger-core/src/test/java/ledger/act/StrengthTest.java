package ledger.act;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import ledger.Harbour;
import ledger.act.Envelope.Mode;
import ledger.act.Relay.QuoteMode;
import ledger.act.SpeakingCapacity.Mandated;
import ledger.act.SpeakingCapacity.Plain;
import ledger.value.Id;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrengthTest {

  private static final Set<Id> PARTIES = Set.of(Id.of("north"), Id.of("south"));

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          an unnamed holder                            | 'mode': 'REPORTED', 'by': {'anonymous': 'a'}                                                                                   | ANONYMOUS
          an unnamed speaker for a named holder        | 'mode': 'REPORTED', 'by': 'north', 'through': {'person': {'anonymous': 'aide'}}                                                | ANONYMOUS
          done in the ledger                           | 'mode': 'PERFORMED', 'by': 'north'                                                                                             | FIRST_PARTY
          told by another party                        | 'mode': 'REPORTED', 'by': 'north', 'chain': [{'relayer': 'south', 'quoteMode': 'VERBATIM'}]                                    | ATTRIBUTED
          told by another, ex officio all the same     | 'mode': 'REPORTED', 'by': 'north', 'capacity': 'EX_OFFICIO', 'chain': [{'relayer': 'south', 'quoteMode': 'VERBATIM'}]          | ATTRIBUTED
          told by the press                            | 'mode': 'REPORTED', 'by': 'north', 'chain': [{'relayer': 'gazette', 'quoteMode': 'VERBATIM'}]                                  | APPARENT
          told by itself                               | 'mode': 'REPORTED', 'by': 'north', 'chain': [{'relayer': 'north', 'quoteMode': 'VERBATIM'}]                                    | APPARENT
          ex officio, quoted                           | 'mode': 'REPORTED', 'by': 'north', 'capacity': 'EX_OFFICIO', 'chain': [{'relayer': 'gazette', 'quoteMode': 'VERBATIM'}]        | FIRST_PARTY
          mandated, paraphrased                        | 'mode': 'REPORTED', 'by': 'north', 'capacity': {'mandated': 'm'}, 'chain': [{'relayer': 'gazette', 'quoteMode': 'PARAPHRASE'}] | FIRST_PARTY
          ex officio, summarised                       | 'mode': 'REPORTED', 'by': 'north', 'capacity': 'EX_OFFICIO', 'chain': [{'relayer': 'gazette', 'quoteMode': 'SUMMARY'}]         | FIRST_PARTY
          minuted by whoever mediates                  | 'mode': 'REPORTED', 'by': 'north', 'chain': [{'relayer': 'secretariat', 'quoteMode': 'SUMMARY'}]                               | APPARENT
          a party's word of it, minuted                | 'mode': 'REPORTED', 'by': 'north', 'chain': [{'relayer': 'south', 'quoteMode': 'VERBATIM'}, {'relayer': 'secretariat', 'quoteMode': 'VERBATIM'}] | ATTRIBUTED
          imported                                     | 'mode': 'IMPORTED', 'by': 'north'                                                                                              | APPARENT
          """)
  void follows_from_the_envelope_and_the_first_row_that_matches_wins(
      String name, String envelope, Strength strength) {
    var act =
        Harbour.act("TakeStance", "'proposition': 'EXISTS(A)', 'stance': 'AFFIRMS', " + envelope);
    assertThat(Strength.of(act.envelope(), PARTIES::contains)).as(name).isEqualTo(strength);
  }

  /// Whoever writes down through whose hands it came is never told that it would have counted for
  /// more had that been left out.
  @Test
  void no_hand_but_that_of_another_party_makes_it_count_for_less() {
    for (var mode : Mode.values())
      for (var capacity : CAPACITIES)
        for (var chain : chains(2)) {
          var said = envelope(mode, capacity, chain);
          var without = envelope(mode, capacity, List.of());
          if (chain.stream().noneMatch(relay -> relay.relayer().is(Id.of("south"))))
            assertThat(Strength.of(said, PARTIES::contains))
                .as("%s %s %s", mode, capacity, chain)
                .isLessThanOrEqualTo(Strength.of(without, PARTIES::contains));
        }
  }

  private static final List<Optional<SpeakingCapacity>> CAPACITIES =
      Stream.concat(
              Stream.<SpeakingCapacity>of(new Mandated(Id.of("m"))), Arrays.stream(Plain.values()))
          .map(Optional::of)
          .toList();

  /// Every chain of at most so many relays.
  private static List<List<Relay>> chains(int length) {
    if (length == 0) return List.of(List.of());
    var shorter = chains(length - 1);
    return Stream.concat(
            Stream.of(List.<Relay>of()),
            shorter.stream()
                .flatMap(rest ->
                    relays().map(one -> Stream.concat(Stream.of(one), rest.stream()).toList())))
        .distinct()
        .toList();
  }

  private static Stream<Relay> relays() {
    return Stream.of("north", "south", "secretariat")
        .flatMap(who ->
            Arrays.stream(QuoteMode.values())
                .flatMap(how ->
                    Stream.of(Optional.<Id>empty(), Optional.of(Id.of("minutes")))
                        .map(source ->
                            new Relay(
                                new Actor.Named(Id.of(who)),
                                Optional.empty(),
                                how,
                                source,
                                Optional.empty(),
                                Optional.empty()))));
  }

  private static Envelope envelope(
      Mode mode, Optional<SpeakingCapacity> capacity, List<Relay> chain) {
    return new Envelope(
        new UUID(1, 1),
        Id.of("harbour"),
        mode,
        Optional.of(new Actor.Named(Id.of("north"))),
        Optional.empty(),
        capacity,
        chain,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        false,
        false,
        Optional.empty());
  }
}

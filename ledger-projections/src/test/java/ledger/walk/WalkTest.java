package ledger.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import ledger.Corridor;
import ledger.act.Act;
import ledger.act.AgreementAct;
import ledger.act.AgreementAct.AdvanceReading;
import ledger.act.AgreementAct.ProposeAgreement;
import ledger.act.AgreementAct.RecordClaimedAgreement;
import ledger.act.AgreementAct.RecordEntryIntoForce;
import ledger.act.AgreementAct.RelateAgreements;
import ledger.act.AgreementAct.ReviseTerms;
import ledger.act.AllegationAct.AllegeBreach;
import ledger.act.AllegationAct.RecordFinding;
import ledger.act.CustodyAct;
import ledger.act.CustodyAct.AnnulRecord;
import ledger.act.CustodyAct.Reason;
import ledger.act.CustodyAct.RemovePayload;
import ledger.act.IssueAct.RaiseIssue;
import ledger.act.OccurrenceAct;
import ledger.act.Proposition;
import ledger.act.json.ActFormat;
import ledger.agreement.Agreement;
import ledger.agreement.Numbering;
import ledger.board.Board;
import ledger.custody.Custody;
import ledger.dossier.Dossier;
import ledger.dossier.Entry;
import ledger.dossier.StatementOnRecord;
import ledger.negotiation.NegotiationState;
import ledger.record.Recorded;
import ledger.record.Vocabulary;
import ledger.timeline.Timeline;
import ledger.value.Id;
import ledger.view.Supervaluation;
import ledger.view.View;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.node.ObjectNode;

/// What holds of every history, tried on random ones.
///
/// `-Dwalk.seeds=20000` walks further; a failure names its seed, and `-Dwalk.seed=…` walks that one
/// alone.
@Execution(ExecutionMode.CONCURRENT)
class WalkTest {

  private static final ActFormat FORMAT = new ActFormat();
  private static final int SEEDS = Integer.getInteger("walk.seeds", 200);

  /// What only some histories can have: compartments have walks of their own
  /// ([CompartmentWalkTest]), and nobody who walks here is a person.
  private static final Set<String> ELSEWHERE =
      Set.of("DefineCompartment", "ConsentToUnseal", "ErasePersonalData");

  @Test
  void no_kind_of_act_is_never_recorded() {
    var tallies = new TreeMap<String, Walk.Tally>();
    LongStream.range(0, 300)
        .mapToObj(Walk::withDistinctTimes)
        .forEach(w -> w.tallies().forEach((act, t) -> tallies.merge(act, t, Walk.Tally::plus)));
    if (Boolean.getBoolean("walk.verbose")) System.out.println(tallies);
    assertThat(tallies).allSatisfy((_, tally) -> assertThat(tally.accepted()).isPositive());
    assertThat(tallies.keySet())
        .isEqualTo(
            Vocabulary.ENTRIES.stream()
                .map(Vocabulary.Entry::actName)
                .filter(act -> !ELSEWHERE.contains(act))
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  @Test
  void the_order_in_which_acts_of_different_times_were_recorded_changes_nothing_but_numbers() {
    each(
        SEEDS,
        seed -> {
          var walk = Walk.withDistinctTimes(seed);
          var chance = new Chance(~seed);
          var entries = walk.entries();
          for (var about : moments(walk, chance))
            same(
                Seen.of(entries, about, Long.MAX_VALUE),
                Seen.of(reordered(entries, chance), about, Long.MAX_VALUE));
        });
  }

  @Test
  void what_was_known_by_a_position_is_what_the_record_said_up_to_there() {
    each(
        SEEDS,
        seed -> {
          var walk = seed % 2 == 0 ? Walk.withDistinctTimes(seed) : Walk.withOverlappingDays(seed);
          var chance = new Chance(~seed);
          var entries = walk.entries();
          int first = lastRemoval(entries).map(i -> i + 1).orElse(1);
          var prefix = entries.subList(0, chance.from(first, entries.size()));
          for (var about : moments(walk, chance))
            same(
                Seen.of(prefix, about, Long.MAX_VALUE),
                Seen.of(entries, about, prefix.getLast().position()));
        });
  }

  @Test
  void once_a_payload_was_removed_what_was_annulled_by_then_was_never_known() {
    each(
        SEEDS,
        seed -> {
          var walk = seed % 2 == 0 ? Walk.withDistinctTimes(seed) : Walk.withOverlappingDays(seed);
          var chance = new Chance(~seed);
          var entries = walk.entries();
          var removal = lastRemoval(entries);
          if (removal.isEmpty()) return;
          var prefix = entries.subList(0, chance.from(1, removal.get()));
          var annulled = annulledAtOnce(prefix, entries.subList(0, removal.get()));
          var supposed = Dossier.known(entries, prefix.getLast().position());
          for (var about : moments(walk, chance)) {
            var never = Dossier.of(annulled, about, Long.MAX_VALUE);
            var known = Dossier.of(entries, about, prefix.getLast().position());
            for (var view : Seen.views()) same(Board.of(never, view), Board.of(known, view));
            var held = Held.of(never);
            same(held, Held.of(known));
            same(held, Held.of(supposed, about));
          }
        });
  }

  @Test
  void without_its_payload_an_act_that_was_annulled_leaves_the_same_answers() {
    each(
        SEEDS,
        seed -> {
          var walk = seed % 2 == 0 ? Walk.withDistinctTimes(seed) : Walk.withOverlappingDays(seed);
          var entries = walk.entries();
          var custody = Custody.of(entries.stream().map(Entry::recorded).toList());
          var taken =
              entries.stream()
                  .map(e -> custody.removal(e.act().actId()).isPresent() ? taken(e) : e)
                  .toList();
          var known = new Chance(seed).from(1, entries.size());
          for (var about :
              taken.equals(entries) ? List.<Instant>of() : moments(walk, new Chance(~seed)))
            for (long knownBy : new long[] {Long.MAX_VALUE, known}) {
              same(Seen.of(taken, about, knownBy), Seen.of(entries, about, knownBy));
              assertThat(timeline(taken, about, knownBy))
                  .isEqualTo(timeline(entries, about, knownBy));
            }
          assertThat(NegotiationState.of(taken.stream().map(Entry::recorded).toList()).size())
              .isEqualTo(entries.size());
        });
  }

  @Test
  void what_is_decided_and_what_is_read_have_the_same_texts() {
    each(
        SEEDS,
        seed -> {
          var entries = Walk.withOverlappingDays(seed).entries();
          var state = NegotiationState.of(entries.stream().map(Entry::recorded).toList());
          Dossier.of(entries, Instant.MAX, Long.MAX_VALUE)
              .agreements()
              .forEach((id, file) ->
                  assertThat(state.agreement(id).map(Agreement::versions).orElse(List.of()))
                      .containsExactlyElementsOf(file.versions()));
        });
  }

  @Test
  void no_act_that_does_not_count_moves_consent_readiness_or_stance() {
    each(
        SEEDS,
        seed -> {
          var walk = seed % 2 == 0 ? Walk.withDistinctTimes(seed) : Walk.withOverlappingDays(seed);
          var entries = walk.entries();
          for (var about : moments(walk, new Chance(~seed)))
            same(Held.of(entries, about), Held.of(withoutWhatDoesNotCount(entries, about), about));
        });
  }

  @Test
  void what_is_annulled_and_recorded_again_was_never_annulled() {
    each(
        SEEDS,
        seed -> {
          var walk = Walk.withDistinctTimes(seed);
          var chance = new Chance(~seed);
          var before = walk.entries();
          annulledAndRecordedAgain(walk, chance)
              .ifPresent(again -> {
                var never =
                    before.stream()
                        .map(e -> e.act().actId().equals(again.annulled()) ? again.as(e) : e)
                        .toList();
                for (var about : moments(walk, chance))
                  same(
                      Seen.of(never, about, Long.MAX_VALUE),
                      Seen.of(walk.entries(), about, Long.MAX_VALUE));
              });
        });
  }

  @Test
  void the_same_entries_give_the_same_bytes_in_whatever_order_they_come() {
    each(
        SEEDS / 2,
        seed -> {
          var walk = seed % 2 == 0 ? Walk.withDistinctTimes(seed) : Walk.withOverlappingDays(seed);
          var chance = new Chance(~seed);
          var entries = walk.entries();
          for (var about : moments(walk, chance))
            assertThat(Answers.bytes(Seen.of(chance.shuffled(entries), about, Long.MAX_VALUE)))
                .isEqualTo(Answers.bytes(Seen.of(chance.shuffled(entries), about, Long.MAX_VALUE)));
        });
  }

  @Test
  void another_jvm_gives_the_same_bytes() throws Exception {
    var other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Digest.class.getName(),
                "20")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertThat(new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip())
        .isEqualTo(Digest.ofWalks(20));
  }

  // -- how -------------------------------------------------------------------------------------

  interface Property {
    void of(long seed);
  }

  private static void each(int seeds, Property property) {
    var alone = Long.getLong("walk.seed");
    (alone == null ? LongStream.range(0, seeds) : LongStream.of(alone))
        .forEach(seed -> {
          try {
            property.of(seed);
          } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("-Dwalk.seed=" + seed + ": " + e.getMessage(), e);
          }
        });
  }

  /// Texts, readings, relations, reports and what bodies found are on record whoever tells of them;
  /// only the word of a body that is handed on by another is none of its own. A report that nobody
  /// stands by is made somebody's by whoever says that it counts. What counts changes with the day,
  /// where words are disowned.
  private static List<Entry> withoutWhatDoesNotCount(List<Entry> entries, Instant about) {
    var dossier = Dossier.of(entries, about, Long.MAX_VALUE);
    var stoodBy =
        dossier.stances().propositions().stream()
            .filter(p -> p.kind() == Proposition.Kind.COUNTS)
            .map(p -> Id.of(p.argument(0)))
            .collect(Collectors.toSet());
    var gone =
        dossier.statements().stream()
            .filter(said -> !said.counts() && !isKept(said))
            .filter(said -> !(said.act() instanceof OccurrenceAct o && stoodBy.contains(o.id())))
            .map(said -> said.act().actId())
            .collect(Collectors.toSet());
    return entries.stream().filter(e -> !gone.contains(e.act().actId())).toList();
  }

  private static boolean isKept(StatementOnRecord<? extends Act.Statement> said) {
    return switch (said.act()) {
      case ProposeAgreement _, RecordClaimedAgreement _, ReviseTerms _ -> true;
      case AdvanceReading _, RelateAgreements _, RaiseIssue _, AllegeBreach _ -> true;
      case RecordEntryIntoForce _, RecordFinding _, OccurrenceAct _ -> said.strength().isOwn();
      case Act.Statement _ -> false;
    };
  }

  /// @param annulled the act that was annulled, and
  /// @param again the same under another id
  private record Again(UUID annulled, Entry again) {
    Entry as(Entry before) {
      return Entry.of(
          before.position(),
          new Recorded(again.recorded().event(), before.recorded().by(), before.recorded().at()));
    }
  }

  /// A statement on which nothing relies, and that can be made again; where there is one.
  private static Optional<Again> annulledAndRecordedAgain(Walk walk, Chance chance) {
    var said = walk.entries().stream().filter(e -> mayBeSaidAgain(e, walk)).toList();
    for (var entry : chance.shuffled(said)) {
      var act = entry.act();
      boolean annulled =
          Cast.CUSTODIANS.stream()
              .allMatch(user ->
                  walk.sendAlso(user, new AnnulRecord(walk.filing(), act.actId(), Reason.DUPLICATE))
                      .isPresent());
      if (annulled)
        return walk.sendAlso(entry.recorded().by(), under(chance.uuid(), act))
            .map(again -> new Again(act.actId(), again));
    }
    return Optional.empty();
  }

  /// With a time of its own, and not corrected: a correction is of the entry, and goes with it.
  private static boolean mayBeSaidAgain(Entry entry, Walk walk) {
    return entry.act() instanceof Act.Statement said
        && !(said instanceof ReviseTerms) // its number is given to no other
        && said.envelope().statedFrom().isPresent()
        && walk.entries().stream()
            .noneMatch(e ->
                e.act() instanceof CustodyAct custody && custody.target().equals(said.actId()));
  }

  /// The place of the last act that took a payload away.
  private static Optional<Integer> lastRemoval(List<Entry> entries) {
    return IntStream.range(0, entries.size())
        .filter(i -> entries.get(i).act() instanceof RemovePayload)
        .boxed()
        .reduce((_, last) -> last);
  }

  /// A beginning of the record, after which everything is annulled at once that was annulled later.
  private static List<Entry> annulledAtOnce(List<Entry> beginning, List<Entry> record) {
    var ids = beginning.stream().map(e -> e.act().actId()).collect(Collectors.toSet());
    var later =
        record.subList(beginning.size(), record.size()).stream()
            .filter(e -> e.act() instanceof AnnulRecord a && ids.contains(a.target()));
    return Stream.concat(beginning.stream(), later).toList();
  }

  /// As it is shown.
  private static List<String> timeline(List<Entry> entries, Instant about, long knownBy) {
    var record = Supervaluation.of(Dossier.of(entries, about, knownBy), View.RECORD);
    return Timeline.of(record).lines().stream()
        .map(line -> line.position() + " " + line.event() + line.flags() + FORMAT.tree(line.act()))
        .toList();
  }

  private static Entry taken(Entry entry) {
    return Entry.of(entry.position(), entry.recorded().withoutPayload());
  }

  private static Act under(UUID id, Act act) {
    var tree = (ObjectNode) FORMAT.tree(act);
    tree.put("actId", id.toString());
    return Corridor.read(tree.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static void same(Object expected, Object actual) {
    assertThat(Difference.between(expected, actual)).isEmpty();
  }

  /// The end of the walk, some time after it, and one moment on the way.
  static List<Instant> moments(Walk walk, Chance chance) {
    return List.of(
        walk.now(),
        walk.now().plus(Duration.ofHours(chance.from(1, 900))),
        walk.now().minus(Duration.ofHours(chance.from(1, 300))));
  }

  /// The same statements, numbered by chance. Filings keep their place: nobody is admitted before
  /// the negotiation is opened.
  static List<Entry> reordered(List<Entry> entries, Chance chance) {
    var statements = entries.stream().filter(e -> e.act() instanceof Act.Statement).toList();
    var numbers = chance.shuffled(statements.stream().map(Entry::position).toList()).iterator();
    var positions = new HashMap<UUID, Long>();
    statements.forEach(e -> positions.put(e.act().actId(), numbers.next()));
    statements.stream()
        .filter(e -> Numbering.numbered(e.act()).isPresent())
        .collect(Collectors.groupingBy(e -> ((AgreementAct) e.act()).agreement()))
        .values()
        .forEach(texts -> inTheirOrder(texts, positions));
    return entries.stream()
        .map(e -> Entry.of(positions.getOrDefault(e.act().actId(), e.position()), e.recorded()))
        .toList();
  }

  private static void inTheirOrder(List<Entry> texts, Map<UUID, Long> positions) {
    var taken = texts.stream().map(t -> positions.get(t.act().actId())).sorted().iterator();
    texts.forEach(text -> positions.put(text.act().actId(), taken.next()));
  }
}

package ledger.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import ledger.dossier.Entry;
import ledger.view.View;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Walks through time, from each change to the next, and looks up what changed.
///
/// Besides what the state machines of the domain name, three things happen to a history that is
/// looked at later: what took effect before the terms did comes into sight with them (`-` is not
/// being there yet); what was imported is recorded as it was found, in whatever state; and a view
/// that changes its mind about a report, a reading or an agreement does so about the past too.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TablesTest {

  private static final int SEEDS = Integer.getInteger("walk.seeds", 200) / 5;

  private static final Map<String, Map<String, Set<String>>> TABLES =
      Map.of(
          // Whoever takes back an acceptance alone has still signed.
          "consent",
          table(
              """
              -          : NONE SIGNED ACCEPTED REJECTED WITHDRAWN SUPERSEDED
              NONE       : SIGNED ACCEPTED REJECTED WITHDRAWN SUPERSEDED
              SIGNED     : ACCEPTED REJECTED WITHDRAWN SUPERSEDED
              ACCEPTED   : SIGNED REJECTED WITHDRAWN SUPERSEDED
              REJECTED   : SIGNED ACCEPTED WITHDRAWN SUPERSEDED
              WITHDRAWN  : SIGNED ACCEPTED REJECTED SUPERSEDED
              SUPERSEDED : SIGNED ACCEPTED REJECTED WITHDRAWN
              """),
          // Withdrawn is also what was over by itself: the rules only ask that it was confirmed.
          // Whoever is handed a commitment, or hands it on, comes and goes. What was reported of
          // somebody may be disowned: then nothing was confirmed. A text that was replaced may be
          // current again.
          "readiness",
          table(
              """
              -         : NONE READY READY_IF WITHDRAWN EXPIRED STALE SPENT
              NONE      : READY READY_IF WITHDRAWN EXPIRED STALE SPENT -
              READY     : NONE READY_IF WITHDRAWN EXPIRED STALE SPENT -
              READY_IF  : NONE READY WITHDRAWN EXPIRED STALE SPENT -
              WITHDRAWN : NONE READY READY_IF EXPIRED STALE SPENT -
              EXPIRED   : NONE READY READY_IF WITHDRAWN SPENT -
              STALE     : NONE READY READY_IF WITHDRAWN EXPIRED SPENT -
              SPENT     : NONE READY READY_IF WITHDRAWN EXPIRED STALE -
              """),
          // A cure may be offered, and a forum named, as long as it is not closed. Where what was
          // reported of somebody is disowned, what was before is so again.
          "allegation",
          table(
              """
              -            : RAISED ANSWERED CURE_OFFERED REFERRED FOUND CLOSED
              RAISED       : ANSWERED CURE_OFFERED REFERRED FOUND CLOSED
              ANSWERED     : RAISED CURE_OFFERED REFERRED FOUND CLOSED
              CURE_OFFERED : RAISED ANSWERED REFERRED FOUND CLOSED
              REFERRED     : RAISED ANSWERED CURE_OFFERED FOUND CLOSED
              FOUND        : RAISED ANSWERED CURE_OFFERED REFERRED CLOSED
              CLOSED       : RAISED ANSWERED CURE_OFFERED REFERRED FOUND
              """),
          // What was reported of somebody may be disowned, and adopted after all: the notice, and
          // its withdrawal. An outsider may become a participant, before it takes effect or after.
          "notice",
          table(
              """
              -            : GIVEN WITHDRAWN AVERTED EFFECTIVE ENDED CONTESTED NOT_ACCEPTED NOT_COUNTED BY_AN_OUTSIDER
              GIVEN        : WITHDRAWN AVERTED EFFECTIVE ENDED CONTESTED NOT_ACCEPTED NOT_COUNTED
              EFFECTIVE    : ENDED CONTESTED NOT_ACCEPTED AVERTED NOT_COUNTED
              ENDED        : EFFECTIVE CONTESTED NOT_ACCEPTED AVERTED NOT_COUNTED
              AVERTED      : GIVEN EFFECTIVE WITHDRAWN NOT_COUNTED
              WITHDRAWN    : GIVEN EFFECTIVE ENDED AVERTED CONTESTED NOT_ACCEPTED NOT_COUNTED
              CONTESTED    : GIVEN EFFECTIVE ENDED AVERTED WITHDRAWN NOT_COUNTED
              NOT_ACCEPTED : GIVEN EFFECTIVE ENDED AVERTED WITHDRAWN NOT_COUNTED
              NOT_COUNTED  : GIVEN EFFECTIVE ENDED AVERTED WITHDRAWN CONTESTED NOT_ACCEPTED
              BY_AN_OUTSIDER : GIVEN EFFECTIVE
              """),
          // In force and over may be taken back: what is stated of entry into force answers before
          // what the rule computes, a contested notice has no effect in the record, a party's view
          // has
          // what the party affirms, and the withdrawal of a proposal may be disowned.
          "agreement",
          table(
              """
              -          : PROPOSED CLAIMED DECLINED WITHDRAWN LAPSED CONCLUDED IN_FORCE TERMINATED EXPIRED
              PROPOSED   : DECLINED WITHDRAWN LAPSED CONCLUDED IN_FORCE TERMINATED EXPIRED
              CLAIMED    : PROPOSED DECLINED LAPSED CONCLUDED IN_FORCE TERMINATED EXPIRED
              DECLINED   : PROPOSED WITHDRAWN CONCLUDED IN_FORCE TERMINATED EXPIRED
              LAPSED     : PROPOSED WITHDRAWN CONCLUDED IN_FORCE TERMINATED EXPIRED
              WITHDRAWN  : PROPOSED DECLINED LAPSED CONCLUDED IN_FORCE TERMINATED EXPIRED
              CONCLUDED  : IN_FORCE PROPOSED CLAIMED DECLINED WITHDRAWN TERMINATED EXPIRED
              IN_FORCE   : TERMINATED EXPIRED PROPOSED CLAIMED DECLINED WITHDRAWN LAPSED CONCLUDED
              TERMINATED : IN_FORCE PROPOSED CLAIMED DECLINED WITHDRAWN LAPSED CONCLUDED EXPIRED
              EXPIRED    : IN_FORCE PROPOSED CLAIMED DECLINED WITHDRAWN LAPSED CONCLUDED TERMINATED
              """));

  /// Of a commitment that is over, nothing more is to be done, except in a view that has changed
  /// its mind about what ended it: those are told apart by being somebody's act. What was to be
  /// maintained may be to be achieved by the text that comes into force, and be done.
  private static final Map<String, Set<String>> DUENESS_BY_TIME =
      table(
          """
          -            : NOT_IN_FORCE UNDETERMINED CONDITIONAL DUE IN_EFFECT PAST_DUE EXPIRED SUSPENDED RELEASED ENDED DISCHARGED NOT_COMPUTED
          NOT_IN_FORCE : UNDETERMINED CONDITIONAL DUE IN_EFFECT PAST_DUE EXPIRED SUSPENDED RELEASED ENDED DISCHARGED NOT_COMPUTED
          UNDETERMINED : CONDITIONAL DUE IN_EFFECT PAST_DUE EXPIRED SUSPENDED RELEASED ENDED
          CONDITIONAL  : UNDETERMINED DUE IN_EFFECT PAST_DUE EXPIRED SUSPENDED RELEASED ENDED
          DUE          : UNDETERMINED CONDITIONAL PAST_DUE EXPIRED SUSPENDED RELEASED ENDED
          IN_EFFECT    : UNDETERMINED CONDITIONAL EXPIRED SUSPENDED RELEASED ENDED DISCHARGED
          PAST_DUE     : UNDETERMINED CONDITIONAL DUE EXPIRED SUSPENDED RELEASED ENDED
          SUSPENDED    : UNDETERMINED CONDITIONAL DUE IN_EFFECT PAST_DUE EXPIRED RELEASED ENDED
          ENDED        : UNDETERMINED CONDITIONAL DUE IN_EFFECT PAST_DUE SUSPENDED NOT_COMPUTED
          NOT_COMPUTED : RELEASED ENDED
          """);

  /// What changed on one walk. Following it is what takes time: both promises look at the same.
  private record Followed(long seed, Set<Instant> spoken, List<Course.Step> steps) {}

  private final List<Followed> courses = courses();

  @Test
  void nothing_becomes_what_its_table_does_not_have() {
    var strange = new ArrayList<String>();
    for (var course : courses)
      for (var step : course.steps())
        if (!step.kind().equals("dueness")
            && !has(TABLES.getOrDefault(step.kind(), Map.of()), step))
          strange.add("-Dwalk.seed=" + course.seed() + ": " + step);
    assertThat(strange).isEmpty();
  }

  /// No act falls on these moments: a date has come, and nothing else.
  @Test
  void what_comes_with_time_alone_is_in_the_table_of_dueness() {
    var strange = new ArrayList<String>();
    for (var course : courses)
      for (var step : course.steps())
        if (step.kind().equals("dueness")
            && !course.spoken().contains(step.at())
            && !has(DUENESS_BY_TIME, step))
          strange.add("-Dwalk.seed=" + course.seed() + ": " + step);
    assertThat(strange).isEmpty();
  }

  private static List<Followed> courses() {
    var alone = Long.getLong("walk.seed");
    return (alone == null ? LongStream.range(0, SEEDS) : LongStream.of(alone))
        .mapToObj(TablesTest::followed)
        .toList();
  }

  private static Followed followed(long seed) {
    var walk = Walk.withDistinctTimes(seed);
    var party = Cast.PARTIES.get((int) (seed % Cast.PARTIES.size()));
    var spoken = walk.entries().stream().map(Entry::effective).collect(Collectors.toSet());
    var course =
        new Course(
            walk.entries(),
            List.of(View.RECORD, new View.According(party)),
            walk.now().plus(Duration.ofDays(20)));
    return new Followed(seed, spoken, course.steps());
  }

  /// Whatever is contested may become undetermined, and with the last denial anything else.
  private static boolean has(Map<String, Set<String>> table, Course.Step step) {
    return step.from().equals("UNDETERMINED")
        || step.to().equals("UNDETERMINED")
        || table.getOrDefault(step.from(), Set.of()).contains(step.to());
  }

  private static Map<String, Set<String>> table(String lines) {
    var table = new HashMap<String, Set<String>>();
    lines
        .lines()
        .map(line -> line.split(":", 2))
        .forEach(row -> table.put(row[0].strip(), Set.of(row[1].strip().split("\\s+"))));
    return table;
  }
}

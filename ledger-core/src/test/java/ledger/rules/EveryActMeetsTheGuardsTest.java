package ledger.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import ledger.access.Access;
import ledger.act.Act;
import ledger.act.ActWithoutPayload;
import ledger.act.Event.NegotiationOpened;
import ledger.act.Event.ParticipantAdmitted;
import ledger.act.NegotiationAct.AdmitParticipant;
import ledger.act.NegotiationAct.Capacity;
import ledger.act.NegotiationAct.OpenNegotiation;
import ledger.act.UserId;
import ledger.act.json.ActFormat;
import ledger.act.json.ActFormat.Parsed.Read;
import ledger.decision.Decision;
import ledger.decision.Refusal.CapacityMissing;
import ledger.decision.Refusal.NegotiationIdTaken;
import ledger.decision.Refusal.NoSuchNegotiation;
import ledger.negotiation.NegotiationReplay;
import ledger.record.Recorded;
import ledger.record.Vocabulary;
import ledger.value.Id;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The guards stand in one place, and there is no act that goes past them. The acts are the
/// examples of docs/spec/acts.md.
class EveryActMeetsTheGuardsTest {

  private static final Instant NOW = Instant.parse("2030-01-01T12:00:00Z");
  private static final UserId OWNER = new UserId("owner");
  private static final UserId USER = new UserId("user");
  private static final UserId STRANGER = new UserId("stranger");
  private static final Pattern EXAMPLE = Pattern.compile("```json[^\n]*\n(.*?)```", Pattern.DOTALL);

  private static final Map<String, Act> EXAMPLES = new HashMap<>();

  @BeforeAll
  static void read() throws IOException {
    var examples = EXAMPLE.matcher(Files.readString(Path.of("../docs/spec/acts.md")));
    while (examples.find())
      if (new ActFormat().read(examples.group(1).getBytes(StandardCharsets.UTF_8))
          instanceof Read(var act)) EXAMPLES.putIfAbsent(act.name(), act);
    assertThat(EXAMPLES.keySet())
        .containsExactlyInAnyOrderElementsOf(
            Vocabulary.ENTRIES.stream().map(Vocabulary.Entry::actName).toList());
  }

  private static NegotiationReplay opened() {
    var replay = new NegotiationReplay();
    var open = (OpenNegotiation) Objects.requireNonNull(EXAMPLES.get("OpenNegotiation"));
    replay.add(new Recorded(new NegotiationOpened(open), OWNER, NOW));
    return replay;
  }

  @Test
  void to_somebody_who_takes_no_part_the_negotiation_does_not_exist() {
    var opened = opened();
    for (var act : EXAMPLES.values())
      assertThat(NegotiationDecider.decide(opened.before(act), act, STRANGER, NOW))
          .as(act.name())
          .isEqualTo(
              Decision.refuse(
                  act instanceof OpenNegotiation
                      ? new NegotiationIdTaken(act.negotiation())
                      : new NoSuchNegotiation(act.negotiation())));
  }

  /// What somebody is offered to record and what is refused for want of a capacity are one rule.
  @ParameterizedTest
  @EnumSource(Capacity.class)
  void what_one_may_issue_is_what_is_not_refused_for_want_of_a_capacity(Capacity capacity) {
    var opened = opened();
    opened.add(new Recorded(new ParticipantAdmitted(admission(capacity)), OWNER, NOW));
    var negotiation = opened.state().negotiation();
    for (var act : EXAMPLES.values())
      if (!(act instanceof OpenNegotiation) && act.envelope().unseals().isEmpty())
        assertThat(Access.mayIssue(USER, act.getClass(), negotiation))
            .as(act.name())
            .isEqualTo(
                Access.against(USER, act, negotiation)
                    .filter(CapacityMissing.class::isInstance)
                    .isEmpty());
  }

  private static AdmitParticipant admission(Capacity capacity) {
    var opening = Objects.requireNonNull(EXAMPLES.get("OpenNegotiation")).envelope();
    return new AdmitParticipant(
        opening,
        Optional.of(Id.of("east")).filter(_ -> capacity.actsForSomebody()),
        capacity,
        List.of(USER));
  }

  @Test
  void nobody_issues_what_is_left_of_an_act() {
    assertThat(Access.mayIssue(ActWithoutPayload.class)).isEmpty();
  }
}

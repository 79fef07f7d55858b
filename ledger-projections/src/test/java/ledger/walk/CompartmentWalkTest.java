package ledger.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import ledger.Corridor;
import ledger.InMemory;
import ledger.act.Act;
import ledger.act.CustodyAct;
import ledger.act.NegotiationAct.OpenNegotiation;
import ledger.act.SourceAct.RegisterSource;
import ledger.act.UserId;
import ledger.act.json.ActFormat;
import ledger.compartment.NewIds;
import ledger.decision.Decision;
import ledger.dossier.Entry;
import ledger.dossier.OnFile;
import ledger.negotiation.NegotiationState;
import ledger.record.Recorded;
import ledger.record.Vocabulary;
import ledger.value.Id;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// Two ledgers with the same history, and in one of them a compartment in which much is said
/// besides: whoever is not in it can tell them apart by nothing.
@Execution(ExecutionMode.CONCURRENT)
class CompartmentWalkTest {

  private static final ActFormat FORMAT = new ActFormat();
  private static final int SEEDS = Integer.getInteger("walk.seeds", 400) / 4;
  private static final String ROOM = "room";
  private static final List<UserId> MEMBERS =
      List.of(Cast.OWNER, Cast.RECORDER, Cast.userOf(Cast.PARTIES.getFirst()));

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
        var twice = Vocabulary.ofAct(act.name()).orElseThrow().happened(again(chance, act));
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
    var chance = new Chance(~seed);
    var plain = new InMemory();
    var secret = new InMemory();
    for (var recorded : Walk.withOverlappingDays(seed).record()) {
      var act = recorded.event().act();
      if (act instanceof CustodyAct) continue; // it names positions, which differ here
      same(seed, recorded.by(), act, plain, secret, recorded);
      if (act instanceof OpenNegotiation) continue;
      if (act instanceof RegisterSource source && source.id().equals(Cast.SOURCE))
        define(chance, secret, recorded);
      if (chance.in(2))
        secret.send(
            inTheRoom(chance, act),
            chance.in(3) ? chance.of(MEMBERS) : recorded.by(),
            recorded.at());
      same(seed, recorded.by(), again(chance, act), plain, secret, recorded);
    }
    var file = file(secret);
    assertThat(file.seenBy(Cast.userOf(Cast.PARTIES.getLast())).stream().map(Entry::recorded))
        .as("-Dwalk.seed=%d", seed)
        .containsExactlyElementsOf(plain.record());
    foldsForMembers(file);
    return secret.record().size() - plain.record().size();
  }

  /// What its members see can be folded, whatever is said at the same time on both sides.
  private static void foldsForMembers(OnFile file) {
    for (var member : MEMBERS) {
      var seen = file.seenBy(member);
      var about = seen.getLast().recorded().at();
      assertThat(Seen.of(seen, about, Long.MAX_VALUE)).isNotNull();
      assertThat(NegotiationState.of(seen.stream().map(Entry::recorded).toList()).size())
          .isEqualTo(seen.size());
    }
  }

  private static void same(
      long seed, UserId by, Act act, InMemory plain, InMemory secret, Recorded at) {
    assertThat(secret.send(act, by, at.at()))
        .as("-Dwalk.seed=%d: %s", seed, act)
        .isEqualTo(plain.send(act, by, at.at()));
  }

  private static void define(Chance chance, InMemory ledger, Recorded after) {
    var act =
        """
        {"act": "DefineCompartment", "actId": "%s", "negotiation": "%s", "mode": "PERFORMED",
         "id": "room", "visibility": "INVISIBLE", "members": %s}
        """
            .formatted(
                chance.uuid(),
                after.event().act().negotiation(),
                MEMBERS.stream()
                    .map(user -> "\"" + user + "\"")
                    .collect(Collectors.joining(",", "[", "]")));
    assertThat(ledger.send(read(act), Cast.OWNER, after.at()))
        .isInstanceOf(Decision.Accepted.class);
  }

  /// The same under another id: refused for what is on record, or said once more.
  private static Act again(Chance chance, Act act) {
    return read(under(chance, act).toString());
  }

  /// The same in the compartment, with ids of its own for what is new.
  private static Act inTheRoom(Chance chance, Act act) {
    var tree = under(chance, act);
    tree.putArray("compartments").add(ROOM);
    var ids = NewIds.in(act).map(Id::value).collect(Collectors.toSet());
    return read(renamed(tree, ids).toString());
  }

  private static ObjectNode under(Chance chance, Act act) {
    return ((ObjectNode) FORMAT.tree(act)).put("actId", chance.uuid().toString());
  }

  private static JsonNode renamed(JsonNode node, Set<String> ids) {
    if (node.isString() && ids.contains(node.stringValue()))
      return StringNode.valueOf(NewIds.beginning(Id.of(ROOM)) + node.stringValue());
    if (node instanceof ObjectNode object)
      List.copyOf(object.propertyNames())
          .forEach(name -> object.set(name, renamed(object.get(name), ids)));
    if (node instanceof ArrayNode list)
      for (int i = 0; i < list.size(); i++) list.set(i, renamed(list.get(i), ids));
    return node;
  }

  private static Act read(String json) {
    return Corridor.read(json.getBytes(StandardCharsets.UTF_8));
  }

  private static OnFile file(InMemory ledger) {
    var entries = new ArrayList<Entry>();
    for (var recorded : ledger.record()) entries.add(Entry.of(entries.size(), recorded));
    return OnFile.NOTHING.and(entries);
  }
}

package ledger.walk;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ledger.Corridor;
import ledger.act.Act;
import ledger.act.CustodyAct;
import ledger.act.NegotiationAct.OpenNegotiation;
import ledger.act.SourceAct.RegisterSource;
import ledger.act.UserId;
import ledger.act.json.ActFormat;
import ledger.compartment.NewIds;
import ledger.record.Recorded;
import ledger.value.Id;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// A random history in which much is said in a compartment besides: what is sent, in its order.
/// Some of it is refused.
public final class SecretHistory {

  public static final UserId OWNER = Cast.OWNER;
  public static final UserId OUTSIDER = Cast.userOf(Cast.PARTIES.getLast());

  /// Everybody who sends anything.
  public static final List<UserId> USERS =
      Stream.of(
              Stream.of(Cast.OWNER, Cast.RECORDER),
              Cast.CUSTODIANS.stream(),
              Cast.SPEAKERS.stream().map(Cast::userOf))
          .flatMap(users -> users)
          .toList();

  public static final List<UserId> MEMBERS =
      List.of(Cast.OWNER, Cast.RECORDER, Cast.userOf(Cast.PARTIES.getFirst()));

  private static final String ROOM = "room";
  private static final ActFormat FORMAT = new ActFormat();

  /// @param secret whether it is for the members of the compartment alone
  public record Sent(UserId by, Instant at, Act act, boolean secret) {}

  private final Chance chance;
  private final List<Sent> sent = new ArrayList<>();

  private SecretHistory(Chance chance) {
    this.chance = chance;
  }

  public static List<Sent> of(long seed) {
    var history = new SecretHistory(new Chance(~seed));
    for (var recorded : Walk.withOverlappingDays(seed).record())
      if (!(recorded.event().act() instanceof CustodyAct)) // it names positions, which differ
      history.add(recorded);
    return List.copyOf(history.sent);
  }

  private void add(Recorded recorded) {
    var act = recorded.event().act();
    sent.add(new Sent(recorded.by(), recorded.at(), act, false));
    if (act instanceof OpenNegotiation) return;
    if (act instanceof RegisterSource source && source.id().equals(Cast.SOURCE))
      sent.add(new Sent(OWNER, recorded.at(), definition(act.negotiation()), true));
    if (chance.in(2)) {
      var inTheRoom = inTheRoom(act);
      var by = chance.in(3) ? chance.of(MEMBERS) : recorded.by();
      sent.add(new Sent(by, recorded.at(), inTheRoom, true));
    }
    sent.add(new Sent(recorded.by(), recorded.at(), again(chance, act), false));
  }

  private Act definition(Id negotiation) {
    return read(
        """
        {"act": "DefineCompartment", "actId": "%s", "negotiation": "%s", "mode": "PERFORMED",
         "id": "%s", "visibility": "INVISIBLE", "members": %s}
        """
            .formatted(
                chance.uuid(),
                negotiation,
                ROOM,
                MEMBERS.stream()
                    .map(user -> "\"" + user + "\"")
                    .collect(Collectors.joining(",", "[", "]"))));
  }

  /// The same under another id: refused for what is on record, or said once more.
  static Act again(Chance chance, Act act) {
    return read(under(chance, act).toString());
  }

  /// The same in the compartment, with ids of its own for what is new.
  private Act inTheRoom(Act act) {
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
}

package ledger.walk;

import java.util.List;
import java.util.Map;
import ledger.act.UserId;
import ledger.value.Id;

/// Who walks: three parties, a third, a monitor, the press, and the users who act for them.
final class Cast {

  static final Id NEGOTIATION = Id.of("walk");

  static final List<Id> PARTIES = List.of(Id.of("north"), Id.of("south"), Id.of("west"));
  static final Id EAST = Id.of("east");
  static final Id WATCH = Id.of("watch");
  static final Id GAZETTE = Id.of("gazette");
  static final Id QUAY = Id.of("quay");
  static final Id SOURCE = Id.of("paper");

  static final UserId OWNER = new UserId("owner");
  static final UserId RECORDER = new UserId("recorder");
  static final List<UserId> CUSTODIANS = List.of(new UserId("first"), new UserId("second"));

  static final List<Id> SPEAKERS =
      List.of(PARTIES.get(0), PARTIES.get(1), PARTIES.get(2), EAST, WATCH);

  private static final Map<Id, UserId> USERS =
      Map.of(
          PARTIES.get(0),
          new UserId("rep:north"),
          PARTIES.get(1),
          new UserId("rep:south"),
          PARTIES.get(2),
          new UserId("rep:west"),
          EAST,
          new UserId("east"),
          WATCH,
          new UserId("watch"));

  private Cast() {}

  static UserId userOf(Id actor) {
    return USERS.getOrDefault(actor, RECORDER);
  }
}

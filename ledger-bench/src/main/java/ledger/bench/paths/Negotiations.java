package ledger.bench.paths;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import ledger.act.Act;
import ledger.act.NegotiationAct.AdmitParticipant;
import ledger.act.NegotiationAct.OpenNegotiation;
import ledger.act.UserId;
import ledger.act.json.ActFormat;
import ledger.bench.Histories;
import ledger.value.Id;

/// The acts that are sent, as JSON: what a recorder sends who keeps the record of two parties.
///
/// A negotiation is a history ([Histories]) shaped like the corridor. The owner opens it, admits
/// itself as recorder, and reports what the two parties said.
final class Negotiations {

  /// What every history begins with.
  static final int OPENING = 8;

  private static final UserId OWNER = new UserId("owner");
  private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");
  private static final ActFormat FORMAT = new ActFormat();

  private Negotiations() {}

  static String id(int number) {
    return "n" + number;
  }

  /// So many acts of one negotiation, more agreements and not longer ones.
  static List<byte[]> acts(String negotiation, int acts) {
    var shape = new Histories.Shape(Id.of(negotiation), 2, 0, 4, START);
    var history = Histories.of(shape, OWNER, acts + 1, negotiation.hashCode());
    var lines = new ArrayList<byte[]>();
    for (var entry : history) {
      var act = entry.recorded().event().act();
      if (act instanceof AdmitParticipant) continue;
      lines.add(act.envelope().by().isPresent() ? reported(act) : FORMAT.write(act));
      if (act instanceof OpenNegotiation) lines.add(recorder(negotiation));
    }
    return lines.subList(0, acts);
  }

  /// A recorder reports what a party said, and performs nothing for it.
  private static byte[] reported(Act act) {
    return new String(FORMAT.write(act), StandardCharsets.UTF_8)
        .replace("\"mode\":\"PERFORMED\"", "\"mode\":\"REPORTED\"")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] recorder(String negotiation) {
    return json(
        """
        {"act":"AdmitParticipant","actId":"%s","negotiation":"%s","mode":"PERFORMED",\
        "capacity":"RECORDER","userIds":["owner"]}\
        """,
        negotiation);
  }

  /// One act more, accepted however often it is sent: of those that a negotiation under way is made
  /// of, in some 350 bytes.
  static byte[] another(int number) {
    return switch (ThreadLocalRandom.current().nextInt(3)) {
      case 0 ->
          json(
              """
              {"act":"ConfirmReadiness","actId":"%s","negotiation":"%s","mode":"REPORTED","by":"p0",\
              "agreement":"D0","version":1,"scope":["a0"],"statedAt":"2025-06-01T00:00:00Z",\
              "words":{"en":"We are ready to let four ships a day pass the quay from Monday on, each \
              of them with a pilot and none of them at night or in fog."}}\
              """,
              id(number));
      case 1 ->
          json(
              """
              {"act":"TakeStance","actId":"%s","negotiation":"%s","mode":"REPORTED","by":"p1",\
              "proposition":"EXISTS(D0)","stance":"AFFIRMS","statedAt":"2025-06-01T00:00:00Z",\
              "words":{"en":"That this was agreed, by both of us and in writing, we have never called \
              into question, and we do not do so now."}}\
              """,
              id(number));
      default ->
          json(
              """
              {"act":"TakeStance","actId":"%s","negotiation":"%s","mode":"REPORTED","by":"p0",\
              "proposition":"MEANS(D0.L,par0)","stance":"AFFIRMS","statedAt":"2025-06-01T00:00:00Z",\
              "words":{"en":"As we read it, the ships of both sides may pass on the same day, and \
              neither of us waits for the other to begin."}}\
              """,
              id(number));
    };
  }

  private static byte[] json(String text, String negotiation) {
    return text.formatted(UUID.randomUUID(), negotiation).getBytes(StandardCharsets.UTF_8);
  }
}

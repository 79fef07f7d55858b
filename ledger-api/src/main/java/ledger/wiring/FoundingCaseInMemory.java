package ledger.wiring;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import ledger.act.UserId;
import ledger.act.json.ActFormat;
import ledger.act.json.ActFormat.Parsed;
import ledger.decision.Decision;
import ledger.dossier.Entry;
import ledger.negotiation.NegotiationReplay;
import ledger.query.Query;
import ledger.readmodel.NegotiationFold;
import ledger.record.Recorded;
import ledger.rules.NegotiationDecider;

/// The founding case, act by act: each is read, decided, and folded for all queries as after every
/// act that is recorded. It is on nobody's record.
record FoundingCaseInMemory(
    ActFormat format, List<Query> queries, Function<Object, String> json, Instant now) {

  /// @param end by [System#nanoTime()]; what is left then is left out
  /// @return how many acts were accepted
  int replay(long end) throws IOException {
    var acts = new ArrayList<Entry>();
    var negotiation = new NegotiationReplay();
    for (var line : FoundingCase.acts("setup.yaml")) add(line, FirstUsers.OWNER, negotiation, acts);
    for (var line : FoundingCase.acts("story.yaml")) {
      if (System.nanoTime() > end) break;
      add(line, FoundingCase.RECORDER, negotiation, acts);
      NegotiationFold.anew(acts, now, queries, json);
    }
    return acts.size();
  }

  private void add(byte[] line, UserId by, NegotiationReplay negotiation, List<Entry> acts) {
    if (!(format.read(line) instanceof Parsed.Read(var act))) return;
    var decision = NegotiationDecider.decide(negotiation.before(act), act, by, now);
    if (!(decision instanceof Decision.Accepted(var event))) return;
    var recorded = new Recorded(event, by, now);
    negotiation.add(recorded);
    acts.add(Entry.of(acts.size(), recorded));
  }
}

package ledger.session;

import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import ledger.act.UserId;
import ledger.names.Names;
import ledger.request.NegotiationClock;
import ledger.request.ReadParameters;
import ledger.request.ReadParameters.KnownBy;
import ledger.request.ReadRequest;
import ledger.sentence.UsualZone;
import ledger.view.View;
import org.springframework.stereotype.Component;

/// Looked up where a time is typed without a clock, and only then.
@Component
class SessionClock implements NegotiationClock {

  private final ReadSessions sessions;
  private final Clock clock;

  SessionClock(ReadSessions sessions, Clock clock) {
    this.sessions = sessions;
    this.clock = clock;
  }

  @Override
  public ZoneId of(String negotiation, UserId caller) {
    var now =
        new ReadParameters(
            View.RECORD,
            clock.instant(),
            new KnownBy.Head(),
            Names.Asked.NEUTRAL,
            Optional.empty());
    return sessions
        .open(new ReadRequest(negotiation, caller, now))
        .map(session -> UsualZone.of(session.dossier()))
        .orElse(ZoneOffset.UTC);
  }
}

package ledger.http;

import static ledger.http.Wording.listed;
import static ledger.http.Wording.names;
import static ledger.http.Wording.orNobody;
import static ledger.http.Wording.strings;
import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.FORBIDDEN;
import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;

import java.util.List;
import ledger.act.Act;
import ledger.act.Id;
import ledger.decision.Refusal;
import ledger.decision.Refusal.CapacitiesInConflict;
import ledger.decision.Refusal.CapacityMissing;
import ledger.decision.Refusal.FilingIsOnesOwn;
import ledger.decision.Refusal.NoMonitoringMandate;
import ledger.decision.Refusal.NoOwnerLeft;
import ledger.decision.Refusal.NoSuchNegotiation;
import ledger.decision.Refusal.NotAdmitted;
import ledger.decision.Refusal.NotMandated;
import ledger.decision.Refusal.NotOnesOwnAct;
import ledger.decision.Refusal.NotOnesOwnStance;
import ledger.decision.Refusal.NotTheRecorder;
import ledger.decision.Refusal.OwnActIsPerformed;
import ledger.decision.Refusal.PerformedForAnother;

/// Why this caller may not: who may instead, and in what capacity.
final class CallerLetters {

  private CallerLetters() {}

  static Problem of(Refusal.OfCaller refusal, Act act) {
    return switch (refusal) {
      case NoSuchNegotiation r -> Refusals.notFound("negotiation", r.negotiation().value());
      case CapacityMissing r ->
          Problem.of(
                  "CAPACITY_MISSING",
                  FORBIDDEN,
                  act.name()
                      + " was not recorded: it takes one of the capacities "
                      + listed(r.needed())
                      + ", and you hold "
                      + listed(r.held())
                      + ".")
              .rule("Each act may be issued in certain capacities only.")
              .expected(names(r.needed()))
              .given(names(r.held()))
              .whoMay(names(r.needed()))
              .instead(
                  List.of(
                      "ask whoever holds one of them to record it",
                      "or ask the owner to admit you with AdmitParticipant"));
      case FilingIsOnesOwn r ->
          Problem.of(
                  "FILING_IS_YOUR_OWN_ACT",
                  UNPROCESSABLE_CONTENT,
                  r.act()
                      + " was not recorded: it is your own act in this ledger, so it is PERFORMED and never reported.")
              .rule("Opening, admitting and registering are the user's own acts.")
              .subject("mode")
              .expected("PERFORMED")
              .given(act.envelope().mode().name())
              .instead(List.of("send it with \"mode\": \"PERFORMED\""));
      case PerformedForAnother r ->
          Problem.of(
                  "PERFORMED_FOR_ANOTHER",
                  FORBIDDEN,
                  act.name()
                      + " was not recorded: a recorder reports what "
                      + r.by()
                      + " said, and does not perform it.")
              .rule("A recorder may record anyone's act as REPORTED, never as PERFORMED.")
              .subject("mode")
              .expected("REPORTED")
              .given("PERFORMED")
              .whoMay(List.of("REP of " + r.by()))
              .instead(List.of("send it with \"mode\": \"REPORTED\" and its source in \"chain\""));
      case OwnActIsPerformed r ->
          Problem.of(
                  "YOUR_OWN_ACT_IS_PERFORMED",
                  FORBIDDEN,
                  act.name()
                      + " was not recorded: what you say for "
                      + r.by()
                      + " here is performed; what it said elsewhere is reported by a recorder.")
              .rule("Whoever acts for somebody performs its acts; a recorder reports them.")
              .subject("mode")
              .expected("PERFORMED")
              .given(act.envelope().mode().name())
              .whoMay(List.of("RECORDER, as REPORTED"))
              .instead(List.of("say it now, with \"mode\": \"PERFORMED\"", "or ask a recorder"));
      case NotOnesOwnAct r ->
          Problem.of(
                  "NOT_YOUR_ACT",
                  FORBIDDEN,
                  act.name()
                      + " was not recorded: it is an act by "
                      + r.by()
                      + ", and you act for "
                      + orNobody(r.actsFor())
                      + ".")
              .rule(
                  "Whoever acts for somebody acts for nobody else; what others said is recorded by a recorder.")
              .subject("by")
              .expected(strings(r.actsFor()))
              .given(r.by().toString())
              .whoMay(List.of("REP of " + r.by(), "RECORDER, as REPORTED"))
              .instead(List.of("ask a recorder to record it as REPORTED with a source"));
      case NotOnesOwnStance r ->
          Problem.of(
                  "NOT_YOUR_STANCE",
                  FORBIDDEN,
                  "The stance was not recorded: it is held by "
                      + r.holder()
                      + ", and you act for "
                      + orNobody(r.actsFor())
                      + ".")
              .rule("A stance is its holder's own.")
              .subject("by")
              .expected(strings(r.actsFor()))
              .given(r.holder().toString())
              .whoMay(List.of("REP of " + r.holder(), "RECORDER, as REPORTED"))
              .instead(List.of("have it recorded as REPORTED with a source"));
      case CapacitiesInConflict r ->
          Problem.of(
                  "CONFLICT_OF_CAPACITY",
                  CONFLICT,
                  "Nobody was admitted: "
                      + r.user()
                      + " is "
                      + r.held()
                      + " in this negotiation already and cannot also be "
                      + r.asked()
                      + " here.")
              .rule("One user does not represent two parties, and whoever audits does not write.")
              .subject("userIds")
              .currentState(r.held().name())
              .given(r.asked().name())
              .instead(List.of("admit another user"));
      case NotMandated r ->
          Problem.of(
                  "NO_MANDATE",
                  FORBIDDEN,
                  r.act()
                      + " was not recorded: no mandate of "
                      + r.by()
                      + " covers it; "
                      + r.by()
                      + " gave "
                      + listed(r.mandates())
                      + ".")
              .rule("What is said under a mandate is within its scope, its time and its persons.")
              .subject("capacity")
              .expected(strings(r.mandates()))
              .whoMay(List.of("whoever holds a mandate of " + r.by() + " for " + r.act()))
              .instead(
                  List.of(
                      "name a mandate that covers it in \"capacity\"",
                      "or have " + r.by() + " give one with GrantMandate"));
      case NoMonitoringMandate r ->
          Problem.of(
                  "NO_MONITORING_MANDATE",
                  FORBIDDEN,
                  r.act()
                      + " was not recorded: "
                      + r.mandate()
                          .map(m -> "the mandate \"" + m + "\"")
                          .orElse("no mandate that holds")
                      + (r.mandate().isPresent() ? " does not let " : " lets ")
                      + r.by()
                      + " do it.")
              .rule("A monitor assesses, reads and alleges under a mandate that reaches so far.")
              .subject(r.mandate().isPresent() ? "mandate" : "by")
              .given(r.mandate().map(Id::value).orElse(r.by().toString()))
              .whoMay(List.of("a monitor with a mandate for " + r.act()))
              .instead(
                  List.of(
                      "have a mandate recorded with GrantMandate",
                      "or record what was seen with ReportOccurrence"));
      case NotAdmitted r ->
          Problem.of(
                  "NOT_ADMITTED",
                  UNPROCESSABLE_CONTENT,
                  act.name()
                      + " was not recorded: "
                      + r.who()
                      + " takes no part in this negotiation.")
              .rule("Capacities and commitments are for those who were admitted.")
              .subject(r.field())
              .given(r.who())
              .instead(List.of("have the owner admit " + r.who() + " with AdmitParticipant"));
      case NoOwnerLeft _ ->
          Problem.of(
                  "NO_OWNER_LEFT",
                  CONFLICT,
                  "The capacity was not changed: nobody would be left who owns this negotiation.")
              .rule("A negotiation has an owner at any time.")
              .subject("userIds")
              .instead(List.of("make somebody else an OWNER first"));
      case NotTheRecorder r ->
          Problem.of(
                  "NOT_THE_RECORDER",
                  FORBIDDEN,
                  "The correction was not recorded: the entry was recorded by "
                      + r.recorder()
                      + ".")
              .rule("An entry is corrected by whoever recorded it, or by a custodian.")
              .subject("target")
              .whoMay(List.of(r.recorder().value(), "CUSTODIAN"))
              .instead(List.of("ask one of them", "or TakeStance on VALID of the entry"));
    };
  }
}

package ledger.recording;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import ledger.act.json.ActFormat;
import ledger.decision.Refusal;
import ledger.decision.Refusal.ActIdReused;
import ledger.decision.Refusal.IdTaken;
import ledger.decision.Refusal.NoSuchNegotiation;
import ledger.decision.Refusal.Unknown;
import ledger.decision.RefusalSubject;
import tools.jackson.databind.JsonNode;

/// Tells of the refusals of a file which of them only follow from earlier ones: those of acts that
/// name nothing unknown but what acts before them would have made that were refused themselves.
///
/// No other refusal is said to follow: it may stand for reasons of its own.
final class Consequences {

  /// So many things at most that refused acts would have made are kept in mind.
  private static final int MOST = 1 << 16;

  private static final String OF_NEGOTIATION = "NEGOTIATION";

  /// What a proposition is about, and without which it is unknown: its kind, and the name.
  private static final List<Pattern> ABOUT =
      Stream.of(
              "(EXISTS|SHOULD|OCCURRED|BREACH|VALID)\\(([^(),]+)\\)",
              "(COUNTS|ATTRIBUTED)\\(([^(),]+),.*\\)",
              "(MEANS)\\([^(),]+,([^(),]+)\\)")
          .map(Pattern::compile)
          .toList();

  private record Thing(String negotiation, String kind, String name) {}

  private final ActFormat format;

  /// With the line of the act that was refused first.
  private final Map<Thing, Long> missing = new HashMap<>();

  Consequences(ActFormat format) {
    this.format = format;
  }

  /// The line of the act that the refusal of this one follows from. To be asked of each act of a
  /// file, in their order.
  Optional<Long> follows(FileAnswer answered) {
    if (!answered.result().isRefused() && missing.isEmpty()) return Optional.empty();
    var act = answered.act().content(format);
    if (!answered.result().isRefused()) {
      made(act).forEach(missing::remove);
      return Optional.empty();
    }
    var unknown =
        answered.result().refusal().stream().flatMap(refusal -> unknown(refusal, act)).toList();
    var cause =
        missing.keySet().containsAll(unknown)
            ? unknown.stream().findFirst().map(missing::get)
            : Optional.<Long>empty();
    if (missing.size() < MOST
        && answered.result().refusal().filter(Consequences::isTaken).isEmpty())
      made(act).forEach(thing -> missing.putIfAbsent(thing, cause.orElse(answered.act().line())));
    return cause;
  }

  private static Stream<Thing> unknown(Refusal refusal, JsonNode act) {
    return switch (refusal) {
      case Unknown(var subject, _, var name, _, var others) ->
          Stream.concat(
              Stream.of(named(act, subject, name)),
              others.stream().map(other -> named(act, other.subject(), other.id())));
      case NoSuchNegotiation(var id) ->
          Stream.of(new Thing(id.value(), OF_NEGOTIATION, id.value()));
      case Refusal _ -> Stream.empty();
    };
  }

  private static Thing named(JsonNode act, RefusalSubject subject, String name) {
    return switch (subject) {
      case PROPOSITION -> about(negotiation(act), name);
      case VERSION -> version(act, name);
      case RefusalSubject other -> thing(negotiation(act), other, name);
    };
  }

  private static Thing version(JsonNode act, String number) {
    return thing(
        negotiation(act),
        RefusalSubject.VERSION,
        act.path("agreement").asString("") + " " + number);
  }

  /// The one thing without which a proposition is unknown, whatever else is said of it.
  private static Thing about(String negotiation, String proposition) {
    return ABOUT.stream()
        .map(pattern -> pattern.matcher(proposition))
        .filter(Matcher::matches)
        .findFirst()
        .map(one -> thing(negotiation, subject(one.group(1)), one.group(2)))
        .orElseGet(() -> thing(negotiation, RefusalSubject.PROPOSITION, proposition));
  }

  private static RefusalSubject subject(String kind) {
    return switch (kind) {
      case "OCCURRED", "COUNTS", "ATTRIBUTED" -> RefusalSubject.OCCURRENCE;
      case "BREACH" -> RefusalSubject.ALLEGATION;
      case "VALID" -> RefusalSubject.ENTRY;
      case "MEANS" -> RefusalSubject.READING;
      default -> RefusalSubject.AGREEMENT;
    };
  }

  /// What it would have made is there already. Of a negotiation that somebody else has opened
  /// nobody is told more than that its id is taken: it is missing all the same.
  private static boolean isTaken(Refusal refusal) {
    return refusal instanceof IdTaken || refusal instanceof ActIdReused;
  }

  /// What an act makes that others can name, by how it is written: it may be that it could not be
  /// read.
  private static Stream<Thing> made(JsonNode act) {
    var negotiation = negotiation(act);
    var entry = thing(negotiation, RefusalSubject.ENTRY, act.path("actId").asString(""));
    var id = act.path("id").asString("");
    var own =
        switch (act.path("act").asString("")) {
          case "OpenNegotiation" -> Stream.of(new Thing(negotiation, OF_NEGOTIATION, negotiation));
          case "RegisterReferent" -> Stream.of(thing(negotiation, RefusalSubject.REFERENT, id));
          case "RegisterSource" -> Stream.of(thing(negotiation, RefusalSubject.SOURCE, id));
          case "GrantMandate" -> Stream.of(thing(negotiation, RefusalSubject.MANDATE, id));
          case "DefineCompartment" -> Stream.of(thing(negotiation, RefusalSubject.COMPARTMENT, id));
          case "ReportOccurrence" -> Stream.of(thing(negotiation, RefusalSubject.OCCURRENCE, id));
          case "AllegeBreach" -> Stream.of(thing(negotiation, RefusalSubject.ALLEGATION, id));
          case "GiveNotice" ->
              Stream.of(
                  thing(negotiation, RefusalSubject.NOTICE, act.path("noticeId").asString("")));
          case "AdvanceReading" ->
              Stream.of(
                  thing(negotiation, RefusalSubject.READING, act.path("readingId").asString("")));
          case "ProposeAgreement", "RecordClaimedAgreement" ->
              Stream.of(
                  thing(negotiation, RefusalSubject.AGREEMENT, act.path("agreement").asString("")));
          case "ReviseTerms" -> Stream.of(version(act, act.path("version").asString("")));
          case "RaiseIssue" ->
              act.path("propositions")
                  .valueStream()
                  .map(p ->
                      thing(
                          negotiation,
                          RefusalSubject.PROPOSITION,
                          "CLAIM(" + p.path("id").asString("") + ")"));
          default -> Stream.<Thing>empty();
        };
    return Stream.concat(Stream.of(entry), own);
  }

  private static Thing thing(String negotiation, RefusalSubject subject, String name) {
    return new Thing(negotiation, subject.name(), name);
  }

  private static String negotiation(JsonNode act) {
    return act.path("negotiation").asString("");
  }
}

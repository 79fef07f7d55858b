package ledger.problem;

import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.FORBIDDEN;
import static org.springframework.http.HttpStatus.MISDIRECTED_REQUEST;
import static org.springframework.http.HttpStatus.SERVICE_UNAVAILABLE;
import static org.springframework.http.HttpStatus.TOO_MANY_REQUESTS;
import static org.springframework.http.HttpStatus.UNAUTHORIZED;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import ledger.act.json.Unreadable;
import ledger.administration.TokenScope;
import org.springframework.http.HttpStatus;

/// What is wrong with a request that is no act: its parameters, its headers, its hypothesis, and
/// who sends it.
public final class RequestProblems {

  /// As it is written.
  public static final String HYPOTHESIS = "{\"add\": [acts], \"without\": [act ids]}";

  private RequestProblems() {}

  /// A parameter of a view that cannot be read.
  public static Problem parameter(String parameter, String given, List<String> expected) {
    return unreadable("INVALID_VALUE.parameter", parameter, given).expected(expected);
  }

  /// A date on a page that may be more than one day.
  ///
  /// @param choices as they can be typed instead
  public static Problem ambiguousDate(String parameter, String given, List<String> choices) {
    return unreadable("AMBIGUOUS_DATE", parameter, given).expected(choices);
  }

  /// A parameter of a list that cannot be read.
  public static Problem page(String parameter, String given, List<String> expected) {
    return unreadable("INVALID_VALUE.page", parameter, given).expected(expected);
  }

  private static Problem unreadable(String name, String parameter, String given) {
    return Problem.of(name, BAD_REQUEST, Map.of("parameter", parameter, "given", given))
        .subject(parameter)
        .given(given);
  }

  /// Why a parameter is not percent-encoded UTF-8.
  public enum Misencoded {
    PERCENT,
    NUL,
    UTF8
  }

  public static Problem encoding(String parameter, String given, Misencoded fault) {
    return Problem.of(
            "INVALID_VALUE.encoding", BAD_REQUEST, Map.of("parameter", parameter, "fault", fault))
        .subject(parameter)
        .expected(
            List.of("text without U+0000, in UTF-8, with % and two hexadecimal digits for a byte"))
        .given(given);
  }

  public static Problem twice(String parameter) {
    return Problem.of("INVALID_VALUE.twice", BAD_REQUEST, Map.of("parameter", parameter))
        .subject(parameter);
  }

  /// A parameter that nothing reads here.
  ///
  /// @param known those that are read
  public static Problem unread(String parameter, List<String> known) {
    return Problem.of("UNKNOWN_PARAMETER", BAD_REQUEST, Map.of("parameter", parameter))
        .subject(parameter)
        .expected(known);
  }

  public static Problem parameters() {
    return Problem.of("MALFORMED.parameters", BAD_REQUEST, Map.of()).subject("query");
  }

  /// A form that cannot be read, which most often is too long.
  public static Problem form() {
    return Problem.of("MALFORMED.form", BAD_REQUEST, Map.of()).subject("form");
  }

  /// A file of acts of which none can be read.
  ///
  /// @param line where it cannot be read on
  public static Problem brokenFile(long line, String fault) {
    return Problem.of("MALFORMED.file", BAD_REQUEST, Map.of("line", line, "fault", fault))
        .subject("line " + line);
  }

  /// A file that cannot be taken as a whole.
  ///
  /// @param form which of the reasons, as the catalogue has them
  public static Problem notTogether(String form, int most) {
    return Problem.of(
        "NOT_TOGETHER." + form, HttpStatus.UNPROCESSABLE_CONTENT, Map.of("most", most));
  }

  /// Of a file that has an act which is only recorded for itself.
  public static Problem onlyForItself(String act, long line) {
    return Problem.of(
        "NOT_TOGETHER.custody", HttpStatus.UNPROCESSABLE_CONTENT, Map.of("act", act, "line", line));
  }

  /// Of an act of a file that is recorded whole or not at all.
  ///
  /// @param line of the first act that was refused
  public static Problem notWithout(long line) {
    return Problem.of("REFUSED_TOGETHER", HttpStatus.FAILED_DEPENDENCY, Map.of("line", line));
  }

  /// Of a place to go on from.
  ///
  /// @param last the last position on record
  public static Problem beyondTheRecord(String parameter, long position, long last) {
    return beyond("BEYOND_THE_RECORD", parameter, position, -1, last);
  }

  /// Of a position by which something was known.
  public static Problem knownBeyondTheRecord(String parameter, long position, long last) {
    return beyond("BEYOND_THE_RECORD.known", parameter, position, 0, last);
  }

  private static Problem beyond(
      String name, String parameter, long position, long first, long last) {
    return Problem.of(
            name, BAD_REQUEST, Map.of("parameter", parameter, "position", position, "last", last))
        .subject(parameter)
        .given(String.valueOf(position))
        .expected(List.of(first + " to " + last))
        .currentState("head " + last);
  }

  public static Problem noPosition(String header, String given) {
    return Problem.of("INVALID_VALUE.position", BAD_REQUEST, Map.of("header", header))
        .subject(header)
        .given(given);
  }

  /// @param seconds after which to ask again
  public static Problem notYet(String header, String position, String seconds) {
    return Problem.of(
            "NOT_YET", SERVICE_UNAVAILABLE, Map.of("position", position, "seconds", seconds))
        .subject(header)
        .given(position)
        .retryAfter(seconds);
  }

  /// @param seconds after which to ask again
  public static Problem noReceiptYet(String actId, String seconds) {
    return Problem.of("NOT_YET.receipt", SERVICE_UNAVAILABLE, Map.of("seconds", seconds))
        .subject(actId)
        .retryAfter(seconds);
  }

  /// @param what `acts` or `negotiations`
  /// @param most how many an account may send in an hour, or open in a day
  /// @param wait how long it is until the next one is taken
  public static Problem quota(String what, int most, Duration wait) {
    var seconds = String.valueOf(wait.plusSeconds(1).toSeconds());
    return Problem.of(
            "QUOTA_EXCEEDED." + what, TOO_MANY_REQUESTS, Map.of("most", most, "seconds", seconds))
        .retryAfter(seconds);
  }

  public static Problem noStreamLeft(String seconds) {
    return Problem.of("TOO_MANY_STREAMS", SERVICE_UNAVAILABLE, Map.of("seconds", seconds))
        .retryAfter(seconds);
  }

  /// @param most entries that are read at a time
  public static Problem range(String from, String to, int most) {
    return Problem.of("INVALID_VALUE.range", BAD_REQUEST, Map.of("most", most))
        .subject("from, to")
        .given(from + ", " + to);
  }

  /// A search without words, or with too many.
  ///
  /// @param name `MISSING_FIELD.words`, `INVALID_VALUE.long_words` or `INVALID_VALUE.no_word`
  public static Problem words(String name, String given, int longest) {
    return Problem.of(name, BAD_REQUEST, Map.of("longest", longest))
        .subject("q")
        .given(given)
        .expected(List.of("one word or more, 1 to " + longest + " characters"));
  }

  /// Participation is asked of neither an agreement nor an actor, or of both.
  public static Problem participationOfWhat() {
    return Problem.of("MISSING_FIELD.participation", BAD_REQUEST, Map.of())
        .subject("agreement")
        .expected(List.of("agreement=T", "actor=A"));
  }

  /// Nothing says what the answer is to be compared with.
  public static Problem comparedWithNothing() {
    return Problem.of("MISSING_FIELD.from", BAD_REQUEST, Map.of())
        .subject("fromAbout")
        .expected(
            List.of("fromAbout=2023-09-12T12:00+04:00", "fromKnownBy=47", "fromView=party:A"));
  }

  public static Problem viewNotForThis(String view) {
    return Problem.of("VIEW_NOT_FOR_THIS", BAD_REQUEST, Map.of()).subject("view").given(view);
  }

  /// Nothing can be supposed because the opening is left out.
  public static Problem openingLeftOut(UUID opening) {
    return Problem.of("NOT_OPENED.without", BAD_REQUEST, Map.of("opening", opening))
        .subject("without");
  }

  /// Nothing can be supposed because the negotiation was opened later.
  public static Problem openedLater() {
    return Problem.of("NOT_OPENED", BAD_REQUEST, Map.of()).subject("knownBy");
  }

  /// What cannot be read in a hypothesis.
  public enum Misread {
    OBJECT,
    FIELD,
    JSON,
    LIST,
    ACT,
    ID
  }

  public static Problem hypothesis(Misread what, String place, Object expected, String given) {
    return Problem.of(
            "MALFORMED.hypothesis." + what, BAD_REQUEST, Map.of("place", place, "form", HYPOTHESIS))
        .subject(place)
        .expected(expected)
        .given(given);
  }

  /// An act in a hypothesis has the problem that it would have as an act.
  public static Problem supposed(String place, Unreadable why) {
    return Unreadables.of(why).titled("hypothesis.title", Map.of("place", place));
  }

  public static Problem notSignedIn() {
    return Problem.of("NOT_SIGNED_IN", UNAUTHORIZED, Map.of());
  }

  /// Of a token that nobody is signed in by: why it is not good is told to nobody.
  public static Problem wrongToken() {
    return Problem.of("NOT_SIGNED_IN.token", UNAUTHORIZED, Map.of());
  }

  /// @param seconds after which the next token is looked at
  public static Problem tooManyGuesses(String seconds) {
    return Problem.of("TOO_MANY_GUESSES", TOO_MANY_REQUESTS, Map.of("seconds", seconds));
  }

  public static Problem nobodysAccount() {
    return Problem.of("NOT_SIGNED_IN.account", UNAUTHORIZED, Map.of());
  }

  /// @param seconds after which to ask again
  public static Problem issuerSilent(String seconds) {
    return Problem.of("ISSUER_SILENT", SERVICE_UNAVAILABLE, Map.of("seconds", seconds));
  }

  public static Problem notPermitted() {
    return Problem.of("NOT_PERMITTED", FORBIDDEN, Map.of());
  }

  public static Problem userId(String given) {
    return Problem.of("INVALID_VALUE.user", BAD_REQUEST, Map.of("given", given))
        .subject("user")
        .given(given);
  }

  public static Problem accountExists(String user) {
    return Problem.of("ID_TAKEN.account", CONFLICT, Map.of("user", user))
        .subject("user")
        .given(user);
  }

  public static Problem ownAccount(String user) {
    return Problem.of("OWN_ACCOUNT", CONFLICT, Map.of("user", user)).subject("user").given(user);
  }

  public static Problem tokenNameInUse(String user, String name) {
    return Problem.of("ID_TAKEN.token", CONFLICT, Map.of("user", user, "name", name))
        .subject("name")
        .given(name);
  }

  /// @param most that one user has at a time
  public static Problem tooManyTokens(int most) {
    return Problem.of("TOO_MANY_TOKENS", CONFLICT, Map.of("most", most));
  }

  /// What a personal token is not good for: it says of the token alone what it is good for.
  public static Problem outOfScope(TokenScope scope) {
    var may = scope.may().stream().map(TokenScope.Use::name).collect(Collectors.joining(", "));
    return scope
        .negotiation()
        .map(only ->
            Problem.of(
                "OUT_OF_SCOPE.negotiation",
                FORBIDDEN,
                Map.of("may", may, "negotiation", only.value())))
        .orElseGet(() -> Problem.of("OUT_OF_SCOPE", FORBIDDEN, Map.of("may", may)))
        .subject("Authorization");
  }

  /// Of a server that only reads.
  ///
  /// @param writer the address of whoever records, where it is known
  public static Problem readsOnly(Optional<String> writer) {
    return writer
        .map(at -> Problem.of("READS_ONLY.writer", MISDIRECTED_REQUEST, Map.of("writer", at)))
        .orElseGet(() -> Problem.of("READS_ONLY", MISDIRECTED_REQUEST, Map.of()));
  }

  public static Problem accountUnknown() {
    return Problem.of("OUTCOME_UNKNOWN.account", SERVICE_UNAVAILABLE, Map.of());
  }

  public static Problem lastLogKey(String keyId) {
    return Problem.of("LAST_LOG_KEY", CONFLICT, Map.of("key", keyId)).subject("keyId").given(keyId);
  }

  public static Problem logKeyUnknown() {
    return Problem.of("OUTCOME_UNKNOWN.log_key", SERVICE_UNAVAILABLE, Map.of());
  }

  /// @param under those that are being rebuilt
  public static Problem rebuildUnderWay(List<String> under) {
    return Problem.of("REBUILD_UNDER_WAY", CONFLICT, Map.of())
        .currentState(String.join(", ", under));
  }
}

package ledger.problem;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import ledger.act.json.Unreadable;
import ledger.act.json.Unreadable.*;
import ledger.administration.TokenScope;
import ledger.log.Altered;
import ledger.log.postgres.DatabaseTrouble;
import ledger.value.Id;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.accept.InvalidApiVersionException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/// One of each problem that is no refusal: what cannot be read, what is not there, what fails.
final class OneOfEachOther {

  private static final List<String> ACTS = List.of("ConfirmReadiness", "WithdrawReadiness");

  private static final UUID ID = UUID.fromString("00000000-0000-4000-8000-000000000001");

  private OneOfEachOther() {}

  /// By the name of the golden file.
  static Map<String, Unreadable> unreadable() {
    var all = new LinkedHashMap<String, Unreadable>();
    all.put("NOT_UTF8", new NotUtf8(2));
    all.put("NOT_JSON", new NotJson(1, 28, "unexpected end of input"));
    all.put("NOT_AN_OBJECT", new NotAnObject("[\"ConfirmReadiness\"]"));
    all.put("UNKNOWN_ACT", new UnknownAct("ConfirmReadyness", ACTS));
    all.put("UNKNOWN_ACT.unnamed", new UnknownAct("", ACTS));
    all.put("UNKNOWN_FIELD", new UnknownField("agreemnet", List.of("agreement", "scope")));
    all.put("MISSING_FIELD", new MissingField("scope", "a list of ids"));
    var fault = "the offset does not fit the zone";
    var expected = "a date and time with an offset";
    all.put("INVALID_VALUE", new WrongValue("until", fault, expected, "2026-02-30"));
    all.put("INVALID_VALUE.unexpected", new WrongValue("until", fault, "", "2026-02-30"));
    all.put("INVALID_VALUE.bare", new WrongValue("until", "", expected, "2026-02-30"));
    all.put("NOT_A_CLERICAL_ERROR.field", new NotClerical("patch.stance", List.of("by", "chain")));
    all.put("ACT_TOO_LARGE", new TooLarge(1_048_576));
    all.put(
        "UNKNOWN_FIELD.several",
        new Several(
            new UnknownField("agreemnet", List.of("agreement", "scope")),
            List.of(new MissingField("agreement", "an id"))));
    return all;
  }

  static Map<String, Problem> byName() {
    var all = new LinkedHashMap<String, Problem>();
    unreadable().forEach((name, why) -> all.put(name, Unreadables.of(why)));
    ofRequests(all);
    all.put("NOT_JSON.line", Unreadables.ofLine(new NotJson(1, 28, "unexpected end of input")));
    all.put("NOT_FOUND", new NotFound("agreement", "B").problem());
    all.put(
        "NOT_FOUND.parameter",
        NotFound.named("view", "referent", "soth", Stream.of("north", "south")).problem());
    all.put("REQUEST", UnreadableRequest.of(400));
    all.put("REQUEST.method", UnreadableRequest.of(405));
    all.put("REQUEST.too_long", UnreadableRequest.of(414));
    all.put("RECORD_CLOSED", Faults.closed("The checkpoint is of a longer record."));
    all.put(
        "RECORD_ALTERED",
        Faults.altered(new Altered(17, "it is not the entry that the tree has there")));
    all.put("OUTCOME_UNKNOWN", Faults.unknown());
    for (var trouble : DatabaseTrouble.values())
      all.put(
          "DATABASE_UNAVAILABLE." + trouble.name().toLowerCase(Locale.ROOT),
          Faults.unavailable(trouble));
    all.put("ENTRY_UNREADABLE", Faults.unreadable(17));
    all.put("NOT_RECORDED", Faults.notRecorded("the database has no room left on its disk"));
    all.put("STOPPING", Faults.stopping());
    all.put("STOPPING.file", Faults.brokenOff(1_204));
    all.put("INTERNAL_FAULT", Faults.failed(ID));
    var json = List.of(MediaType.APPLICATION_JSON);
    all.put(
        "NOT_FOUND.page",
        Faults.of(new NoResourceFoundException(HttpMethod.GET, "/nowhere", "nowhere")));
    all.put(
        "UNSUPPORTED_MEDIA_TYPE",
        Faults.of(new HttpMediaTypeNotSupportedException(MediaType.TEXT_PLAIN, json)));
    all.put("NOT_ACCEPTABLE", Faults.of(new HttpMediaTypeNotAcceptableException(json)));
    all.put("UNSUPPORTED_VERSION", Faults.of(new InvalidApiVersionException("2")));
    all.put(
        "METHOD_NOT_ALLOWED",
        Faults.of(new HttpRequestMethodNotSupportedException("DELETE", List.of("POST"))));
    return all;
  }

  /// Of requests that are no acts.
  private static void ofRequests(Map<String, Problem> all) {
    var views = List.of("record", "party:A", "common:A,B");
    all.put("INVALID_VALUE.parameter", RequestProblems.parameter("view", "everybody", views));
    all.put(
        "AMBIGUOUS_DATE",
        RequestProblems.ambiguousDate("about", "03/04/2023", List.of("3 Apr 2023", "4 Mar 2023")));
    all.put("INVALID_VALUE.page", RequestProblems.page("limit", "0", List.of("1 to 1000")));
    all.put(
        "INVALID_VALUE.encoding",
        RequestProblems.encoding("q", "q=%ff", RequestProblems.Misencoded.UTF8));
    all.put("INVALID_VALUE.twice", RequestProblems.twice("view"));
    all.put("UNKNOWN_PARAMETER", RequestProblems.unread("veiw", List.of("view", "about")));
    all.put("MALFORMED.parameters", RequestProblems.parameters());
    all.put("MALFORMED.form", RequestProblems.form());
    all.put("MALFORMED.file", RequestProblems.brokenFile(3, "it cannot be read on from here"));
    for (var form : List.of("many", "audiences"))
      all.put("NOT_TOGETHER." + form, RequestProblems.notTogether(form, 1_000));
    all.put("NOT_TOGETHER.custody", RequestProblems.onlyForItself("CorrectRecord", 185));
    all.put("REFUSED_TOGETHER", RequestProblems.notWithout(40));
    all.put("BEYOND_THE_RECORD", RequestProblems.beyondTheRecord("after", 9_999, 64));
    all.put("BEYOND_THE_RECORD.known", RequestProblems.knownBeyondTheRecord("knownBy", 9_999, 64));
    all.put("INVALID_VALUE.position", RequestProblems.noPosition("Ledger-Position", "here"));
    all.put("NOT_YET", RequestProblems.notYet("Ledger-Position", "65", "1"));
    for (var what : List.of("acts", "tried", "negotiations"))
      all.put("QUOTA_EXCEEDED." + what, RequestProblems.quota(what, 100, Duration.ofSeconds(35)));
    all.put("TOO_MANY_STREAMS", RequestProblems.noStreamLeft("10"));
    all.put("NOT_YET.receipt", RequestProblems.noReceiptYet(ID.toString(), "1"));
    all.put("INVALID_VALUE.range", RequestProblems.range("9", "8", 1_000));
    for (var name : List.of("MISSING_FIELD.words", "INVALID_VALUE.no_word"))
      all.put(name, RequestProblems.words(name, "", 200));
    all.put(
        "INVALID_VALUE.long_words",
        RequestProblems.words("INVALID_VALUE.long_words", "quay quay …", 200));
    all.put("MISSING_FIELD.participation", RequestProblems.participationOfWhat());
    all.put("MISSING_FIELD.from", RequestProblems.comparedWithNothing());
    all.put("VIEW_NOT_FOR_THIS", RequestProblems.viewNotForThis("common:A,B"));
    all.put("NOT_OPENED", RequestProblems.openedLater());
    all.put("NOT_OPENED.without", RequestProblems.openingLeftOut(ID));
    for (var what : RequestProblems.Misread.values())
      all.put(
          "MALFORMED.hypothesis." + what,
          RequestProblems.hypothesis(what, "add[0]", "what is expected", "what is given"));
    all.put("NOT_UTF8.supposed", RequestProblems.supposed("add[0]", new NotUtf8(2)));
    all.put("NOT_SIGNED_IN", RequestProblems.notSignedIn());
    all.put("NOT_SIGNED_IN.token", RequestProblems.wrongToken());
    all.put("NOT_SIGNED_IN.account", RequestProblems.nobodysAccount());
    all.put("ISSUER_SILENT", RequestProblems.issuerSilent("10"));
    all.put("TOO_MANY_GUESSES", RequestProblems.tooManyGuesses("16"));
    all.put("NOT_PERMITTED", RequestProblems.notPermitted());
    all.put("INVALID_VALUE.user", RequestProblems.userId("a b"));
    all.put("ID_TAKEN.account", RequestProblems.accountExists("rep:north"));
    all.put("OWN_ACCOUNT", RequestProblems.ownAccount("owner"));
    ofTokens(all);
    ofWebhooks(all);
    all.put("OUTCOME_UNKNOWN.account", RequestProblems.accountUnknown());
    all.put("LAST_LOG_KEY", RequestProblems.lastLogKey("0123abcd"));
    all.put("OUTCOME_UNKNOWN.log_key", RequestProblems.logKeyUnknown());
    all.put("REBUILD_UNDER_WAY", RequestProblems.rebuildUnderWay(List.of("board", "docket")));
  }

  private static void ofTokens(Map<String, Problem> all) {
    var fields = List.of("name", "may", "negotiation", "expires");
    all.put(
        "INVALID_VALUE.token",
        FormProblems.TOKEN.unreadable("may", "[\"SPEAK\"]", List.of("[\"READ\"]")));
    all.put(
        "MISSING_FIELD.token", FormProblems.TOKEN.missing("name", List.of("1 to 64 of letters")));
    all.put("UNKNOWN_FIELD.token", FormProblems.TOKEN.unknown("scope", fields));
    all.put("MALFORMED.token", FormProblems.TOKEN.malformed(fields));
    all.put("ID_TAKEN.token", RequestProblems.tokenNameInUse("rep:north", "ci"));
    all.put("TOO_MANY_TOKENS", RequestProblems.tooManyTokens(50));
    all.put("READS_ONLY", RequestProblems.readsOnly(Optional.empty()));
    all.put("READS_ONLY.writer", RequestProblems.readsOnly(Optional.of("https://ledger.example")));
    var read = Set.of(TokenScope.Use.READ);
    all.put("OUT_OF_SCOPE", RequestProblems.outOfScope(new TokenScope(read, Optional.empty())));
    all.put(
        "OUT_OF_SCOPE.negotiation",
        RequestProblems.outOfScope(new TokenScope(read, Optional.of(new Id("harbour")))));
  }

  private static void ofWebhooks(Map<String, Problem> all) {
    var fields = List.of("url", "negotiation", "after");
    var addresses = List.of("https://host/path");
    all.put("INVALID_VALUE.webhook", FormProblems.WEBHOOK.unreadable("url", "ftp://a", addresses));
    all.put("MISSING_FIELD.webhook", FormProblems.WEBHOOK.missing("url", addresses));
    all.put("UNKNOWN_FIELD.webhook", FormProblems.WEBHOOK.unknown("address", fields));
    all.put("MALFORMED.webhook", FormProblems.WEBHOOK.malformed(fields));
    all.put("TOO_MANY_WEBHOOKS", WebhookProblems.tooMany(10));
    all.put("WEBHOOKS_OFF", WebhookProblems.off());
    all.put("WEBHOOK_UNREADABLE", WebhookProblems.keyGone());
    all.put("QUOTA_EXCEEDED.webhook", WebhookProblems.tooSoon("1"));
  }
}

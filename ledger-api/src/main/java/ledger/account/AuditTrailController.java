package ledger.account;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ledger.account.SignInTrail.Way;
import ledger.account.SignInTrail.What;
import ledger.account.postgres.SignInTable.Stored;
import ledger.act.UserId;
import ledger.administration.AdministrativeEvent.AccountDisabled;
import ledger.administration.AdministrativeEvent.AccountEnabled;
import ledger.administration.AdministrativeEvent.AccountEvent;
import ledger.administration.AdministrativeEvent.AccountOpened;
import ledger.administration.AdministrativeEvent.PersonalTokenIssued;
import ledger.administration.AdministrativeEvent.PersonalTokenRevoked;
import ledger.administration.AdministrativeEvent.TokenIssued;
import ledger.administration.RecordedEntry;
import ledger.administration.json.AdministrativeFormat;
import ledger.log.Times;
import ledger.log.postgres.LogTable;
import ledger.openapi.Described;
import ledger.request.PageParameters;
import ledger.value.Id;
import ledger.value.Malformed;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What an operator reads to learn who could sign in and who did: accounts and tokens as they are
/// on record, and sign-ins as they were noted beside it.
@RestController
class AuditTrailController {

  /// @param user empty where it is not known who it was
  /// @param token the name of a personal token; empty for an account's own
  record SignIn(
      long number,
      What what,
      Way way,
      Optional<String> user,
      Optional<String> token,
      String address,
      Instant first,
      Instant last,
      long times) {

    static SignIn of(Stored stored) {
      var line = stored.noted().line();
      return new SignIn(
          stored.number(),
          What.valueOf(line.what()),
          Way.valueOf(line.way()),
          Optional.of(line.user()).filter(text -> !text.isEmpty()),
          Optional.of(line.token()).filter(text -> !text.isEmpty()),
          line.address(),
          stored.noted().first(),
          stored.noted().last(),
          stored.noted().times());
    }
  }

  /// Newest first.
  record SignInPage(List<SignIn> signIns, Optional<Long> next) {}

  /// @param version counts the entries about accounts, from 0
  /// @param event its stored name
  /// @param by empty for the ledger itself
  /// @param token the name of a personal token
  record AccountEntry(
      long version,
      long position,
      Instant at,
      String event,
      UserId user,
      Optional<UserId> by,
      Optional<Id> token) {}

  /// Oldest first.
  record AccountEntries(List<AccountEntry> entries, long next) {}

  private static final String STREAM = "./accounts";

  private final SignInTrail trail;
  private final LogTable entries;
  private final AdministrativeFormat format = new AdministrativeFormat();

  AuditTrailController(SignInTrail trail, LogTable entries) {
    this.trail = trail;
    this.entries = entries;
  }

  @Described(
      id = "signIns",
      value = "Who signed in and who tried to, the newest first.",
      answer = SignInPage.class)
  @GetMapping("/operator/sign-ins")
  SignInPage signIns(
      @RequestParam(defaultValue = "") String before,
      @RequestParam(defaultValue = "") String limit,
      @RequestParam(defaultValue = "") String user) {
    var page =
        trail.page(number("before", before), user(user), most(limit)).stream()
            .map(SignIn::of)
            .toList();
    return new SignInPage(
        page, page.size() < most(limit) ? Optional.empty() : Optional.of(page.getLast().number()));
  }

  @Described(
      id = "accountEntries",
      value = "What was done about accounts and tokens, the oldest first.",
      answer = AccountEntries.class)
  @GetMapping("/operator/accounts")
  AccountEntries accounts(
      @RequestParam(defaultValue = "") String from, @RequestParam(defaultValue = "") String limit) {
    long first = number("from", from).orElse(0L);
    var page =
        entries.ofStream(STREAM, first, most(limit)).stream()
            .map(entry ->
                new RecordedEntry(
                    entry.position(), Times.instant(entry.times().recorded()), format.read(entry)))
            .toList();
    var shown = new ArrayList<AccountEntry>();
    for (var entry : page) shown.add(shown(first + shown.size(), entry));
    return new AccountEntries(shown, first + shown.size());
  }

  private AccountEntry shown(long version, RecordedEntry recorded) {
    var event = (AccountEvent) recorded.entry().event();
    return new AccountEntry(
        version,
        recorded.position(),
        recorded.at(),
        format.storedName(event),
        event.user(),
        recorded.entry().by(),
        switch (event) {
          case PersonalTokenIssued issued -> Optional.of(issued.name());
          case PersonalTokenRevoked(_, var name) -> Optional.of(name);
          case AccountOpened _, TokenIssued _, AccountDisabled _, AccountEnabled _ ->
              Optional.empty();
        });
  }

  private static Optional<Long> number(String parameter, String given) {
    if (given.isEmpty()) return Optional.empty();
    if (given.matches("[0-9]{1,18}")) return Optional.of(Long.parseLong(given));
    throw PageParameters.unreadable(parameter, given, List.of("a number that was answered"));
  }

  private static int most(String limit) {
    return limit.isEmpty() ? PageParameters.UNLESS_SAID : PageParameters.limit("limit", limit);
  }

  private static Optional<UserId> user(String given) {
    try {
      return given.isEmpty() ? Optional.empty() : Optional.of(new UserId(given));
    } catch (Malformed _) {
      throw PageParameters.unreadable("user", given, List.of("a user id"));
    }
  }
}

package ledger.reading;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import ledger.LedgerIT;
import ledger.account.Account;
import ledger.account.Accounts;
import ledger.act.UserId;
import ledger.readmodel.postgres.StoredAnswers;
import ledger.value.Id;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A ledger whose kept answers are looked into, and an operator.
abstract class ReadingIT extends LedgerIT {

  static final List<String> QUESTIONS =
      List.of("register", "positions", "board", "docket", "timeline");

  @Autowired private Accounts accounts;
  @Autowired StoredAnswers stored;
  @Autowired JdbcClient sql;
  private String operator = "";

  @BeforeEach
  void an_operator() {
    var id = new UserId("operator");
    operator =
        accounts
            .open(new Account(id, true))
            .or(() -> accounts.renew(Optional.empty(), id))
            .orElseThrow()
            .secret();
  }

  String operator() {
    return operator;
  }

  Answer operate(String method, String path) {
    return send(
        request(path)
            .header("Authorization", "Bearer " + operator)
            .method(method, java.net.http.HttpRequest.BodyPublishers.noBody()));
  }

  boolean isKept(String question, String negotiation, long position) {
    return stored
        .of(question, Id.of(negotiation))
        .filter(s -> s.freshness().position() >= position && s.freshness().holdsAt(Instant.now()))
        .isPresent();
  }

  void awaitKept(String negotiation, long position) {
    for (var question : QUESTIONS)
      await(
          question + " of " + negotiation + " is kept",
          () -> isKept(question, negotiation, position));
  }

  static void await(String what, BooleanSupplier is) {
    Awaitility.await(what).atMost(Duration.ofSeconds(30)).until(is::getAsBoolean);
  }
}

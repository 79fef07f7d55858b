package ledger.wiring;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import ledger.act.UserId;
import ledger.act.json.ActFile;
import ledger.client.LedgerClient;
import ledger.client.Tally;
import ledger.startup.CannotStart;
import org.springframework.core.io.ClassPathResource;

/// The story the demo tells, sent through the same door as everything else.
record FoundingCase(URI ledger, Map<String, String> tokens, Consumer<String> progress) {

  static final UserId RECORDER = new UserId("recorder");
  static final List<UserId> USERS =
      List.of(
          FirstUsers.OWNER,
          RECORDER,
          new UserId("auditor"),
          new UserId("rep:azerbaijan"),
          new UserId("rep:regional-leadership"));

  void record() throws IOException {
    send("setup.yaml", FirstUsers.OWNER);
    send("story.yaml", RECORDER);
  }

  private void send(String file, UserId as) throws IOException {
    var token = tokens.get(as.value());
    if (token == null) throw new CannotStart("the token of " + as + " is not known here any more");
    List<byte[]> acts;
    try (InputStream in = new ClassPathResource("scenarios/corridor/" + file).getInputStream()) {
      acts = ActFile.yaml(in);
    }
    Tally tally;
    try (var client = new LedgerClient(ledger, Optional.of(token))) {
      tally = client.record(acts.stream(), Function.identity(), (_, _) -> {});
      client.awaitReadable(tally);
    }
    progress.accept(file + ": " + tally);
    if (tally.refused() > 0)
      throw new CannotStart("the founding case was not recorded whole: " + file + ", " + tally);
  }
}

package ledger.wiring;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import ledger.act.UserId;
import ledger.act.http.ActSender;
import ledger.act.json.ActFile;
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

  void record() throws IOException, InterruptedException {
    send("setup.yaml", FirstUsers.OWNER);
    send("story.yaml", RECORDER);
  }

  private void send(String file, UserId as) throws IOException, InterruptedException {
    var token = tokens.get(as.value());
    if (token == null) throw new CannotStart("the token of " + as + " is not known here any more");
    List<byte[]> acts;
    try (InputStream in = new ClassPathResource("scenarios/corridor/" + file).getInputStream()) {
      acts = ActFile.yaml(in);
    }
    var sender = new ActSender(ledger, token);
    var tally = sender.send(acts.stream(), _ -> {});
    sender.awaitReadable(tally);
    progress.accept(file + ": " + tally);
    if (tally.refused() > 0)
      throw new CannotStart("the founding case was not recorded whole: " + file + ", " + tally);
  }
}

package ledger.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.encoder.Encoder;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import ledger.LedgerIT;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.boot.logging.logback.StructuredLogEncoder;

/// What was said is in the record, and in no line of the log: not as text, not as JSON, and not
/// where the ledger's own code tells all that it can tell.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LogsIT extends LedgerIT {

  private static final String CANARY = "wombat" + UUID.randomUUID().toString().replace("-", "");

  private final LoggerContext logs = (LoggerContext) LoggerFactory.getILoggerFactory();
  private final Logger root = logs.getLogger("ROOT");
  private final Logger ledger = logs.getLogger("ledger");
  private final List<ILoggingEvent> lines = new CopyOnWriteArrayList<>();
  private final AppenderBase<ILoggingEvent> kept =
      new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent line) {
          line.prepareForDeferredProcessing();
          lines.add(line);
        }
      };

  @BeforeAll
  void everything_is_told() {
    kept.setContext(logs);
    kept.start();
    root.addAppender(kept);
    root.setLevel(Level.INFO);
    ledger.setLevel(Level.DEBUG);
  }

  @AfterAll
  void as_before() {
    root.detachAppender(kept);
    root.setLevel(Level.WARN);
    ledger.setLevel(Level.INFO);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "ecs", "logstash", "gelf"})
  void an_act_leaves_none_of_its_words(String format) {
    lines.clear();
    var negotiation = "logged-" + format;
    harbour(negotiation);
    var claim =
        act(
            negotiation,
            "RegisterSource",
            "'mode': 'PERFORMED', 'id': 'paper', 'kind': 'DOCUMENT', 'lang': 'en', 'title': '%s'"
                .formatted(CANARY));
    assertThat(post("scribe", claim).status()).isIn(200, 201, 400, 404, 422);
    var said = act(negotiation, "ProposeAgreement", PROPOSED.replace("Ships may dock.", CANARY));
    assertThat(post("rep:north", said).status()).isEqualTo(201);
    assertThat(post("rep:north", said.replace(CANARY, CANARY + " again")).status())
        .as("the same id, and other words")
        .isEqualTo(409);
    assertThat(post("stranger", said.replace("'A2'", "'A3'")).status()).isEqualTo(404);
    post("rep:north", said.substring(0, said.length() - 2));
    postFile("rep:north", (said + "\n" + said + "\n" + CANARY + "\n").getBytes(UTF_8));
    get("rep:north", "/negotiations/" + negotiation + "/search?q=" + CANARY);
    get("rep:north", "/negotiations/" + negotiation + "/timeline");
    get("rep:north", "/" + CANARY);
    // What nobody foresaw.
    ledger.error(
        "request failed", new IllegalStateException(CANARY, new IllegalArgumentException(CANARY)));
    var written = written(format);
    assertThat(written).isNotEmpty();
    assertThat(written).noneMatch(line -> line.contains(CANARY));
    assertThat(written)
        .as("what was thrown, and where")
        .anyMatch(line -> line.contains("IllegalArgumentException") && line.contains("LogsIT"));
  }

  @Test
  void that_test_can_fail() {
    lines.clear();
    logs.getLogger("ledger.recording").debug("what={}", CANARY);
    assertThat(written("text")).anyMatch(line -> line.contains(CANARY));
    assertThat(written("ecs")).anyMatch(line -> line.contains(CANARY));
  }

  private static final String PROPOSED =
      "'mode': 'PERFORMED', 'by': 'north', 'statedAt': '2026-01-01T12:00Z', 'agreement': 'A2', 'form': 'WRITTEN', 'terms': {"
          + "'texts': [{'lang': 'en', 'text': 'Ships may dock.'}],"
          + "'participants': [{'ref': 'north', 'role': 'PARTY'}, {'ref': 'south', 'role': 'PARTY'}],"
          + "'terms': [{'kind': 'COMMITMENT', 'key': 'n1', 'debtors': ['north'], 'creditors': ['south'], 'mode': 'ACHIEVE', 'texts': 'Open the quay'}]}";

  /// The lines so far, as the server writes them.
  private List<String> written(String format) {
    if (format.equals("text")) {
      var layout = new PatternLayout();
      layout.setContext(logs);
      layout.setPattern("%level %logger %msg%n%wordless");
      layout.start();
      return lines.stream().map(layout::doLayout).toList();
    }
    var encoder = new StructuredLogEncoder();
    encoder.setContext(logs);
    encoder.setFormat(format);
    encoder.start();
    return encoded(encoder);
  }

  private List<String> encoded(Encoder<ILoggingEvent> encoder) {
    return lines.stream().map(line -> new String(encoder.encode(line), UTF_8)).toList();
  }
}

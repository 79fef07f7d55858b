package ledger.client;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A ledger did not give what it was asked for. The message is a sentence for whoever asked.
public final class NotAnswered extends IOException {

  private static final long serialVersionUID = 1L;

  /// Null where nobody answered.
  private final @Nullable String refusal;

  private final boolean ofAWrongQuestion;

  private NotAnswered(String why, @Nullable String refusal, boolean ofAWrongQuestion) {
    super(why);
    this.refusal = refusal;
    this.ofAWrongQuestion = ofAWrongQuestion;
  }

  private NotAnswered(String why) {
    this(why, null, false);
  }

  /// Whether it is to be asked otherwise: who asks, and where, is no reason.
  public boolean isOfAWrongQuestion() {
    return ofAWrongQuestion;
  }

  /// What it said of why it does not; empty where it did not come to answer.
  public Optional<String> refusal() {
    return Optional.ofNullable(refusal);
  }

  static NotAnswered nobody(String peer, URI at) {
    return new NotAnswered("no %s answers at %s: check the address".formatted(peer, at));
  }

  /// @param why what the handshake of TLS ended with
  static NotAnswered notItself(String peer, URI at, SSLException why) {
    return new NotAnswered(
        "no secure connection to the %s at %s: %s. Where its certificate is of an authority that is not known here, name the authority's certificate (--ca-cert)"
            .formatted(peer, at, words(why)));
  }

  /// Java names the classes of what it met on the way.
  private static String words(SSLException why) {
    return String.valueOf(why.getMessage()).replaceAll("(?:[a-z]+\\.)+[A-Z]\\w*: ", "");
  }

  static NotAnswered silent(String peer, URI at, Patience patience) {
    return new NotAnswered(
        "the %s at %s stood still: in %d s too little of its answer came. Run it again, and where it needs longer, say so with --timeout"
            .formatted(peer, at, patience.time().toSeconds()));
  }

  static NotAnswered tooLarge(String peer, URI at) {
    return new NotAnswered(
        "what answers at %s gives more than a %s does: check the address".formatted(at, peer));
  }

  static NotAnswered stopped(String peer, URI at) {
    return new NotAnswered(
        "the %s at %s stopped answering before it had answered all: run it again"
            .formatted(peer, at));
  }

  /// @param ending the last line of the answers to a file that was not read to its end
  static NotAnswered brokenOff(String peer, URI at, JsonNode ending) {
    return new NotAnswered(
        "the %s at %s broke off: %s".formatted(peer, at, ending.path("detail").asString("")));
  }

  /// @param problem what came with the status: an RFC 9457 problem, where a ledger answers
  static NotAnswered status(String peer, int status, String path, byte[] problem) {
    var letter = json(problem);
    var detail = letter.path("detail").asString("");
    var own = peer.equals("ledger") ? sentence(status, detail) : detail;
    var text = new StringBuilder("the " + peer + " answered " + status + " to " + path);
    if (!own.isEmpty()) text.append(": ").append(own);
    var expected = expected(letter.path("expected"));
    if (!expected.isEmpty())
      text.append(System.lineSeparator()).append("  expected: ").append(expected);
    for (var instead : instead(status, letter.path("instead")))
      text.append(System.lineSeparator()).append("  instead: ").append(instead);
    return new NotAnswered(
        text.toString(), own.isEmpty() ? "status " + status : own, status == 400);
  }

  /// What the ledger says of it, and of a token, or where it says nothing, what the status says.
  private static String sentence(int status, String detail) {
    return switch (status) {
      case 401 -> ("it signs nobody in by this token. " + detail).strip();
      case 403 -> detail.isEmpty() ? "whose token this is may not do that" : detail;
      case 404 -> detail.isEmpty() ? "there is no such thing that this user may see" : detail;
      default -> detail;
    };
  }

  private static String expected(JsonNode told) {
    return told.isArray()
        ? String.join(", ", told.valueStream().map(one -> one.asString("")).toList())
        : told.asString("");
  }

  private static List<String> instead(int status, JsonNode told) {
    var instead = new ArrayList<String>();
    if (status == 401)
      instead.add(
          "have a new token issued, and give it with --token-file, LEDGER_TOKEN or ./ledger login");
    for (var one : told) instead.add(one.asString(""));
    if (instead.isEmpty() && status == 403)
      instead.add("ask the owner of the negotiation, or an operator, who may");
    if (instead.isEmpty() && status == 404)
      instead.add("check how it is written, and the address of the ledger");
    return instead;
  }

  private static JsonNode json(byte[] problem) {
    try {
      return JsonMapper.shared().readTree(new String(problem, StandardCharsets.UTF_8));
    } catch (JacksonException _) {
      return JsonMapper.shared().nullNode();
    }
  }
}

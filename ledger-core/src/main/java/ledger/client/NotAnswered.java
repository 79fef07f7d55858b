package ledger.client;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A ledger did not give what it was asked for. The message is a sentence for whoever asked.
public final class NotAnswered extends IOException {

  private static final long serialVersionUID = 1L;

  private NotAnswered(String why) {
    super(why);
  }

  static NotAnswered nobody(String peer, URI at) {
    return new NotAnswered("no %s answers at %s: check the address".formatted(peer, at));
  }

  /// @param why what the handshake of TLS ended with
  static NotAnswered notItself(String peer, URI at, SSLException why) {
    return new NotAnswered(
        "no secure connection to the %s at %s: %s. Where its certificate is of an authority that is not known here, name the authority's certificate (--ca-cert)"
            .formatted(peer, at, why.getMessage()));
  }

  static NotAnswered stopped(String peer, URI at) {
    return new NotAnswered(
        "the %s at %s stopped answering before it had answered all".formatted(peer, at));
  }

  /// @param problem what came with the status: an RFC 9457 problem, where a ledger answers
  static NotAnswered status(String peer, int status, String path, byte[] problem) {
    var text = new StringBuilder("the " + peer + " answered " + status + " to " + path);
    var letter = json(problem);
    var detail = letter.path("detail").asString("");
    if (!detail.isEmpty()) text.append(": ").append(detail);
    for (var instead : letter.path("instead"))
      text.append(System.lineSeparator()).append("  instead: ").append(instead.asString(""));
    return new NotAnswered(text.toString());
  }

  private static JsonNode json(byte[] problem) {
    try {
      return JsonMapper.shared().readTree(new String(problem, StandardCharsets.UTF_8));
    } catch (JacksonException _) {
      return JsonMapper.shared().nullNode();
    }
  }
}

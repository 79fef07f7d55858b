package ledger.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import ledger.problem.FormProblems;
import ledger.problem.WrongQuestion;
import ledger.request.RequestForm;
import ledger.value.Id;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Reads which webhook somebody asks for, strictly; what cannot be read is told with its place.
@Component
class EndpointFormat {

  private static final int LONGEST_ADDRESS = 2000;
  private static final String URL = "url";
  private static final String NEGOTIATION = "negotiation";
  private static final String AFTER = "after";

  /// What may be said of a webhook that is wanted.
  ///
  /// @param negotiation the only one that is told of; all that the account takes part in unless it
  ///   is said
  /// @param after what came after this position; what comes next unless it is said
  record Form(String url, Optional<Id> negotiation, Optional<Long> after) {}

  /// @param after perhaps beyond the record
  record Wanted(URI url, Optional<Id> negotiation, Optional<Long> after) {}

  private static final RequestForm FORM = new RequestForm(Form.class, FormProblems.WEBHOOK);

  private final List<String> schemes;

  /// Without TLS in networks alone that the operator allows.
  EndpointFormat(ReachableAddresses addresses) {
    this.schemes = addresses.hasAllowed() ? List.of("https", "http") : List.of("https");
  }

  /// @throws WrongQuestion where it is none
  Wanted read(InputStream body) throws IOException {
    return wanted(FORM.read(body));
  }

  /// As it is typed into a form: what is left empty is not said.
  ///
  /// @throws WrongQuestion where it is none
  Wanted typed(String url, String negotiation, String after) {
    var said = JsonNodeFactory.instance.objectNode();
    if (!url.isEmpty()) said.put(URL, url);
    if (!negotiation.isEmpty()) said.put(NEGOTIATION, negotiation);
    if (after.matches("-?[0-9]{1,18}")) said.put(AFTER, Long.parseLong(after));
    else if (!after.isEmpty()) said.put(AFTER, after);
    return wanted(said);
  }

  private Wanted wanted(ObjectNode sent) {
    if (!sent.has(URL)) throw FORM.missing(URL, addresses());
    return new Wanted(
        url(sent.get(URL)),
        Optional.ofNullable(sent.get(NEGOTIATION)).map(id -> FORM.id(NEGOTIATION, id)),
        Optional.ofNullable(sent.get(AFTER)).map(EndpointFormat::after));
  }

  private List<String> addresses() {
    return schemes.stream().map(scheme -> scheme + "://host/path").toList();
  }

  /// A user in it would be a secret that everybody writes into logs, and nothing is sent of what
  /// follows a #.
  private URI url(JsonNode sent) {
    try {
      var url = new URI(sent.isString() ? sent.asString() : "");
      boolean fits =
          url.getHost() != null
              && url.getScheme() != null
              && schemes.contains(url.getScheme())
              && url.getUserInfo() == null
              && url.getFragment() == null
              && url.toString().length() <= LONGEST_ADDRESS;
      if (fits) return url;
    } catch (URISyntaxException _) {
      // told below
    }
    throw FORM.unreadable(URL, sent, addresses());
  }

  private static long after(JsonNode sent) {
    if (sent.isIntegralNumber() && sent.canConvertToLong() && sent.asLong() >= -1)
      return sent.asLong();
    throw FORM.unreadable(AFTER, sent, List.of("a position", "-1 for the start"));
  }
}

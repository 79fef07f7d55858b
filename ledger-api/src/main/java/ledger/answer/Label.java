package ledger.answer;

import java.time.Instant;
import ledger.request.ReadRequest;

/// Whose view an answer is in, about when, as known by which position, under whose names.
public record Label(String negotiation, String view, Instant about, long position, String names) {

  static Label of(ReadRequest request, long position) {
    var parameters = request.parameters();
    return new Label(
        request.negotiation(),
        parameters.view().label(),
        parameters.about(),
        position,
        parameters.names().label());
  }
}

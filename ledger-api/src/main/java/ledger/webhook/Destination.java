package ledger.webhook;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Where messages are posted to, and with what they are signed: what is sealed of an endpoint.
///
/// @param former the secret before, for as long as it still counts
record Destination(URI url, SigningSecret secret, Optional<SigningSecret> former) {

  Destination rotated(SigningSecret next) {
    return new Destination(url, next, Optional.of(secret));
  }

  Destination withoutFormer() {
    return new Destination(url, secret, Optional.empty());
  }

  /// The one that counts longest first.
  List<SigningSecret> secrets() {
    return Stream.concat(Stream.of(secret), former.stream()).toList();
  }
}

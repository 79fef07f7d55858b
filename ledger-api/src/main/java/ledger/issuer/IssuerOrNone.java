package ledger.issuer;

import java.util.Optional;

/// The issuer, where one is named.
public record IssuerOrNone(Optional<Issuer> issuer) implements AutoCloseable {

  @Override
  public void close() {
    issuer.ifPresent(Issuer::close);
  }
}

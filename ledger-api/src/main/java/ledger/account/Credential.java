package ledger.account;

import java.time.Instant;
import java.util.Optional;

/// With what somebody signed in.
public sealed interface Credential {

  /// The account's own token.
  ///
  /// @param hash its SHA-256
  record Own(String hash) implements Credential {}

  /// One that the user made for less.
  record Personal(PersonalToken token) implements Credential {}

  /// The word of the issuer.
  ///
  /// @param until it is good
  record Word(Instant until) implements Credential {}

  /// Of a token; empty for what is none of ours.
  default Optional<String> tokenHash() {
    return switch (this) {
      case Own(var hash) -> Optional.of(hash);
      case Personal(var token) -> Optional.of(token.hash());
      case Word _ -> Optional.empty();
    };
  }

  /// Where it is less than the account.
  default Optional<PersonalToken> limited() {
    return this instanceof Personal(var token) ? Optional.of(token) : Optional.empty();
  }
}

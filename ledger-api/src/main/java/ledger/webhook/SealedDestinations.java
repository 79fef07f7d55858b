package ledger.webhook;

import java.net.URI;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.UUID;
import ledger.act.UserId;
import ledger.seal.DataKey;
import ledger.seal.FieldCipher;
import ledger.seal.FieldPath;
import ledger.seal.KeyStore;
import ledger.seal.Place;
import ledger.seal.SealedText;
import ledger.seal.Subject;
import ledger.value.Hash;
import ledger.value.Id;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Addresses and secrets as they are stored: sealed under a key of their owner, which is not in the
/// database. An address may have a secret in it too.
@Component
class SealedDestinations {

  private static final String ORIGIN = "webhooks";
  private static final Id PURPOSE = Id.of(ORIGIN);
  private static final FieldPath DESTINATION = FieldPath.of("destination");

  /// Of a hash, so many digits tell one user from another.
  private static final int DIGITS = 32;

  private record Written(String url, String secret, Optional<String> former) {}

  private record WrittenSealed(UUID key, String nonce, String text) {}

  private final KeyStore keys;
  private final FieldCipher cipher;
  private final JsonMapper json = JsonMapper.builder().build();

  SealedDestinations(KeyStore keys, SecureRandom chance) {
    this.keys = keys;
    this.cipher = new FieldCipher(chance);
  }

  /// As JSON.
  String sealed(UUID endpoint, UserId owner, Destination destination) {
    var text =
        json.writeValueAsString(
            new Written(
                destination.url().toString(),
                destination.secret().text(),
                destination.former().map(SigningSecret::text)));
    var sealed = cipher.seal(key(owner), place(endpoint), DESTINATION, text);
    return json.writeValueAsString(new WrittenSealed(sealed.key(), sealed.nonce(), sealed.text()));
  }

  /// Empty where its key is gone.
  Optional<Destination> opened(Endpoint endpoint) {
    var stored = json.readTree(endpoint.sealed());
    var sealed =
        new SealedText(
            UUID.fromString(stored.path("key").asString()),
            stored.path("nonce").asString(),
            stored.path("text").asString());
    return keys.find(sealed.key())
        .flatMap(key -> FieldCipher.open(key, place(endpoint.id()), DESTINATION, sealed))
        .map(text -> read(json.readTree(text)));
  }

  private static Destination read(JsonNode written) {
    return new Destination(
        URI.create(written.path("url").asString()),
        SigningSecret.of(written.path("secret").asString()),
        written.path("former").asStringOpt().map(SigningSecret::of));
  }

  private DataKey key(UserId owner) {
    var hash = Hash.of(owner.value());
    var who = Id.of(hash.substring(hash.length() - DIGITS));
    return switch (keys.forSealing(new Subject(PURPOSE, who, PURPOSE))) {
      case KeyStore.Issue.Issued(var key) -> key;
      case KeyStore.Issue.Erased _ ->
          throw new IllegalStateException("the key of the webhooks of an account was erased");
    };
  }

  private static Place place(UUID endpoint) {
    return new Place(ORIGIN, ORIGIN, endpoint);
  }
}

package ledger.draft;

import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
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
import tools.jackson.databind.json.JsonMapper;

/// What is typed, as it is stored: sealed under a key of its user, which is not in the database. A
/// sentence that is meant for a compartment stands in no backup before it is said.
@Component
class SealedDrafts {

  private static final Id PURPOSE = Id.of("drafts");
  private static final FieldPath TYPED = FieldPath.of("typed");

  /// Of a hash, so many digits tell one user from another.
  private static final int DIGITS = 32;

  private final KeyStore keys;
  private final FieldCipher cipher;
  private final JsonMapper json = JsonMapper.builder().build();

  SealedDrafts(KeyStore keys, SecureRandom chance) {
    this.keys = keys;
    this.cipher = new FieldCipher(chance);
  }

  /// As JSON.
  String sealed(ActDraft draft) {
    return switch (keys.forSealing(subject(draft.negotiation(), draft.user()))) {
      case KeyStore.Issue.Issued(var key) -> written(draft, key);
      case KeyStore.Issue.Erased _ -> "{}";
    };
  }

  private String written(ActDraft draft, DataKey key) {
    var text = json.writeValueAsString(draft.typed().byPath());
    var sealed = cipher.seal(key, place(draft), TYPED, text);
    return json.writeValueAsString(
        Map.of("key", sealed.key().toString(), "nonce", sealed.nonce(), "text", sealed.text()));
  }

  /// Nothing, where its key is gone.
  TypedValues opened(ActDraft draft, String stored) {
    var sealed = json.readTree(stored);
    if (!sealed.has("key")) return TypedValues.NONE;
    return keys.find(UUID.fromString(sealed.path("key").asString()))
        .flatMap(key ->
            FieldCipher.open(
                key,
                place(draft),
                TYPED,
                new SealedText(
                    key.id(), sealed.path("nonce").asString(), sealed.path("text").asString())))
        .map(this::read)
        .orElse(TypedValues.NONE);
  }

  private TypedValues read(String text) {
    var typed = new LinkedHashMap<String, String>();
    json.readTree(text)
        .properties()
        .forEach(field -> typed.put(field.getKey(), field.getValue().asString("")));
    return new TypedValues(typed);
  }

  private static Place place(ActDraft draft) {
    return new Place("drafts", draft.negotiation().value(), draft.id());
  }

  private static Subject subject(Id negotiation, UserId user) {
    var hash = Hash.of(user.value());
    return new Subject(negotiation, Id.of(hash.substring(hash.length() - DIGITS)), PURPOSE);
  }
}

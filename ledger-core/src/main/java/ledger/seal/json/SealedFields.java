package ledger.seal.json;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import ledger.seal.DataKey;
import ledger.seal.FieldCipher;
import ledger.seal.FieldPath;
import ledger.seal.KeyCommitment;
import ledger.seal.KeyStore;
import ledger.seal.NoKeys;
import ledger.seal.Place;
import ledger.seal.PlainDigest;
import ledger.seal.SealedText;
import ledger.seal.Subject;

/// Takes the text that a policy names out of an act before it is stored, and puts it back when the
/// act is read.
public final class SealedFields {

  private final KeyStore keys;
  private final FieldCipher cipher;
  private final SealingPolicy policy;

  public SealedFields(KeyStore keys, FieldCipher cipher, SealingPolicy policy) {
    this.keys = keys;
    this.cipher = cipher;
    this.policy = policy;
  }

  /// For reading without keys.
  public static SealedFields none() {
    return new SealedFields(new NoKeys(), new FieldCipher(new SecureRandom()), SealingPolicy.NONE);
  }

  /// @param canonical an act in canonical JSON (RFC 8785), with nothing sealed
  /// @throws IllegalArgumentException where it is not that, or the policy names two subjects or
  ///   something that is no text
  public Sealing seal(Place place, byte[] canonical) {
    if (!policy.concerns(place)) return new Sealing.Plain(canonical);
    if (Tree.maybeSealed(canonical)) throw new IllegalArgumentException("it is sealed already");
    var tree = Tree.of(canonical);
    var texts = new LinkedHashMap<FieldPath, String>();
    var subject = Optional.<Subject>empty();
    for (var field : policy.fields(place, tree.root().deepCopy())) {
      var text = tree.text(field.path());
      if (text.isEmpty()) continue;
      if (!subject.orElse(field.subject()).equals(field.subject()))
        throw new IllegalArgumentException("an act is sealed for one subject, not for two");
      subject = Optional.of(field.subject());
      texts.put(field.path(), text.get());
    }
    if (subject.isEmpty()) return new Sealing.Plain(canonical);
    if (!Arrays.equals(tree.canonical(), canonical))
      throw new IllegalArgumentException("it is not canonical");
    return switch (keys.forSealing(subject.get())) {
      case KeyStore.Issue.Issued(var key) -> sealed(place, canonical, tree, texts, key);
      case KeyStore.Issue.Erased(var tombstone) -> new Sealing.SubjectErased(tombstone);
    };
  }

  private Sealing sealed(
      Place place, byte[] canonical, Tree tree, Map<FieldPath, String> texts, DataKey key) {
    texts.forEach((path, text) -> tree.seal(path, cipher.seal(key, place, path, text)));
    return new Sealing.Sealed(
        tree.canonical(), key.id(), KeyCommitment.of(key, place), PlainDigest.of(key, canonical));
  }

  /// Costs a search for a few bytes where nothing is sealed.
  ///
  /// @throws ChangedSinceSealed where the key is here and is not the one committed to, or a text
  ///   does not open
  public Opened open(Place place, KeyCommitment committed, byte[] stored) {
    var sealed = in(place, stored);
    if (sealed.isEmpty()) return new Opened(stored, Map.of());
    var id = onlyKey(place, sealed);
    var key = keys.find(id);
    key.ifPresent(k -> mustBeCommittedTo(k, place, committed));
    var outcome = key.isPresent() ? Opened.Outcome.OPENED : without(id);
    var tree = Tree.of(stored);
    var fields = new LinkedHashMap<FieldPath, Opened.Outcome>();
    tree.unseal((path, text) -> {
      fields.put(path, outcome);
      return switch (outcome) {
        case OPENED -> opened(key.orElseThrow(), place, path, text);
        case ERASED -> Opened.ERASED;
        case NOT_HERE -> Opened.NOT_HERE;
      };
    });
    return new Opened(tree.canonical(), fields);
  }

  /// Compares an act that comes again with the one on record: by the digest while there is a key,
  /// by what is left of it afterwards.
  ///
  /// @param digest of the act on record, as [Sealing.Sealed] gave it
  /// @param canonical the act that was sent
  public Sameness compare(Place place, byte[] stored, PlainDigest digest, byte[] canonical) {
    var sealed = in(place, stored);
    var key = keys.find(onlyKey(place, sealed));
    if (key.isPresent())
      return PlainDigest.of(key.get(), canonical).equals(digest)
          ? Sameness.SAME
          : Sameness.DIFFERENT;
    var sent = Tree.of(canonical);
    sealed.forEach((path, text) -> {
      if (sent.hasText(path)) sent.seal(path, text);
    });
    return Arrays.equals(sent.canonical(), stored)
        ? Sameness.SAME_IN_WHAT_IS_LEFT
        : Sameness.DIFFERENT;
  }

  /// The sealed texts of a stored act, for whoever checks a revealed key.
  ///
  /// @throws ChangedSinceSealed where one has the shape of a sealed text and not its values
  public static Map<FieldPath, SealedText> in(Place place, byte[] stored) {
    if (!Tree.maybeSealed(stored)) return Map.of();
    var found = new LinkedHashMap<FieldPath, SealedText>();
    try {
      Tree.of(stored)
          .unseal((path, text) -> {
            found.put(path, text);
            return "";
          });
    } catch (IllegalArgumentException e) {
      throw new ChangedSinceSealed(place, String.valueOf(e.getMessage()));
    }
    return Collections.unmodifiableMap(found);
  }

  private static UUID onlyKey(Place place, Map<FieldPath, SealedText> sealed) {
    var ids = sealed.values().stream().map(SealedText::key).distinct().toList();
    if (ids.size() != 1)
      throw new ChangedSinceSealed(place, "sealed under " + ids.size() + " keys");
    return ids.getFirst();
  }

  private static void mustBeCommittedTo(DataKey key, Place place, KeyCommitment committed) {
    if (!KeyCommitment.of(key, place).equals(committed))
      throw new ChangedSinceSealed(place, "its leaf is committed to another key");
  }

  private Opened.Outcome without(UUID key) {
    return keys.tombstone(key).isPresent() ? Opened.Outcome.ERASED : Opened.Outcome.NOT_HERE;
  }

  private static String opened(DataKey key, Place place, FieldPath path, SealedText text) {
    return FieldCipher.open(key, place, path, text)
        .orElseThrow(() -> new ChangedSinceSealed(place, path + " does not open"));
  }
}

package ledger.seal;

/// Checks a key that somebody shows against what was committed when the act was recorded.
///
/// Needs nothing but the leaf and the stored act: whoever is shown a key checks it alone.
public record Reveal(KeyCommitment committed, Place place) {

  public sealed interface Finding {

    /// The one text that was sealed.
    record Opens(String text) implements Finding {}

    /// Not the key that was committed to, whatever it opens.
    record AnotherKey() implements Finding {}

    /// The committed key, but the sealed text is not the one sealed under it for this field.
    record DoesNotOpen() implements Finding {}
  }

  public Finding with(DataKey key, FieldPath field, SealedText sealed) {
    if (!KeyCommitment.of(key, place).equals(committed)) return new Finding.AnotherKey();
    return FieldCipher.open(key, place, field, sealed)
        .<Finding>map(Finding.Opens::new)
        .orElseGet(Finding.DoesNotOpen::new);
  }
}

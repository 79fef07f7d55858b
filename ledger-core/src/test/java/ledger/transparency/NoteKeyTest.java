package ledger.transparency;

import static ledger.transparency.Tampered.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import ledger.transparency.NoteKey.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NoteKeyTest {

  private static final String TEXT =
      new Checkpoint(Keys.ORIGIN, 5, TreeHash.leaf(new byte[0])).body();

  /// The order of Ed25519's group, little endian in signatures (RFC 8032 section 5.1).
  private static final BigInteger L =
      BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));

  record Signed(NoteSigner by, SignedNote.Signature signature, String text) {
    boolean verifies() {
      return by.key().signed(signature) && by.key().verifies(signature, text);
    }
  }

  static Stream<Tampered<Signed>> forged() {
    return Stream.of(Keys.LOG, Keys.W1, Keys.W2).flatMap(NoteKeyTest::forged);
  }

  private static Stream<Tampered<Signed>> forged(NoteSigner by) {
    var good = by.sign(TEXT, Keys.NOW);
    var bytes = good.bytes();
    int n = bytes.length;
    var kind = by.key().kind();
    var another = new Checkpoint("ledger.example/other", 5, TreeHash.leaf(new byte[0])).body();
    var larger = new Checkpoint(Keys.ORIGIN, 6, TreeHash.leaf(new byte[0])).body();
    var rooted = new Checkpoint(Keys.ORIGIN, 5, TreeHash.leaf(new byte[1])).body();
    var rows =
        Stream.of(
            row("for another origin", new Signed(by, good, another)),
            row("for another size", new Signed(by, good, larger)),
            row("for another root", new Signed(by, good, rooted)),
            row("for no checkpoint", new Signed(by, good, "a text\n")),
            row("wrong key id", new Signed(by, signature(by, good.keyId() ^ 1, bytes), TEXT)),
            row(
                "wrong name",
                new Signed(by, new SignedNote.Signature("other", good.keyId(), bytes), TEXT)),
            row("first bit of the end", new Signed(by, flipped(by, n - 1, 1), TEXT)),
            row("last bit of the end", new Signed(by, flipped(by, n - 1, 128), TEXT)),
            row("middle", new Signed(by, flipped(by, n / 2, 4), TEXT)),
            row("first byte", new Signed(by, flipped(by, 0, 1), TEXT)),
            row("one byte short", new Signed(by, cut(by, n - 1), TEXT)),
            row("half", new Signed(by, cut(by, n / 2), TEXT)),
            row("eight bytes", new Signed(by, cut(by, 8), TEXT)),
            row("one byte", new Signed(by, cut(by, 1), TEXT)),
            row("nothing", new Signed(by, cut(by, 0), TEXT)),
            row("one byte more", new Signed(by, cut(by, n + 1), TEXT)),
            row("zeros", new Signed(by, signature(by, good.keyId(), new byte[n]), TEXT)));
    if (kind != Kind.ED25519)
      rows =
          Stream.concat(
              rows,
              Stream.of(
                  row("timestamp changed", new Signed(by, flipped(by, 7, 1), TEXT)),
                  row("timestamp below zero", new Signed(by, flipped(by, 0, 128), TEXT)),
                  row("timestamp missing", new Signed(by, untimed(by), TEXT))));
    if (kind != Kind.ML_DSA_44)
      rows = Stream.concat(rows, Stream.of(row("S plus L", new Signed(by, plusL(by), TEXT))));
    return rows.map(r -> row(kind + ": " + r.how(), r.what()));
  }

  private static SignedNote.Signature signature(NoteSigner by, int id, byte[] bytes) {
    return new SignedNote.Signature(by.key().name(), id, bytes);
  }

  private static SignedNote.Signature flipped(NoteSigner by, int at, int bits) {
    var bytes = by.sign(TEXT, Keys.NOW).bytes();
    bytes[at] ^= (byte) bits;
    return signature(by, by.key().id(), bytes);
  }

  private static SignedNote.Signature cut(NoteSigner by, int length) {
    return signature(by, by.key().id(), Arrays.copyOf(by.sign(TEXT, Keys.NOW).bytes(), length));
  }

  private static SignedNote.Signature untimed(NoteSigner by) {
    var bytes = by.sign(TEXT, Keys.NOW).bytes();
    return signature(by, by.key().id(), Arrays.copyOfRange(bytes, 8, bytes.length));
  }

  /// Another signature that the same equation holds for, unless S is asked to be below L.
  private static SignedNote.Signature plusL(NoteSigner by) {
    var bytes = by.sign(TEXT, Keys.NOW).bytes();
    var s = new BigInteger(1, reversed(Arrays.copyOfRange(bytes, bytes.length - 32, bytes.length)));
    var more = reversed(s.add(L).toByteArray());
    System.arraycopy(Arrays.copyOf(more, 32), 0, bytes, bytes.length - 32, 32);
    return signature(by, by.key().id(), bytes);
  }

  private static byte[] reversed(byte[] bytes) {
    var other = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) other[i] = bytes[bytes.length - 1 - i];
    return other;
  }

  @ParameterizedTest
  @MethodSource("forged")
  void a_forged_signature_is_not_the_keys_own(Tampered<Signed> forged) {
    assertThat(forged.what().verifies()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void a_signature_is_verified_by_the_key_that_made_it_and_by_no_other(Kind kind) {
    var signer = NoteSigner.generate("a.example/b", kind);
    var other = NoteSigner.generate("a.example/b", kind);
    var signature = signer.sign(TEXT, 7);
    assertThat(new Signed(signer, signature, TEXT).verifies()).isTrue();
    assertThat(other.key().signed(signature)).isFalse();
    assertThat(other.key().verifies(signature, TEXT)).isFalse();
    assertThat(NoteKey.parse(signer.key().vkey())).contains(signer.key());
    assertThat(NoteSigner.parse(signer.line()).key()).isEqualTo(signer.key());
    assertThat(signer.toString()).doesNotContain(signer.line().split(" ")[1].substring(30, 60));
    assertThatThrownBy(
            () -> NoteSigner.parse(signer.key().vkey() + " " + other.line().split(" ")[1]))
        .hasMessageContaining("is not that of");
  }

  @Test
  void a_key_of_one_kind_has_another_id_than_the_same_key_of_another() {
    var log = Keys.LOG.key();
    var cosigner = new NoteKey(log.name(), Kind.ED25519_COSIGNATURE, log.key());
    assertThat(cosigner.id()).isNotEqualTo(log.id());
    var witness = new NoteSigner(cosigner, Keys.LOG.secret());
    assertThat(log.verifies(witness.sign(TEXT, 7), TEXT)).isFalse();
  }

  @Test
  void a_witness_signs_under_its_own_name_only() {
    var named = new NoteKey("witness.example/else", Kind.ML_DSA_44, Keys.W2.key().key());
    assertThat(named.verifies(Keys.W2.sign(TEXT, 7), TEXT)).isFalse();
  }

  @Test
  void only_checkpoints_with_names_that_fit_are_signed_by_ml_dsa() {
    assertThatThrownBy(() -> Keys.W2.sign("a text\n", 7))
        .isInstanceOf(IllegalArgumentException.class);
    var longest = new Checkpoint("x".repeat(255), 0, TreeHash.EMPTY).body();
    assertThat(Keys.W2.key().verifies(Keys.W2.sign(longest, 7), longest)).isTrue();
    assertThatThrownBy(() -> Keys.W2.sign("x" + longest, 7))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /// Java would verify an all but empty signature by each of them, on one text in eight or more.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0100000000000000000000000000000000000000000000000000000000000000",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0000000000000000000000000000000000000000000000000000000000000080",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "0100000000000000000000000000000000000000000000000000000000000080"
      })
  void a_key_that_anybody_can_sign_for_is_no_key(String hex) throws Exception {
    var key = HexFormat.of().parseHex(hex);
    for (var kind : List.of(Kind.ED25519, Kind.ED25519_COSIGNATURE)) {
      var body = new byte[33];
      body[0] = kind.type;
      System.arraycopy(key, 0, body, 1, 32);
      var id = MessageDigest.getInstance("SHA-256");
      id.update("a.example\n".getBytes(StandardCharsets.US_ASCII));
      var hash = HexFormat.of().formatHex(id.digest(body), 0, 4);
      var parsed =
          NoteKey.parse("a.example+" + hash + "+" + Base64.getEncoder().encodeToString(body));
      for (int i = 0; i < 64; i++) {
        var signature = new byte[kind == Kind.ED25519 ? 64 : 72];
        signature[signature.length - 64] = 1;
        var text = "text " + i + "\n";
        assertThat(
                parsed.filter(
                    k -> k.verifies(new SignedNote.Signature(k.name(), k.id(), signature), text)))
            .isEmpty();
      }
    }
  }

  static Stream<Tampered<String>> malformed() {
    var good = Keys.LOG.key().vkey();
    var parts = good.split("\\+", 3);
    var typed = Base64.getDecoder().decode(parts[2]);
    return Stream.of(
        row("nothing", ""),
        row("no key", parts[0] + "+" + parts[1]),
        row("no name", good.substring(parts[0].length())),
        row("a space in the name", "a b" + good),
        row("an em space in the name", "a\u2003b" + good),
        row("id of another key", parts[0] + "+00000000+" + parts[2]),
        row("id in capitals", parts[0] + "+" + parts[1].toUpperCase(Locale.ROOT) + "+A"),
        row("same id, another name", "other+" + parts[1] + "+" + parts[2]),
        row("a kind not known here", good(parts[0], 2, typed, typed.length)),
        row("a key too short", good(parts[0], 1, typed, typed.length - 1)),
        row("a key too long", good(parts[0], 1, typed, typed.length + 1)),
        row("no bytes", parts[0] + "+" + parts[1] + "+"),
        row("a newline behind it", good + "\n"),
        row("a space before it", " " + good));
  }

  private static String good(String name, int kind, byte[] typed, int length) {
    var other = Arrays.copyOf(typed, length);
    other[0] = (byte) kind;
    return name + "+00000000+" + Base64.getEncoder().encodeToString(other);
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void what_is_no_key_is_refused(Tampered<String> vkey) {
    assertThat(NoteKey.parse(vkey.what())).isEmpty();
  }
}

package ledger.seal.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import ledger.seal.DataKey;
import ledger.seal.Examples;
import ledger.seal.FieldCipher;
import ledger.seal.FieldPath;
import ledger.seal.FixedChance;
import ledger.seal.KeyStore;
import ledger.seal.Place;
import ledger.seal.Subject;
import ledger.seal.Tombstone;
import org.junit.jupiter.api.Test;

/// The example of docs/spec/sealing.md, computed again.
class SealingSpecTest {

  private static final HexFormat HEX = HexFormat.of();
  private static final Pattern LINE = Pattern.compile("^(\\w+) {2,}(\\S.*)$", Pattern.MULTILINE);

  private final Map<String, String> example = example();

  private static Map<String, String> example() {
    try {
      var spec = Files.readString(Path.of("../docs/spec/sealing.md"));
      var block = spec.split("## Example\n", 2)[1].split("```")[1];
      return LINE.matcher(block)
          .results()
          .collect(Collectors.toMap(m -> m.group(1), SealingSpecTest::value));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String value(MatchResult line) {
    return line.group(2);
  }

  private String of(String name) {
    return Optional.ofNullable(example.get(name)).orElse(name + " is missing");
  }

  @Test
  void this_ledger_seals_the_example_as_it_is_printed() {
    var place = new Place(of("origin"), of("stream"), UUID.fromString(of("event")));
    var key = new DataKey(UUID.fromString(of("id")), HEX.parseHex(of("key")));
    SealingPolicy policy =
        (_, _) -> List.of(new SealingPolicy.Field(FieldPath.of(of("field")), Examples.SUBJECT));
    var fields = new SealedFields(new OneKey(key), new FieldCipher(new FixedChance()), policy);
    var sealed = (Sealing.Sealed) fields.seal(place, of("plain").getBytes(StandardCharsets.UTF_8));
    assertThat(new String(sealed.bytes(), StandardCharsets.UTF_8)).isEqualTo(of("stored"));
    assertThat(sealed.commitment().hex()).isEqualTo(of("commitment"));
    assertThat(sealed.digest().hex()).isEqualTo(of("digest"));
  }

  /// With nothing of this package: as whoever implements the page would.
  @Test
  void and_it_opens_with_what_the_page_says_alone() throws Exception {
    var sealed = Pattern.compile("\"nonce\":\"(.*?)\",\"text\":\"(.*?)\"").matcher(of("stored"));
    assertThat(sealed.find()).isTrue();
    var base64 = java.util.Base64.getDecoder();
    assertThat(HEX.formatHex(base64.decode(sealed.group(1)))).isEqualTo(of("nonce"));
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        Cipher.DECRYPT_MODE,
        new SecretKeySpec(HEX.parseHex(of("key")), "AES"),
        new GCMParameterSpec(128, HEX.parseHex(of("nonce"))));
    cipher.updateAAD(HEX.parseHex(of("bound")));
    var text = new String(cipher.doFinal(base64.decode(sealed.group(2))), StandardCharsets.UTF_8);
    assertThat(of("plain")).contains("\"" + of("field") + "\":\"" + text + "\"");
  }

  private record OneKey(DataKey key) implements KeyStore {
    @Override
    public Issue forSealing(Subject subject) {
      return new Issue.Issued(key);
    }

    @Override
    public Optional<DataKey> find(UUID id) {
      return Optional.of(key).filter(k -> k.id().equals(id));
    }

    @Override
    public Optional<Tombstone> tombstone(UUID id) {
      return Optional.empty();
    }

    @Override
    public Optional<UUID> keyOf(Subject subject) {
      return Optional.of(key.id());
    }

    @Override
    public Tombstone erase(UUID id, Instant at) {
      return new Tombstone(id, at);
    }
  }
}

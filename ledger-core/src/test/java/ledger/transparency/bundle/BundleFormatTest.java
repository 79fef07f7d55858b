package ledger.transparency.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import ledger.log.NamingSecrets;
import ledger.log.Pseudonyms;
import org.junit.jupiter.api.Test;

/// The bytes of docs/spec/bundle.md.
class BundleFormatTest {

  private static final Given WHOLE =
      new Given(Optional.of("a/ü"), Optional.of(new byte[] {1}), Optional.of(new byte[0]));

  @Test
  void an_entry_is_its_parts_each_behind_its_length() throws IOException {
    assertThat(HexFormat.of().formatHex(written(WHOLE, Given.NOTHING)))
        .isEqualTo(
            "0004" + "612fc3bc" + "00000001" + "01" + "00000000" + "ffff" + "ffffffff".repeat(2));
  }

  @Test
  void what_was_written_is_read_and_where_it_ends_is_known() throws IOException {
    var bytes = written(WHOLE, Given.NOTHING);
    var reader = new EntriesReader(new ByteArrayInputStream(bytes));
    var first = reader.next().orElseThrow();
    assertThat(first.stream()).contains("a/ü");
    assertThat(first.payload().orElseThrow()).isEmpty();
    assertThat(reader.end()).isEqualTo(15);
    assertThat(reader.next().orElseThrow()).isEqualTo(Given.NOTHING);
    assertThat(reader.next()).isEmpty();
    assertThat(reader.count()).isEqualTo(2);
    assertThat(reader.end()).isEqualTo(bytes.length);
  }

  @Test
  void what_ends_within_an_entry_or_cannot_be_is_refused() throws IOException {
    var bytes = written(WHOLE);
    for (int length = 1; length < bytes.length; length++) {
      var cut = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> new EntriesReader(new ByteArrayInputStream(cut)).next())
          .isInstanceOf(EntriesReader.Broken.class);
    }
    for (var hex : List.of("ffff01000001", "ffff7fffffff", "ffff80000000", "0001ff", "0002c328"))
      assertThatThrownBy(() ->
              new EntriesReader(new ByteArrayInputStream(HexFormat.of().parseHex(hex))).next())
          .as(hex)
          .isInstanceOf(EntriesReader.Broken.class);
  }

  @Test
  void names_have_one_form() {
    var line = NamingSecrets.line("corridor", new Pseudonyms(new byte[32]));
    assertThat(line)
        .isEqualTo("{\"negotiation\":\"corridor\",\"secret\":\"" + "00".repeat(32) + "\"}\n");
    assertThat(NamingSecrets.parse(line).text()).isEqualTo(line);
    assertThat(NamingSecrets.parse("")).isEqualTo(NamingSecrets.NONE);
    for (var other :
        List.of(
            line.strip(),
            line + line,
            " " + line,
            line.replace(":", ": "),
            line.replace("00\"", "0\""),
            "\n" + line))
      assertThatThrownBy(() -> NamingSecrets.parse(other))
          .isInstanceOf(IllegalArgumentException.class);
  }

  private static byte[] written(Given... entries) throws IOException {
    var out = new ByteArrayOutputStream();
    for (var entry : entries) new EntriesWriter(out).write(entry);
    return out.toByteArray();
  }
}

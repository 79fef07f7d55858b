package ledger.transparency.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import ledger.log.Opening;
import ledger.log.Part;
import ledger.transparency.Checkpoint;
import ledger.transparency.TreeHash;
import ledger.transparency.bundle.Counts.Reach;
import org.junit.jupiter.api.Test;

/// The bytes of docs/spec/bundle.md.
class BundleFormatTest {

  private static final String SALT = "5a".repeat(32);
  private static final String CLOSED = "00" + "c1".repeat(32);

  /// Its first part says `0102`, its second nothing; the others are closed.
  private static final String OPENING =
      "01" + SALT + "00000002" + "0102" + "01" + SALT + "00000000" + CLOSED.repeat(3);

  private static final Counts COUNTS =
      new Counts(
          new Checkpoint("ledger.example/log", 17, TreeHash.leaf(new byte[] {1})),
          new TreeMap<>(
              Map.of(
                  "harbour", new Reach(3, TreeHash.leaf(new byte[] {2})),
                  "corridor", new Reach(12, TreeHash.leaf(new byte[] {3})))));

  @Test
  void an_entry_is_its_opening_behind_its_length_and_nothing_is_a_length_of_zero()
      throws IOException {
    assertThat(HexFormat.of().formatHex(written(opening(), Optional.empty())))
        .isEqualTo("000000af" + OPENING + "00000000");
  }

  @Test
  void what_was_written_is_read_and_where_it_ends_is_known() throws IOException {
    var bytes = written(opening(), Optional.empty());
    var reader = new EntriesReader(new ByteArrayInputStream(bytes));
    var first = reader.next().orElseThrow();
    assertThat(first.part(Part.IDENTITY)).contains(new byte[] {1, 2});
    assertThat(first.part(Part.TIMES)).contains(new byte[0]);
    assertThat(first.part(Part.CONTENT)).isEmpty();
    assertThat(reader.end()).isEqualTo(4 + OPENING.length() / 2);
    assertThat(reader.hasNext()).isTrue();
    assertThat(reader.next()).isEmpty();
    assertThat(reader.hasNext()).isFalse();
    assertThat(reader.count()).isEqualTo(2);
    assertThat(reader.end()).isEqualTo(bytes.length);
  }

  @Test
  void what_is_longer_than_what_is_read_at_once_is_read_whole() throws IOException {
    var part = new byte[1_000_000];
    Arrays.fill(part, (byte) 7);
    var encoded =
        HexFormat.of()
            .parseHex("01" + SALT + "000f4240" + HexFormat.of().formatHex(part) + CLOSED.repeat(4));
    var reader = new EntriesReader(new ByteArrayInputStream(written(Opening.decode(encoded))));
    assertThat(reader.next().orElseThrow().encode()).isEqualTo(encoded);
  }

  @Test
  void what_ends_within_an_entry_or_cannot_be_is_refused() throws IOException {
    var bytes = written(opening());
    for (int length = 1; length < bytes.length; length++)
      refused(HexFormat.of().formatHex(Arrays.copyOf(bytes, length)));
    for (var hex :
        List.of(
            "08000001",
            "7fffffff",
            "80000000",
            "ffffffff",
            "00000001" + "02",
            "000000b0" + OPENING + "00",
            "000000af" + "02" + OPENING.substring(2),
            "00000084" + CLOSED.repeat(4))) refused(hex);
  }

  private static void refused(String hex) {
    assertThatThrownBy(
            () -> new EntriesReader(new ByteArrayInputStream(HexFormat.of().parseHex(hex))).next())
        .as(hex)
        .isInstanceOf(EntriesReader.Broken.class);
  }

  @Test
  void counts_are_a_checkpoint_of_another_name_and_a_line_for_each_negotiation() {
    assertThat(COUNTS.text())
        .isEqualTo(
            """
            ledger.example/log/counts
            17
            tBP0fRPuL+bIRbLuFBr4HehY307FSaWLeXC7lmRbyNI=
            corridor 12 WDx9+3swVdmUZVRAMqVx4QoTSxtvdpQiu7cf1/oWel0=
            harbour 3 /PCmxwDdE+J0tvuo3uqN2bJuTu3eNJVxfKyECMnFF38=
            """);
    assertThat(Counts.parse(COUNTS.text())).contains(COUNTS);
    var none = new Counts(COUNTS.checkpoint(), new TreeMap<>());
    assertThat(none.text()).hasLineCount(3);
    assertThat(Counts.parse(none.text())).contains(none);
  }

  @Test
  void the_example_of_the_specification_is_such_a_text() throws IOException {
    var page = Files.readString(Path.of("../docs/spec/bundle.md"));
    int from = page.indexOf("    ledger.example/corridor/counts\n");
    var example = page.substring(from, page.indexOf("\n\n", from) + 1).replace("    ", "");
    assertThat(Counts.parse(example).orElseThrow().negotiations()).containsOnlyKeys("corridor");
  }

  @Test
  void counts_have_one_form() {
    var text = COUNTS.text();
    var corridor = text.lines().filter(l -> l.startsWith("corridor")).findFirst().orElseThrow();
    for (var other :
        List.of(
            "",
            COUNTS.checkpoint().body(),
            text.strip(),
            text + "\n",
            text + corridor + "\n",
            text.replace("/counts\n", "/other\n"),
            text.replace("/counts\n", "\n"),
            text.replace("\n17\n", "\n017\n"),
            text.replace("\n", "\r\n"),
            text.replace("harbour 3 ", "harbour 0 "),
            text.replace("harbour 3 ", "harbour 03 "),
            text.replace("harbour 3 ", "harbour -3 "),
            text.replace("harbour 3 ", "harbour  3 "),
            text.replace("harbour 3 ", "harbour 3 3 "),
            text.replace("harbour 3 ", "harbour 3333333333333333333 "),
            text.replace("harbour", ""),
            text.replace("harbour", "a"),
            text.replaceFirst("=\n$", "\n"))) assertThat(Counts.parse(other)).as(other).isEmpty();
  }

  private static Optional<Opening> opening() {
    return Opening.decode(HexFormat.of().parseHex(OPENING));
  }

  @SafeVarargs
  private static byte[] written(Optional<Opening>... entries) throws IOException {
    var out = new ByteArrayOutputStream();
    for (var entry : entries) new EntriesWriter(out).write(entry);
    return out.toByteArray();
  }
}

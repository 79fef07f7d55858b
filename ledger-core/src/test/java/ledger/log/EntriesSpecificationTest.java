package ledger.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.regex.Pattern;
import ledger.act.json.ActFormat;
import ledger.record.Vocabulary;
import ledger.record.json.EntryFormat;
import ledger.record.json.PayloadParts;
import ledger.transparency.TreeHash;
import org.junit.jupiter.api.Test;

/// Recomputes every value of the worked example in docs/spec/entries.md.
class EntriesSpecificationTest {

  private static final Path SPEC = Path.of("../docs/spec/entries.md");

  private final String page = read();
  private final Map<String, String> given = table();

  private static String read() {
    try {
      return Files.readString(SPEC);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Rows of the example: | name | `value` |.
  private Map<String, String> table() {
    var rows = new LinkedHashMap<String, String>();
    var row = Pattern.compile("^\\| ([a-z ]+) \\| `([^`]*)` \\|$", Pattern.MULTILINE).matcher(page);
    while (row.find()) rows.put(row.group(1), row.group(2));
    return rows;
  }

  private byte[] bytes(String name) {
    return value(name).getBytes(StandardCharsets.UTF_8);
  }

  private String value(String name) {
    return Optional.ofNullable(given.get(name)).orElseThrow(() -> new AssertionError(name));
  }

  private byte[] hex(String name) {
    return HexFormat.of().parseHex(value(name));
  }

  private Identity identity() {
    return new Identity(
        UUID.fromString(value("act id")),
        new StreamName(Optional.of(value("kind")), value("stream")),
        Long.parseLong(value("version")),
        value("stored name"),
        "",
        List.of(
            new Predecessor(
                Predecessor.ALL,
                Long.parseLong(value("count")),
                hex("leaf hash of the entry before"))),
        Optional.empty());
  }

  private EntryTimes times() {
    return new EntryTimes(
        Times.micros(Instant.parse(value("recorded"))),
        new Times(
            OptionalLong.of(Times.micros(Instant.parse(value("stated from")))),
            OptionalLong.of(Times.micros(Instant.parse(value("stated to")))),
            OptionalLong.empty(),
            OptionalLong.empty()));
  }

  /// Lines of hex in the blocks; whatever stands behind two spaces is a remark.
  private List<byte[]> dumps() {
    var dumps = new ArrayList<byte[]>();
    var blocks = Pattern.compile("```hex\n(.*?)```", Pattern.DOTALL).matcher(page);
    while (blocks.find())
      dumps.add(
          HexFormat.of()
              .parseHex(blocks.group(1).replaceAll("(?m)\\s{2,}.*$", "").replaceAll("\\s", "")));
    return dumps;
  }

  @Test
  void identity_and_times_of_the_example_are_those_we_write() {
    assertThat(identity().encode()).isEqualTo(dumps().getFirst());
    assertThat(times().encode()).isEqualTo(dumps().getLast());
  }

  @Test
  void the_leaf_of_the_example_is_the_one_we_make() {
    var parts =
        new byte[][] {
          identity().encode(),
          times().encode(),
          bytes("additions"),
          bytes("speaker"),
          bytes("content")
        };
    var salts = new byte[Part.NUMBER][];
    for (var part : Part.values()) {
      var name = part.name().toLowerCase(Locale.ROOT);
      salts[part.ordinal()] = hex("salt of " + name);
      assertThat(part.commitment(salts[part.ordinal()], parts[part.ordinal()]))
          .as(name)
          .isEqualTo(hex("commitment to " + name));
    }
    var leaf = Opening.of(parts, salts).leaf().encode();
    assertThat(leaf).isEqualTo(hex("leaf"));
    assertThat(TreeHash.leaf(leaf).bytes()).isEqualTo(hex("leaf hash"));
  }

  @Test
  void speaker_and_content_of_the_example_are_an_act_in_canonical_form() {
    var format = new EntryFormat(new ActFormat());
    var act = new PayloadParts(bytes("speaker"), bytes("content")).joined();
    var event = format.event(value("stored name"), act).orElseThrow();
    var parts = PayloadParts.of(format.payload(event));
    assertThat(parts.speaker()).isEqualTo(bytes("speaker"));
    assertThat(parts.content()).isEqualTo(bytes("content"));
    assertThat(event.act().actId()).hasToString(value("act id"));
    assertThat(EntryFormat.times(event.act())).isEqualTo(times().times());
    assertThat(new String(format.meta(format.added(bytes("additions"))), StandardCharsets.UTF_8))
        .isEqualTo(value("additions"));
  }

  @Test
  void every_stored_name_is_listed() {
    List<String> missing = new ArrayList<>();
    for (var entry : Vocabulary.ENTRIES)
      if (!page.contains("`" + entry.storedName() + "`")) missing.add(entry.storedName());
    assertThat(missing).isEmpty();
  }
}

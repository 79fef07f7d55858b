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
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.regex.Pattern;
import ledger.act.json.ActFormat;
import ledger.record.Vocabulary;
import ledger.record.json.EntryFormat;
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

  private static String hex(UUID id) {
    return id.toString().replace("-", "");
  }

  private Leaf leaf() {
    var names = new Pseudonyms(HexFormat.of().parseHex(value("secret")));
    return new Leaf(
        UUID.fromString(value("act id")),
        names.negotiation(value("negotiation")),
        names.stream(value("stream")),
        Long.parseLong(value("version")),
        value("kind"),
        value("stored name"),
        "",
        Times.micros(Instant.parse(value("recorded"))),
        new Times(
            OptionalLong.of(Times.micros(Instant.parse(value("stated from")))),
            OptionalLong.of(Times.micros(Instant.parse(value("stated to")))),
            OptionalLong.empty(),
            OptionalLong.empty()),
        Leaf.Stored.of(bytes("payload")),
        Leaf.Stored.of(bytes("metadata")),
        Optional.empty());
  }

  /// Lines of hex in the block behind a heading; whatever stands behind two spaces is a remark.
  private byte[] dump() {
    var block = page.substring(page.indexOf("```hex\n") + 7);
    var hex = new StringBuilder();
    for (var line : block.substring(0, block.indexOf("```")).lines().toList())
      hex.append(line.replaceFirst("\\s{2,}.*", "").replace(" ", ""));
    return HexFormat.of().parseHex(hex);
  }

  @Test
  void the_leaf_of_the_example_is_the_one_we_write() {
    assertThat(HexFormat.of().formatHex(leaf().encode()))
        .isEqualTo(HexFormat.of().formatHex(dump()));
    assertThat(Leaf.decode(dump())).isPresent();
    assertThat(hex(leaf().negotiation())).isEqualTo(value("negotiation pseudonym"));
    assertThat(hex(leaf().stream())).isEqualTo(value("stream pseudonym"));
    assertThat(TreeHash.leaf(dump()).hex()).isEqualTo(value("leaf hash"));
  }

  @Test
  void the_payload_of_the_example_is_an_act_in_canonical_form() {
    var format = new EntryFormat(new ActFormat());
    var event = format.event(value("stored name"), bytes("payload")).orElseThrow();
    assertThat(new String(format.payload(event), StandardCharsets.UTF_8))
        .isEqualTo(value("payload"));
    assertThat(event.act().actId()).hasToString(value("act id"));
    assertThat(EntryFormat.times(event.act())).isEqualTo(leaf().times());
    assertThat(new String(format.meta(format.added(bytes("metadata"))), StandardCharsets.UTF_8))
        .isEqualTo(value("metadata"));
  }

  @Test
  void every_stored_name_is_listed() {
    List<String> missing = new ArrayList<>();
    for (var entry : Vocabulary.ENTRIES)
      if (!page.contains("`" + entry.storedName() + "`")) missing.add(entry.storedName());
    assertThat(missing).isEmpty();
  }
}

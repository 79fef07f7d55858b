package ledger.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import ledger.cli.ExampleLog.Entry;
import ledger.log.Leaf;
import ledger.log.NamingSecrets;
import ledger.log.Pseudonyms;
import ledger.transparency.EntryBundle;
import ledger.transparency.NoteKey;
import ledger.transparency.NoteSigner;
import ledger.transparency.bundle.EntriesReader;
import ledger.transparency.bundle.EntriesWriter;
import ledger.transparency.bundle.Given;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What somebody who can write to the folder, or even sign, might do to it; and by whom it is
/// found.
@Execution(ExecutionMode.CONCURRENT)
class TamperTest {

  private static final String LEAVES = "tile/entries/000.p/65";
  private static final String TILE = "tile/0/000.p/65";

  @TempDir private Path folder = Path.of("");

  /// Writes the log into the folder and alters it, before or after.
  interface Alteration {
    void to(ExampleLog log, Path folder) throws IOException;
  }

  /// @param code of the exit
  /// @param found the line that names it
  /// @param python whether verify.py finds it as well, and says the same; or else why it cannot
  record Row(String name, int code, String found, boolean python, Alteration alteration) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Row> rows() {
    return Stream.of(files(), entries(), checkpoints(), signedAnew()).flatMap(List::stream);
  }

  private static List<Row> entries() {
    return List.of(
        given(
            "payload: a byte flipped",
            "position 17: payload: its SHA-256 is not that of the leaf",
            g -> g.set(17, payload(g.get(17), b -> flip(b, 30)))),
        given(
            "payload: a byte more",
            "position 17: payload: it has",
            g -> g.set(17, payload(g.get(17), b -> Arrays.copyOf(b, b.length + 1)))),
        given(
            "payload: that of another act",
            "position 17: payload: it has",
            g -> g.set(17, payload(g.get(17), _ -> g.get(18).payload().orElseThrow()))),
        given(
            "payload: empty",
            "position 17: payload: it has 0 bytes",
            g -> g.set(17, payload(g.get(17), _ -> new byte[0]))),
        given(
            "metadata: a byte flipped",
            "position 17: metadata: its SHA-256 is not that of the leaf",
            g -> g.set(17, meta(g.get(17), b -> flip(b, 3)))),
        given(
            "metadata: somebody else recorded it",
            "position 17: metadata: it has",
            g -> g.set(17, meta(g.get(17), _ -> ExampleLog.text("{\"recordedBy\":\"nobody\"}")))),
        given(
            "stream: a letter changed",
            "position 17: stream: its pseudonym is not that of",
            g -> g.set(17, stream(g.get(17), s -> s + "x"))),
        given(
            "stream: in another negotiation",
            "position 17: stream: its pseudonym is not that of",
            g -> g.set(17, stream(g.get(17), s -> "x" + s))),
        given(
            "stream: payloads and streams exchanged",
            "position 17: stream:",
            g -> g.set(17, stream(g.get(17), _ -> g.get(40).stream().orElseThrow()))),
        given("an entry deleted", "position 17: ", g -> g.remove(17)),
        given(
            "the last entry deleted",
            "position 64: entries: they end before it",
            g -> g.remove(64)),
        given("all entries deleted", "position 0: entries: they end before it", List::clear),
        given("an entry inserted", "position 17: ", g -> g.add(17, g.get(2))),
        given(
            "an entry inserted at the end",
            "entries: they go on behind the last position",
            g -> g.add(g.get(2))),
        given("an entry given twice", "position 18: ", g -> g.add(18, g.get(17))),
        given("two entries exchanged", "position 17: ", g -> Collections.swap(g, 17, 18)));
  }

  private static List<Row> files() {
    return List.of(
        file(
            "a leaf: a byte of its payload's hash flipped",
            1,
            "position 17: ",
            true,
            LEAVES,
            b -> flip(b, leafAt(b, 17) + 130)),
        file(
            "a leaf: a byte of its version flipped",
            1,
            "position 17: leaf: its hash is not that in " + TILE,
            true,
            LEAVES,
            b -> flip(b, leafAt(b, 17) + 2 + 70)),
        file("a leaf deleted", 1, "position 17: ", true, LEAVES, b -> leaves(b, l -> l.remove(17))),
        file(
            "a leaf inserted",
            1,
            "position 17: ",
            true,
            LEAVES,
            b -> leaves(b, l -> l.add(17, l.get(3)))),
        file(
            "a leaf twice at the end",
            1,
            LEAVES + ": it ",
            true,
            LEAVES,
            b -> leaves(b, l -> l.add(l.get(3)))),
        file(
            "two leaves exchanged",
            1,
            "position 17: ",
            true,
            LEAVES,
            b -> leaves(b, l -> Collections.swap(l, 17, 18))),
        file(
            "leaves cut short",
            1,
            LEAVES + ": it ends within an entry",
            false,
            LEAVES,
            b -> Arrays.copyOf(b, b.length - 9)),
        file(
            "a tile: a byte flipped",
            1,
            TILE + ": hash 17 is not that of entry 17",
            false,
            TILE,
            b -> flip(b, 17 * 32 + 5)),
        file(
            "a tile cut short",
            1,
            TILE + ": it has 2048 bytes, not 2080",
            false,
            TILE,
            b -> Arrays.copyOf(b, 2048)),
        file(
            "a tile with a hash more",
            1,
            TILE + ": it ",
            true,
            TILE,
            b -> Arrays.copyOf(b, 2080 + 32)),
        gone("tile/0/000.p/65"),
        gone("tile/entries/000.p/65"),
        gone("entries"),
        gone("names"),
        gone("checkpoint"),
        gone("policy"),
        file("a partial tile in place of the full one", 3, TILE + " is missing", true, TILE, null),
        file(
            "entries cut short",
            1,
            "position 64: entries: they end within an entry",
            true,
            "entries",
            b -> Arrays.copyOf(b, b.length - 1)),
        file(
            "entries with a byte more",
            1,
            "entries: they go on behind the last position",
            true,
            "entries",
            b -> Arrays.copyOf(b, b.length + 1)),
        file("names: another secret", 1, "position 0: ", false, "names", b -> flip(b, 50)),
        file(
            "names: another negotiation",
            1,
            "names: no entry belongs to corridos",
            true,
            "names",
            b -> ExampleLog.text(new String(b, UTF_8).replace("corridor", "corridos"))),
        file(
            "names: one that nothing belongs to",
            1,
            "names: no entry belongs to other",
            true,
            "names",
            b ->
                ExampleLog.text(
                    new String(b, UTF_8)
                        + NamingSecrets.line("other", new Pseudonyms(new byte[32])))),
        file(
            "names: the last line has no end",
            1,
            "names: the last line has no end",
            true,
            "names",
            b -> Arrays.copyOf(b, b.length - 1)));
  }

  private static List<Row> checkpoints() {
    return List.of(
        note(
            "another root",
            "checkpoint: ",
            t -> t.replace("\n65\n", "\n65\nA").replaceFirst("\n65\nA.", "\n65\nA")),
        note("another size", "checkpoint: ", t -> t.replace("\n65\n", "\n64\n")),
        note("a size with a zero before it", "checkpoint: ", t -> t.replace("\n65\n", "\n065\n")),
        note("another origin", "checkpoint: ", t -> t.replaceFirst("corridor", "corridox")),
        note(
            "no signature",
            "checkpoint: it is no signed checkpoint",
            t -> t.substring(0, t.indexOf("\n\n") + 2)),
        note("no blank line", "checkpoint: ", t -> t.replace("\n\n", "\n")),
        note(
            "no newline at the end",
            "checkpoint: it is no signed checkpoint",
            t -> t.substring(0, t.length() - 1)),
        note(
            "line ends of another kind",
            "checkpoint: it is no signed checkpoint",
            t -> t.replace("\n", "\r\n")),
        note(
            "a signature of other bytes",
            "checkpoint: the signature of ledger.example/corridor is not its own",
            t -> {
              int at = t.indexOf("\u2014 ") + 60;
              return t.substring(0, at) + (t.charAt(at) == 'A' ? 'B' : 'A') + t.substring(at + 1);
            }),
        note(
            "seventeen lines that sign nothing",
            "checkpoint: ",
            t -> t + "\u2014 x y\n".repeat(17)),
        new Row(
            "checkpoint: without its Ed25519 signature",
            1,
            "checkpoint: the key",
            false,
            (log, to) -> {
              log.signers = List.of(ExampleLog.ML_DSA);
              log.write(to);
            }),
        new Row(
            "checkpoint: an older one, over newer tiles",
            3,
            "tile/entries/000.p/64 is missing",
            true,
            (log, to) -> {
              log.write(to);
              var older = log.first(64).write(to.resolveSibling("older"));
              Files.copy(
                  older.resolve("checkpoint"),
                  to.resolve("checkpoint"),
                  java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            }),
        new Row(
            "checkpoint: signed with another key",
            1,
            "no log of the policy signed it as",
            true,
            (log, to) -> {
              log.signers = List.of(NoteSigner.generate(ExampleLog.ORIGIN, NoteKey.Kind.ED25519));
              log.write(to);
            }),
        new Row(
            "checkpoint: of another log by the same key",
            1,
            "no log of the policy signed it as",
            true,
            (log, to) -> {
              log.origin = "ledger.example/other";
              log.write(to);
            }));
  }

  /// Done by whoever has the keys: the tree fits, and what is in it does not.
  private static List<Row> signedAnew() {
    return List.of(
        leaf(
            "a version left out",
            "position 64: version: ",
            true,
            l -> with(l, l.version() + 1, l.event(), l.recorded(), l.type())),
        leaf(
            "a version that comes before all",
            "position 64: leaf: ",
            false,
            l -> with(l, -1, l.event(), l.recorded(), l.type())),
        leaf(
            "recorded before the one before",
            "position 64: recorded: its time is before that of the entry before",
            true,
            l -> with(l, l.version(), l.event(), l.recorded() - 3_600_000_000L, l.type())),
        leaf(
            "another event's id",
            "position 64: event: its id is not the act's",
            false,
            l -> with(l, l.version(), new UUID(1, 2), l.recorded(), l.type())),
        leaf(
            "another event's name",
            "position 64: type: \"consent-declared.v1\" is not what happens by",
            false,
            l -> with(l, l.version(), l.event(), l.recorded(), "consent-declared.v1")),
        new Row(
            "signed anew: an event twice",
            1,
            "position 65: event: its id is that of position 64 as well",
            true,
            (log, to) -> {
              log.entries.add(log.entries.get(64));
              log.write(to);
            }),
        new Row(
            "signed anew: a payload that is not canonical",
            1,
            "position 64: payload: it is not the canonical form of its act",
            false,
            (log, to) ->
                log.alter(
                        64,
                        e ->
                            committed(
                                e,
                                ExampleLog.text(
                                    new String(e.given().payload().orElseThrow(), UTF_8)
                                        .replaceFirst("\\{", "{ "))))
                    .write(to)),
        new Row(
            "signed anew: a payload that is no act",
            1,
            "position 64: payload: it is no act",
            false,
            (log, to) ->
                log.alter(64, e -> committed(e, ExampleLog.text("{\"act\":\"Nothing\"}")))
                    .write(to)),
        new Row(
            "signed anew: metadata that names nobody",
            1,
            "position 64: metadata: it does not say who recorded the act",
            false,
            (log, to) ->
                log.alter(
                        64,
                        e ->
                            new Entry(
                                new Given(
                                    e.given().stream(),
                                    Optional.of(ExampleLog.text("{}")),
                                    e.given().payload()),
                                stored(
                                        e.decoded(),
                                        e.decoded().payload(),
                                        Leaf.Stored.of(ExampleLog.text("{}")))
                                    .encode()))
                    .write(to)),
        new Row(
            "signed anew: an entry that is no leaf",
            1,
            "position 64: leaf: it is no leaf that can be read",
            true,
            (log, to) ->
                log.alter(64, e -> new Entry(e.given(), ExampleLog.text("not a leaf"))).write(to)),
        new Row(
            "signed anew: a leaf with a byte behind it",
            1,
            "position 64: leaf: it is no leaf that can be read",
            true,
            (log, to) ->
                log.alter(
                        64, e -> new Entry(e.given(), Arrays.copyOf(e.leaf(), e.leaf().length + 1)))
                    .write(to)),
        new Row(
            "entries of another log",
            1,
            "position 0: ",
            true,
            (log, to) -> {
              var other = ExampleLog.corridor();
              Collections.reverse(other.entries);
              var from = other.write(to.resolveSibling("other"));
              log.write(to);
              Files.copy(
                  from.resolve("entries"),
                  to.resolve("entries"),
                  java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            }));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void it_is_found_and_said_where(Row row) throws Exception {
    var bundle = folder.resolve("bundle");
    row.alteration().to(ExampleLog.corridor(), bundle);
    var ran = Ran.ledger("verify", bundle);
    assertThat(ran.out()).contains(row.found());
    assertThat(ran.code()).isEqualTo(row.code());
    if (!row.python() || !Ran.hasPython()) return;
    var python = Ran.python(bundle.resolveSibling("bundle"));
    assertThat(python.out()).contains(row.found().replaceFirst("^(checkpoint: ).+", "$1"));
    assertThat(python.code()).isEqualTo(row.code());
  }

  @Test
  void the_table_is_long_enough() {
    assertThat(rows().map(Row::name).distinct().count())
        .isEqualTo(rows().count())
        .isGreaterThan(55);
  }

  @Test
  void the_same_by_hand_without_an_alteration_is_intact() throws Exception {
    var row = given("nothing", "", _ -> {});
    row.alteration().to(ExampleLog.corridor(), folder);
    assertThat(Ran.ledger("verify", folder).code()).isZero();
  }

  private interface OnGiven {
    void alter(List<Given> given);
  }

  private static Row given(String name, String found, OnGiven by) {
    return file(
        "entries: " + name,
        1,
        found,
        true,
        "entries",
        bytes -> {
          try {
            var given = new ArrayList<Given>();
            var reader = new EntriesReader(new java.io.ByteArrayInputStream(bytes));
            for (var next = reader.next(); next.isPresent(); next = reader.next())
              given.add(next.get());
            by.alter(given);
            var out = new ByteArrayOutputStream();
            for (var one : given) new EntriesWriter(out).write(one);
            return out.toByteArray();
          } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
        });
  }

  private static Row file(
      String name,
      int code,
      String found,
      boolean python,
      String file,
      @Nullable UnaryOperator<byte[]> by) {
    return new Row(
        name,
        code,
        found,
        python,
        (log, to) -> {
          var path = log.write(to).resolve(file);
          if (by == null) Files.move(path, to.resolve("tile/0/000"));
          else Files.write(path, by.apply(Files.readAllBytes(path)));
        });
  }

  private static Row gone(String file) {
    return new Row(
        file + " is not there",
        3,
        file + " is missing",
        true,
        (log, to) -> Files.delete(log.write(to).resolve(file)));
  }

  private static Row note(String name, String found, UnaryOperator<String> by) {
    return file(
        "checkpoint: " + name,
        1,
        found,
        true,
        "checkpoint",
        b -> ExampleLog.text(by.apply(new String(b, UTF_8))));
  }

  private static Row leaf(String name, String found, boolean python, UnaryOperator<Leaf> by) {
    return new Row(
        "signed anew: " + name,
        1,
        found,
        python,
        (log, to) ->
            log.alter(64, e -> new Entry(e.given(), by.apply(e.decoded()).encode())).write(to));
  }

  private static Leaf with(Leaf l, long version, UUID event, long recorded, String type) {
    return new Leaf(
        event,
        l.negotiation(),
        l.stream(),
        version,
        l.kind(),
        type,
        l.revision(),
        recorded,
        l.times(),
        l.payload(),
        l.meta(),
        l.commitment());
  }

  private static Leaf stored(Leaf l, Leaf.Stored payload, Leaf.Stored meta) {
    return new Leaf(
        l.event(),
        l.negotiation(),
        l.stream(),
        l.version(),
        l.kind(),
        l.type(),
        l.revision(),
        l.recorded(),
        l.times(),
        payload,
        meta,
        l.commitment());
  }

  private static Entry committed(Entry e, byte[] payload) {
    return new Entry(
        payload(e.given(), _ -> payload),
        stored(e.decoded(), Leaf.Stored.of(payload), e.decoded().meta()).encode());
  }

  private static Given payload(Given given, UnaryOperator<byte[]> by) {
    return new Given(given.stream(), given.meta(), given.payload().map(by));
  }

  private static Given meta(Given given, UnaryOperator<byte[]> by) {
    return new Given(given.stream(), given.meta().map(by), given.payload());
  }

  private static Given stream(Given given, UnaryOperator<String> by) {
    return new Given(given.stream().map(by), given.meta(), given.payload());
  }

  private static byte[] flip(byte[] bytes, int at) {
    var flipped = bytes.clone();
    flipped[at] ^= 1;
    return flipped;
  }

  private interface OnLeaves {
    void alter(List<byte[]> leaves);
  }

  private static byte[] leaves(byte[] bundle, OnLeaves by) {
    var leaves = EntryBundle.decode(bundle);
    by.alter(leaves);
    return EntryBundle.encode(leaves);
  }

  private static int leafAt(byte[] bundle, int index) {
    return EntryBundle.decode(bundle).subList(0, index).stream().mapToInt(l -> 2 + l.length).sum();
  }
}

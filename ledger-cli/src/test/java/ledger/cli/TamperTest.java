package ledger.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import ledger.cli.ExampleLog.Entry;
import ledger.log.EntryTimes;
import ledger.log.Identity;
import ledger.log.Opening;
import ledger.log.Part;
import ledger.log.Predecessor;
import ledger.log.StreamName;
import ledger.log.Times;
import ledger.record.json.PayloadParts;
import ledger.transparency.Checkpoint;
import ledger.transparency.EntryBundle;
import ledger.transparency.NoteKey;
import ledger.transparency.NoteSigner;
import ledger.transparency.TreeHash;
import ledger.transparency.bundle.Counts;
import ledger.transparency.bundle.Counts.Reach;
import ledger.transparency.bundle.EntriesReader;
import ledger.transparency.bundle.EntriesWriter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
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
  /// @param python whether verify.py tells it in the same words; it reads no act, and checks no
  ///   ML-DSA-44
  record Row(String name, int code, String found, boolean python, Alteration alteration) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Row> rows() {
    return Stream.of(
            files(),
            openings(),
            withheld(),
            takenAway(),
            removed(),
            counts(),
            checkpoints(),
            signedAnew())
        .flatMap(List::stream);
  }

  private static final String NOT_ITS_LEAF =
      "position 17: opening: it does not lead to the leaf in the tree";

  private static List<Row> openings() {
    return List.of(
        opened("a byte of the content flipped", p -> p.alter(Part.CONTENT, b -> flip(b, 30))),
        opened(
            "a byte more of content",
            p -> p.alter(Part.CONTENT, b -> Arrays.copyOf(b, b.length + 1))),
        opened("no content", p -> p.with(Part.CONTENT, new byte[0])),
        opened("somebody else spoke", p -> p.with(Part.SPEAKER, speaker("nobody"))),
        opened("a byte of the additions flipped", p -> p.alter(Part.ADDITIONS, b -> flip(b, 3))),
        opened("somebody else recorded it", p -> p.with(Part.ADDITIONS, recordedBy("nobody"))),
        opened("an hour earlier", p -> recorded(p, -3_600_000_000L)),
        opened("in another stream", p -> stream(p, "corridor/agreement/x")),
        opened("in another negotiation", p -> stream(p, "other")),
        opened("another event's name", p -> type(p, "consent-declared.v1")),
        opened("with another before it", p -> before(p, Predecessor.NONE)),
        opened("another salt", p -> p.salted(Part.CONTENT, b -> flip(b, 0))),
        opened(
            "the salts of two parts exchanged",
            p ->
                p.salted(Part.CONTENT, _ -> p.salts().get(Part.SPEAKER.ordinal()))
                    .salted(Part.SPEAKER, _ -> p.salts().get(Part.CONTENT.ordinal()))),
        opened(
            "two parts exchanged",
            p ->
                p.with(Part.CONTENT, p.part(Part.SPEAKER))
                    .with(Part.SPEAKER, p.part(Part.CONTENT))),
        ofAnother("the content", Part.CONTENT),
        ofAnother("the speaker", Part.SPEAKER),
        ofAnother("the additions", Part.ADDITIONS),
        ofAnother("the times", Part.TIMES),
        ofAnother("the identity", Part.IDENTITY),
        given("the opening of another", NOT_ITS_LEAF, g -> g.set(17, g.get(18))),
        given("two exchanged", NOT_ITS_LEAF, g -> Collections.swap(g, 17, 18)),
        given("one deleted", NOT_ITS_LEAF, g -> g.remove(17)),
        given("one inserted", NOT_ITS_LEAF, g -> g.add(17, g.get(2))),
        given("one twice", "position 18: opening: it does not lead", g -> g.add(18, g.get(17))),
        given("the last deleted", "position 64: entries: they end before it", g -> g.remove(64)),
        given("all deleted", "position 0: entries: they end before it", List::clear),
        given(
            "one more at the end",
            "entries: they go on behind the last position",
            g -> g.add(g.get(2))),
        given(
            "nothing more at the end",
            "entries: they go on behind the last position",
            g -> g.add(Optional.empty())),
        new Row(
            "entries: of another log",
            1,
            "position 0: opening: it does not lead to the leaf in the tree",
            true,
            (log, to) -> {
              var other = ExampleLog.corridor();
              Collections.reverse(other.entries);
              copy("entries", other.write(to.resolveSibling("other")), log.write(to));
            }),
        bytes(
            "cut short",
            "position 64: entries: they end within an entry",
            b -> Arrays.copyOf(b, b.length - 1)),
        bytes(
            "a byte more",
            "entries: they go on behind the last position",
            b -> Arrays.copyOf(b, b.length + 1)),
        bytes("a length too great", "position 0: entries: a length of", b -> put(b, 0, 0x7F)),
        bytes("no opening", "position 0: entries: what is given is no opening", b -> put(b, 4, 3)));
  }

  /// As if it were not for these eyes.
  private static List<Row> withheld() {
    return List.of(
        withheld(
            "one in the middle",
            "position 18: predecessor: 18 entries of corridor are before it, and 17 are given",
            List.of(17)),
        withheld(
            "two that stand apart",
            "position 41: predecessor: 41 entries of corridor are before it, and 40 are given",
            List.of(17, 40)),
        withheld(
            "the first",
            "position 1: predecessor: 1 entries of corridor are before it, and 0 are given",
            List.of(0)),
        withheld("the last", "counts: corridor has 65 entries, and 64 are given", List.of(64)),
        withheld(
            "all but the first",
            "counts: corridor has 65 entries, and 1 are given",
            Stream.iterate(1, i -> i + 1).limit(64).toList()),
        withheld(
            "all",
            "counts: corridor has 65 entries, and 0 are given",
            Stream.iterate(0, i -> i + 1).limit(65).toList()));
  }

  private static List<Row> takenAway() {
    var each =
        Stream.of(Part.values())
            .map(part -> closed(part.name().toLowerCase(Locale.ROOT), Set.of(part)));
    var other =
        given(
            "a part closed with another commitment",
            NOT_ITS_LEAF,
            g ->
                g.set(
                    17,
                    g.get(17)
                        .map(o -> flip(o.without(Set.of(Part.CONTENT)).encode(), -1))
                        .flatMap(Opening::decode)));
    return Stream.concat(each, Stream.of(closed("identity", Set.of(Part.values())), other))
        .toList();
  }

  private static Row closed(String field, Set<Part> parts) {
    return given(
        parts + " taken away",
        "position 17: " + field + ": it was taken away, and no act on record says so",
        g -> g.set(17, g.get(17).map(o -> o.without(parts))));
  }

  private static final Set<Part> PAYLOAD = Set.of(Part.SPEAKER, Part.CONTENT);

  /// A payload is erased only where an act behind it names its position and its leaf. No act names
  /// an entry that comes behind it in its negotiation: that leaf commits to the act's own.
  private static List<Row> removed() {
    return List.of(
        removed(
            "by an act on record", 0, "position 17 was erased by the act at position 65", PAYLOAD),
        removed(
            "with its times",
            1,
            "position 17: times: it was taken away, and no act on record says so",
            Set.of(Part.TIMES, Part.SPEAKER, Part.CONTENT)),
        removed(
            "by an act that names it as another number",
            (log, leaf) ->
                content(
                    log.removal(17, leaf), c -> c.replace("\"position\":17", "\"position\":17.0"))),
        removed(
            "by an act that names two positions",
            (log, leaf) ->
                content(
                    log.removal(17, leaf),
                    c -> c.replace("\"position\":17", "\"position\":16,\"position\":17"))),
        removed(
            "by an act that begins with a byte order mark",
            (log, leaf) -> content(log.removal(17, leaf), c -> "\ufeff" + c)),
        removed("by an act that names another position", (log, leaf) -> log.removal(16, leaf)),
        removed(
            "by an act that names another leaf",
            (log, _) -> log.removal(17, TreeHash.leaf(log.entries.get(18).leaf()))),
        removed(
            "by an act of another name",
            (log, leaf) ->
                log.removal(17, leaf)
                    .alter(65, e -> Entry.of(type(e.parts(), "record-annulled.v1")))),
        removed(
            "by an act that is taken away itself",
            (log, leaf) -> log.removal(17, leaf).alter(65, e -> without(e, PAYLOAD))));
  }

  private static Row removed(String name, int code, String found, Set<Part> parts) {
    return new Row(
        "a payload taken away " + name,
        code,
        found,
        true,
        (log, to) -> {
          var leaf = TreeHash.leaf(log.entries.get(17).leaf());
          log.removal(17, leaf).alter(17, e -> without(e, parts)).write(to);
        });
  }

  private static Row removed(String name, BiConsumer<ExampleLog, TreeHash> by) {
    return new Row(
        "a payload taken away " + name,
        1,
        "position 17: content: it was taken away, and no act on record says so",
        true,
        (log, to) -> {
          by.accept(log, TreeHash.leaf(log.entries.get(17).leaf()));
          log.alter(17, e -> without(e, PAYLOAD)).write(to);
        });
  }

  private static Entry without(Entry entry, Set<Part> parts) {
    return new Entry(entry.parts(), entry.given().map(o -> o.without(parts)), entry.leaf());
  }

  /// What is signed is signed by the log: whoever has its key lies to one who reads.
  private static List<Row> counts() {
    return List.of(
        gone("counts"),
        counted(
            "one fewer", "counts: corridor has 64 entries, and 65 are given", c -> count(c, 64)),
        counted("one more", "counts: corridor has 66 entries, and 65 are given", c -> count(c, 66)),
        counted(
            "another last entry",
            "counts: the last entry of corridor is not the one that is given",
            c -> with(c, "corridor", new Reach(65, TreeHash.EMPTY))),
        counted(
            "a negotiation left out",
            "counts: corridor has 0 entries, and 65 are given",
            c -> new Counts(c.checkpoint(), new TreeMap<>())),
        counted(
            "a negotiation more",
            "counts: other has 3 entries, and 0 are given",
            c -> with(c, "other", new Reach(3, TreeHash.EMPTY))),
        counted(
            "of a smaller log",
            "counts: it is not of this checkpoint",
            c -> of(c, new Checkpoint(ExampleLog.ORIGIN, 64, c.checkpoint().root()))),
        counted(
            "of another root",
            "counts: it is not of this checkpoint",
            c -> of(c, new Checkpoint(ExampleLog.ORIGIN, 65, TreeHash.EMPTY))),
        counted(
            "of another log",
            "counts: it is not of this checkpoint",
            c -> of(c, new Checkpoint("ledger.example/other", 65, c.checkpoint().root()))),
        new Row(
            "counts: of an earlier checkpoint",
            1,
            "counts: it is not of this checkpoint",
            true,
            (log, to) ->
                copy("counts", log.first(64).write(to.resolveSibling("earlier")), log.write(to))),
        states(
            "signed by somebody else",
            "counts: no log of the policy signed it as \"ledger.example/corridor\"",
            t -> ExampleLog.signed(t, List.of(STRANGER))),
        states(
            "signed by somebody else with the log's name",
            "counts: no log of the policy signed it as \"ledger.example/corridor\"",
            t ->
                ExampleLog.signed(
                    t, List.of(NoteSigner.generate(ExampleLog.ORIGIN, NoteKey.Kind.ED25519)))),
        // Such a key signs origin, size and root: whoever got that signature adds lines at will.
        states(
            "signed as if they were a checkpoint",
            "counts: no log of the policy signed it as \"ledger.example/corridor\"",
            t -> ExampleLog.signed(t, List.of(ExampleLog.ML_DSA))),
        states(
            "lines in another order",
            "counts: it is no signed note of counts",
            t ->
                ExampleLog.state(t + t.lines().toList().getLast().replace("corridor", "a") + "\n")),
        states(
            "a line twice",
            "counts: it is no signed note of counts",
            t -> ExampleLog.state(t + t.lines().toList().getLast() + "\n")),
        states(
            "a negotiation of no entries",
            "counts: it is no signed note of counts",
            t ->
                ExampleLog.state(
                    t.replaceFirst("corridor 65", "a 0 " + "A".repeat(43) + "=\ncorridor 65"))),
        states(
            "a zero before a count",
            "counts: it is no signed note of counts",
            t -> ExampleLog.state(t.replace("corridor 65", "corridor 065"))),
        file(
            "counts: a count changed and not signed",
            1,
            "counts: the signature of ledger.example/corridor is not its own",
            true,
            "counts",
            b -> ExampleLog.text(new String(b, UTF_8).replace("corridor 65", "corridor 64"))),
        file(
            "counts: no signature",
            1,
            "counts: it is no signed note of counts",
            true,
            "counts",
            b -> {
              var text = new String(b, UTF_8);
              return ExampleLog.text(text.substring(0, text.indexOf("\n\n") + 2));
            }),
        file(
            "counts: no newline at the end",
            1,
            "counts: it is no signed note of counts",
            true,
            "counts",
            b -> Arrays.copyOf(b, b.length - 1)),
        file("counts: empty", 1, "counts: it is no signed note", true, "counts", _ -> new byte[0]),
        new Row(
            "counts: the checkpoint in their place",
            1,
            "counts: it is no signed note of counts",
            true,
            (log, to) ->
                Files.writeString(
                    log.write(to).resolve("counts"), Files.readString(to.resolve("checkpoint")))),
        new Row(
            "checkpoint: counts in its place",
            1,
            "checkpoint: no log of the policy signed it as \"ledger.example/corridor/counts\"",
            true,
            (log, to) ->
                Files.writeString(
                    log.write(to).resolve("checkpoint"), Files.readString(to.resolve("counts")))));
  }

  private static final NoteSigner STRANGER =
      NoteSigner.generate("ledger.example/stranger", NoteKey.Kind.ED25519);

  private static List<Row> files() {
    return List.of(
        file(
            "a leaf: a byte of its commitment flipped",
            1,
            "position 17: leaf: its hash is not that in " + TILE,
            true,
            LEAVES,
            b -> flip(b, leafAt(b, 17) + 2 + 30)),
        file(
            "a leaf: a byte of its label flipped",
            1,
            "position 17: leaf: it is no leaf that can be read",
            true,
            LEAVES,
            b -> flip(b, leafAt(b, 17) + 2 + 3)),
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
            true,
            LEAVES,
            b -> Arrays.copyOf(b, b.length - 9)),
        file(
            "a tile: a byte flipped",
            1,
            TILE + ": hash 17 is not that of entry 17",
            true,
            TILE,
            b -> flip(b, 17 * 32 + 5)),
        file(
            "a tile cut short",
            1,
            TILE + ": it has 2048 bytes, not 2080",
            true,
            TILE,
            b -> Arrays.copyOf(b, 2048)),
        file(
            "leaves cut behind one",
            1,
            LEAVES + ": it has 64 entries, not 65",
            true,
            LEAVES,
            b -> Arrays.copyOf(b, leafAt(b, 64))),
        file("no leaves", 1, LEAVES + ": it has 0 entries, not 65", true, LEAVES, b -> new byte[0]),
        new Row(
            "a leaf altered where no entries are given",
            1,
            "position 17: leaf: its hash is not that in " + TILE,
            true,
            (log, to) -> {
              Files.delete(log.write(to).resolve("entries"));
              var leaves = Files.readAllBytes(to.resolve(LEAVES));
              Files.write(to.resolve(LEAVES), flip(leaves, leafAt(leaves, 17) + 2 + 30));
            }),
        new Row(
            "an opening altered where a tile is missing",
            1,
            "position 0: opening: it does not lead to the leaf in the tree",
            true,
            (log, to) -> {
              Files.delete(log.write(to).resolve(TILE));
              var entries = Files.readAllBytes(to.resolve("entries"));
              Files.write(to.resolve("entries"), flip(entries, 4 + 1 + 3));
            }),
        new Row(
            "a folder in the place of a tile, and counts that are none",
            1,
            TILE + " is not a regular file: it is not read",
            true,
            (log, to) -> {
              Files.delete(log.write(to).resolve(TILE));
              Files.createDirectory(to.resolve(TILE));
              Files.writeString(to.resolve("counts"), "none\n");
            }),
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
        gone("checkpoint"),
        gone("policy"),
        file("a partial tile in place of the full one", 3, TILE + " is missing", true, TILE, null));
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
            "checkpoint: it is no signed checkpoint",
            t -> t + "\u2014 x y\n".repeat(17)),
        note(
            "a hundred signatures too many",
            "checkpoint: it is no signed checkpoint",
            t -> t + t.substring(t.indexOf("\u2014")).repeat(50)),
        note(
            "a signature of a key that the policy has not",
            "checkpoint: no key of the policy signed as ledger.example/stranger, or not this",
            t -> t + STRANGER.sign(t.substring(0, t.indexOf("\n\n") + 1), 1).line() + "\n"),
        note(
            "a signature of no bytes",
            "checkpoint: it is no signed checkpoint",
            t -> t + "\u2014 ledger.example/stranger AAAAAA==\n"),
        note(
            "a signer whose name clears the screen",
            "checkpoint: it is no signed checkpoint",
            t -> t + "\u2014 x\u001b[2J AAAAAAAA\n"),
        note(
            "a byte order mark",
            "checkpoint: the signature of ledger.example/corridor is not its own",
            t -> "\ufeff" + t),
        body(
            "a size that no number can hold", t -> t.replace("\n65\n", "\n99999999999999999999\n")),
        body("a line without anything", t -> t + "\nmore\n"),
        body("a line that clears the screen", t -> t + "\u001b[2J\n"),
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
              copy("checkpoint", older, to);
              copy("counts", older, to);
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
        last(
            "a version left out",
            "position 64: version: ",
            true,
            p -> identity(p, i -> i.version() + 1, Identity::type, Identity::event)),
        last(
            "a version that comes before all",
            "position 64: identity: it cannot be read",
            true,
            p -> p.alter(Part.IDENTITY, b -> put(b, versionAt(p), 0x80))),
        last(
            "an identity with a byte behind it",
            "position 64: identity: it cannot be read",
            true,
            p -> p.alter(Part.IDENTITY, b -> Arrays.copyOf(b, b.length + 1))),
        last(
            "an identity that ends early",
            "position 64: identity: it cannot be read",
            true,
            p -> p.alter(Part.IDENTITY, b -> Arrays.copyOf(b, b.length - 1))),
        last(
            "a stream's id that is no UTF-8",
            "position 64: identity: it cannot be read",
            true,
            p -> p.alter(Part.IDENTITY, b -> put(b, versionAt(p) - 1, 0xC3))),
        last(
            "a stream's id of which nothing is UTF-8",
            "position 64: identity: it cannot be read",
            true,
            p -> {
              var longest = stream(p, "x".repeat(255));
              return longest.alter(
                  Part.IDENTITY,
                  b -> {
                    Arrays.fill(b, versionAt(longest) - 255, versionAt(longest), (byte) 0xFF);
                    return b;
                  });
            }),
        last(
            "a stream's id with a zero byte",
            "position 64: identity: it cannot be read",
            true,
            p -> p.alter(Part.IDENTITY, b -> put(b, versionAt(p) - 1, 0))),
        last(
            "a negotiation whose name is the last line of a report",
            "position 64: predecessor: 64 entries of x\\u000aintact\\u001b[8m are before it, and 0 are given",
            true,
            p -> stream(p, "x\nintact\u001b[8m")),
        last(
            "times with a flag that nobody knows",
            "position 64: times: it cannot be read",
            true,
            p -> p.alter(Part.TIMES, b -> put(b, 8, 16 | b[8]))),
        last(
            "times with a byte behind them",
            "position 64: times: it cannot be read",
            true,
            p -> p.alter(Part.TIMES, b -> Arrays.copyOf(b, b.length + 1))),
        last(
            "recorded before the one before",
            "position 64: recorded: its time is before that of an entry before",
            true,
            p -> recorded(p, -3_600_000_000L)),
        last(
            "a predecessor that is another entry",
            "position 64: predecessor: the entry of corridor before it is not the one that is given",
            true,
            p -> before(p, new Predecessor(Predecessor.ALL, 64, TreeHash.EMPTY.bytes()))),
        last(
            "a predecessor too few",
            "position 64: predecessor: 63 entries of corridor are before it, and 64 are given",
            true,
            p ->
                before(p, new Predecessor(Predecessor.ALL, 63, p.identity().predecessor().leaf()))),
        last(
            "a negotiation that begins again",
            "position 64: predecessor: 0 entries of corridor are before it, and 64 are given",
            true,
            p -> before(p, Predecessor.NONE)),
        last(
            "for an audience that nobody counted",
            "counts: corridor for mediators has 0 entries, and 1 are given",
            true,
            p -> before(p, new Predecessor("mediators", 0, new byte[32]))),
        new Row(
            "signed anew: a predecessor of another negotiation",
            1,
            "position 64: predecessor: 64 entries of other are before it, and 0 are given",
            true,
            (log, to) -> log.alter(64, e -> Entry.of(stream(e.parts(), "other"))).write(to)),
        last(
            "an act of another negotiation",
            "position 64: stream: the act is of the negotiation \"corridor\"",
            false,
            p -> stream(before(p, Predecessor.NONE), "other")),
        last(
            "an act in another stream",
            "position 64: stream: the act goes to",
            false,
            p -> stream(p, "corridor/agreement/never")),
        last(
            "another event's id",
            "position 64: event: its id is not the act's",
            false,
            p -> identity(p, Identity::version, Identity::type, _ -> new UUID(1, 2))),
        last(
            "another event's name",
            "position 64: type: \"consent-declared.v1\" is not what happens by",
            false,
            p -> type(p, "consent-declared.v1")),
        last(
            "times that are not the act's",
            "position 64: times: they are not those of the act",
            false,
            p -> p.with(Part.TIMES, new EntryTimes(p.times().recorded(), OTHER_TIMES).encode())),
        last(
            "content that is not canonical",
            "position 64: content: ",
            false,
            p -> content(p, c -> c.replaceFirst("\\{", "{ "))),
        last(
            "a number that is not canonical",
            "position 64: content: it is ",
            false,
            p -> content(p, c -> c.replaceFirst("\\}$", ",\"zz\":1.0}"))),
        last(
            "content that is no act",
            "position 64: content: it is no act",
            false,
            p -> p.with(Part.CONTENT, ExampleLog.text("{\"act\":\"Nothing\"}"))),
        last(
            "content that is no object",
            "position 64: content: it and the speaker are no JSON in canonical form",
            false,
            p -> p.with(Part.CONTENT, ExampleLog.text("{\"act"))),
        last(
            "the speaker in the content",
            "position 64: speaker: it is not divided from the content as acts are",
            false,
            p ->
                p.with(
                        Part.CONTENT,
                        new PayloadParts(p.part(Part.SPEAKER), p.part(Part.CONTENT)).joined())
                    .with(Part.SPEAKER, ExampleLog.text("{}"))),
        last(
            "additions that name nobody",
            "position 64: additions: they do not say who recorded the act",
            false,
            p -> p.with(Part.ADDITIONS, ExampleLog.text("{}"))),
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
            "signed anew: an entry that is no leaf",
            1,
            "position 64: leaf: it is no leaf that can be read",
            true,
            (log, to) -> log.alter(64, e -> e.leaf(ExampleLog.text("not a leaf"))).write(to)),
        new Row(
            "signed anew: a leaf with a byte behind it",
            1,
            "position 64: leaf: it is no leaf that can be read",
            true,
            (log, to) ->
                log.alter(64, e -> e.leaf(Arrays.copyOf(e.leaf(), e.leaf().length + 1))).write(to)),
        new Row(
            "signed anew: a leaf of another form",
            1,
            "position 64: leaf: it is no leaf that can be read",
            true,
            (log, to) -> log.alter(64, e -> e.leaf(put(e.leaf(), 13, '1'))).write(to)),
        new Row(
            "signed anew: the leaf of something else",
            1,
            "position 64: opening: it does not lead to the leaf in the tree",
            true,
            (log, to) -> log.alter(64, e -> e.leaf(flip(e.leaf(), 20))).write(to)));
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
    var python = Ran.python(bundle);
    assertThat(python.out()).contains(row.found());
    assertThat(python.code()).isEqualTo(row.code());
    assertThat(differs(python)).isEqualTo(differs(Ran.ledger("verify", bundle, "--no-fold")));
  }

  /// What is missing and what differs, in the order of the lines, and the last word.
  private static String differs(Ran ran) {
    return ran.out()
        .replaceFirst("^.*, root .*\n", "")
        .replaceAll("(?m)^(signed by|checked|not checked|counted|hint):\n(  .*\n)+", "");
  }

  static Stream<Arguments> policies() {
    var log = "log " + ExampleLog.ED25519.key().vkey() + "\n";
    var none = "quorum none\n";
    return Stream.of(
        Arguments.of("nonsense\n" + log + none, "line 1 of the policy"),
        Arguments.of("\ufeff" + log + none, "line 1 of the policy"),
        Arguments.of((log + none).replace("\n", "\r\n"), "line 1 of the policy"),
        Arguments.of("log\n" + none, "line 1 of the policy"),
        Arguments.of("log ledger.example/corridor+00\n" + none, "line 1 of the policy"),
        Arguments.of(
            log.replaceFirst("\\+[0-9a-f]{8}", "+00000000") + none, "line 1 of the policy"),
        Arguments.of(log + "\u001b[2J\n" + none, "line 2 of the policy"),
        Arguments.of(log + log + none, "policy"),
        Arguments.of(log, "the policy has no line \"quorum\""),
        Arguments.of(log + none + none, "policy"),
        // Anybody can sign for it.
        Arguments.of(
            "log ledger.example/corridor+5a73e7a2+AQEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n"
                + none,
            "line 1 of the policy"));
  }

  @ParameterizedTest
  @MethodSource("policies")
  void by_a_policy_that_cannot_be_read_nobody_can_tell(String policy, String where)
      throws Exception {
    var bundle = ExampleLog.corridor().write(folder.resolve("bundle"));
    Files.writeString(bundle.resolve("policy"), policy);
    for (var ran : List.of(Ran.ledger("verify", bundle), Ran.python(bundle))) {
      assertThat(ran.out()).contains("policy cannot be read: ", where).endsWith("cannot tell\n");
      assertThat(ran.code()).isEqualTo(3);
    }
    var own = Files.writeString(folder.resolve("own"), policy);
    for (var ran :
        List.of(
            Ran.ledger("verify", bundle, "--policy", own),
            Ran.python(
                List.of(
                    bundle.resolve("verify.py").toString(),
                    bundle.toString(),
                    "--policy",
                    own.toString())))) {
      assertThat(ran.out() + ran.err()).contains(own + " cannot be read: ", where);
      assertThat(ran.code()).isEqualTo(2);
    }
  }

  @Test
  void where_witnesses_have_to_cosign_the_bundles_own_verifier_cannot_tell() throws Exception {
    var bundle = ExampleLog.corridor().write(folder);
    var witness = NoteSigner.generate("witness.example/w", NoteKey.Kind.ED25519_COSIGNATURE);
    Files.writeString(
        bundle.resolve("policy"),
        ExampleLog.policy()
            .replace("quorum none", "witness w " + witness.key().vkey() + "\nquorum w"));
    assertThat(Ran.ledger("verify", bundle).code()).isEqualTo(1);
    var python = Ran.python(bundle);
    assertThat(python.out()).contains("whether enough witnesses cosigned the checkpoint");
    assertThat(python.code()).isEqualTo(3);
  }

  @Test
  void the_table_is_long_enough() {
    assertThat(rows().map(Row::name).distinct().count())
        .isEqualTo(rows().count())
        .isGreaterThan(110);
  }

  @Test
  void the_same_by_hand_without_an_alteration_is_intact() throws Exception {
    var row = given("none", "", _ -> {});
    row.alteration().to(ExampleLog.corridor(), folder);
    assertThat(Ran.ledger("verify", folder).code()).isZero();
  }

  private interface OnGiven {
    void alter(List<Optional<Opening>> given);
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
            var given = new ArrayList<Optional<Opening>>();
            var reader = new EntriesReader(new java.io.ByteArrayInputStream(bytes));
            while (reader.hasNext()) given.add(reader.next());
            by.alter(given);
            var out = new ByteArrayOutputStream();
            for (var one : given) new EntriesWriter(out).write(one);
            return out.toByteArray();
          } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
        });
  }

  private static Row opened(String name, UnaryOperator<Parts> by) {
    return given(
        name, NOT_ITS_LEAF, g -> g.set(17, g.get(17).map(Parts::of).map(by).map(Parts::opening)));
  }

  private static Row ofAnother(String name, Part part) {
    var at = part.ordinal();
    return given(
        name + " of another, with its salt",
        NOT_ITS_LEAF,
        g -> {
          var other = Parts.of(g.get(18).orElseThrow());
          g.set(
              17,
              g.get(17)
                  .map(Parts::of)
                  .map(p -> p.with(part, other.bytes().get(at)))
                  .map(p -> p.salted(part, _ -> other.salts().get(at)))
                  .map(Parts::opening));
        });
  }

  private static Row withheld(String name, String found, List<Integer> positions) {
    return given(
        name + " withheld", found, g -> positions.forEach(at -> g.set(at, Optional.empty())));
  }

  private static Row bytes(String name, String found, UnaryOperator<byte[]> by) {
    return file("entries: " + name, 1, found, true, "entries", by);
  }

  private static Row counted(String name, String found, UnaryOperator<Counts> by) {
    return states(
        name, found, t -> ExampleLog.state(by.apply(Counts.parse(t).orElseThrow()).text()));
  }

  /// @param by makes a note of the text
  private static Row states(String name, String found, UnaryOperator<String> by) {
    return new Row(
        "counts: " + name,
        1,
        found,
        true,
        (log, to) -> {
          var text = log.counts(log.write(to)).text();
          Files.writeString(to.resolve("counts"), by.apply(text));
        });
  }

  private static Counts count(Counts counts, long entries) {
    var corridor = counts.negotiations().values().iterator().next();
    return with(counts, "corridor", new Reach(entries, corridor.leaf()));
  }

  private static Counts with(Counts counts, String negotiation, Reach reach) {
    var negotiations = new TreeMap<>(counts.negotiations());
    negotiations.put(negotiation, reach);
    return new Counts(counts.checkpoint(), negotiations);
  }

  private static Counts of(Counts counts, Checkpoint checkpoint) {
    return new Counts(checkpoint, counts.negotiations());
  }

  private static void copy(String file, Path from, Path to) throws IOException {
    Files.copy(from.resolve(file), to.resolve(file), StandardCopyOption.REPLACE_EXISTING);
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

  /// Signed by the log all the same.
  private static Row body(String name, UnaryOperator<String> by) {
    return note(
        name,
        "checkpoint: it is no signed checkpoint",
        t ->
            ExampleLog.signed(
                by.apply(t.substring(0, t.indexOf("\n\n") + 1)), List.of(ExampleLog.ED25519)));
  }

  private static Row last(String name, String found, boolean python, UnaryOperator<Parts> by) {
    return new Row(
        "signed anew: " + name,
        1,
        found,
        python,
        (log, to) -> log.alter(64, e -> Entry.of(by.apply(e.parts()))).write(to));
  }

  private static Parts identity(
      Parts parts,
      Function<Identity, Long> version,
      Function<Identity, String> type,
      Function<Identity, UUID> event) {
    var i = parts.identity();
    return parts.with(
        Part.IDENTITY,
        new Identity(
                event.apply(i),
                i.stream(),
                version.apply(i),
                type.apply(i),
                i.revision(),
                i.before(),
                i.key())
            .encode());
  }

  private static Parts type(Parts parts, String type) {
    return identity(parts, Identity::version, _ -> type, Identity::event);
  }

  private static Parts stream(Parts parts, String id) {
    var i = parts.identity();
    return parts.with(
        Part.IDENTITY,
        new Identity(
                i.event(),
                new StreamName(i.stream().kind(), id),
                i.version(),
                i.type(),
                i.revision(),
                i.before(),
                i.key())
            .encode());
  }

  private static Parts before(Parts parts, Predecessor before) {
    var i = parts.identity();
    return parts.with(
        Part.IDENTITY,
        new Identity(
                i.event(),
                i.stream(),
                i.version(),
                i.type(),
                i.revision(),
                List.of(before),
                i.key())
            .encode());
  }

  private static final Times OTHER_TIMES =
      new Times(OptionalLong.of(1), OptionalLong.of(2), OptionalLong.empty(), OptionalLong.empty());

  private static Parts recorded(Parts parts, long later) {
    var times = parts.times();
    return parts.with(Part.TIMES, new EntryTimes(times.recorded() + later, times.times()).encode());
  }

  private static void content(ExampleLog log, UnaryOperator<String> by) {
    log.alter(65, e -> Entry.of(content(e.parts(), by)));
  }

  private static Parts content(Parts parts, UnaryOperator<String> by) {
    return parts.alter(Part.CONTENT, b -> ExampleLog.text(by.apply(new String(b, UTF_8))));
  }

  private static byte[] speaker(String who) {
    return ExampleLog.text("{\"by\":\"" + who + "\"}");
  }

  private static byte[] recordedBy(String user) {
    return ExampleLog.text("{\"recordedBy\":\"" + user + "\"}");
  }

  /// Behind the event, the kind and the stream's id.
  private static int versionAt(Parts parts) {
    var stream = parts.identity().stream();
    return 16 + 1 + stream.kind().orElse("").length() + 1 + stream.id().length();
  }

  private static byte[] put(byte[] bytes, int at, int value) {
    var other = bytes.clone();
    other[at] = (byte) value;
    return other;
  }

  /// @param at from the end where it is below 0
  private static byte[] flip(byte[] bytes, int at) {
    var flipped = bytes.clone();
    flipped[at < 0 ? bytes.length + at : at] ^= 1;
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

package ledger.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import ledger.Corridor;
import ledger.act.json.ActFormat;
import ledger.log.Leaf;
import ledger.log.NamingSecrets;
import ledger.log.Pseudonyms;
import ledger.log.StreamName;
import ledger.log.Times;
import ledger.record.Recorded;
import ledger.record.Stream;
import ledger.record.Vocabulary;
import ledger.record.json.EntryFormat;
import ledger.transparency.Checkpoint;
import ledger.transparency.NoteKey;
import ledger.transparency.NoteSigner;
import ledger.transparency.SignedNote;
import ledger.transparency.TileFolder;
import ledger.transparency.TileTree;
import ledger.transparency.bundle.Bundle;
import ledger.transparency.bundle.EntriesWriter;
import ledger.transparency.bundle.Given;

/// The founding case as a log, whose entries a test may alter before it is built.
final class ExampleLog {

  static final String ORIGIN = "ledger.example/corridor";
  static final Pseudonyms SECRET = new Pseudonyms(filled((byte) 7));
  private static final EntryFormat FORMAT = new EntryFormat(new ActFormat());
  static final NoteSigner ED25519 = NoteSigner.generate(ORIGIN, NoteKey.Kind.ED25519);
  static final NoteSigner ML_DSA = NoteSigner.generate(ORIGIN, NoteKey.Kind.ML_DSA_44);

  /// @param leaf encoded
  record Entry(Given given, byte[] leaf) {

    Leaf decoded() {
      return Leaf.decode(leaf).orElseThrow();
    }
  }

  final List<Entry> entries;
  List<NoteSigner> signers = List.of(ED25519, ML_DSA);
  String origin = ORIGIN;

  ExampleLog(List<Entry> entries) {
    this.entries = new ArrayList<>(entries);
  }

  private static byte[] filled(byte with) {
    var bytes = new byte[32];
    Arrays.fill(bytes, with);
    return bytes;
  }

  static ExampleLog corridor() {
    var versions = new HashMap<String, Long>();
    var streams = new HashMap<UUID, Stream>();
    var entries = new ArrayList<Entry>();
    long recorded = Times.micros(Corridor.NOW);
    for (var one : Corridor.recorded()) entries.add(entry(one, recorded++, versions, streams));
    return new ExampleLog(entries);
  }

  private static Entry entry(
      Recorded one, long recorded, Map<String, Long> versions, Map<UUID, Stream> streams) {
    var act = one.event().act();
    var stream = Stream.of(act, id -> Optional.ofNullable(streams.get(id)));
    streams.put(act.actId(), stream);
    var name = new StreamName(Optional.of(stream.kind()), stream.id());
    var payload = FORMAT.payload(one.event());
    var meta = FORMAT.meta(Map.of(EntryFormat.RECORDED_BY, one.by().value()));
    var leaf =
        new Leaf(
            act.actId(),
            SECRET.negotiation(name.negotiation()),
            SECRET.stream(name.id()),
            versions.merge(name.id(), 1L, Long::sum) - 1,
            name.kind().orElseThrow(),
            Vocabulary.of(one.event().getClass()).storedName(),
            "",
            recorded,
            EntryFormat.times(act),
            Leaf.Stored.of(payload),
            Leaf.Stored.of(meta),
            Optional.empty());
    return new Entry(
        new Given(Optional.of(name.id()), Optional.of(meta), Optional.of(payload)), leaf.encode());
  }

  ExampleLog first(int count) {
    return new ExampleLog(entries.subList(0, count));
  }

  ExampleLog alter(int position, UnaryOperator<Entry> by) {
    entries.set(position, by.apply(entries.get(position)));
    return this;
  }

  static String policy() {
    return "log " + ED25519.key().vkey() + "\nlog " + ML_DSA.key().vkey() + "\nquorum none\n";
  }

  /// Everything of it is made anew, as whoever has the keys could.
  Path write(Path folder) throws IOException {
    Files.createDirectories(folder);
    var tiles = new QuickTiles(folder);
    for (var entry : entries) tiles.add(entry.leaf());
    tiles.finish();
    var bytes = new ByteArrayOutputStream();
    var given = new EntriesWriter(bytes);
    for (var entry : entries) given.write(entry.given());
    Files.write(folder.resolve(Bundle.ENTRIES), bytes.toByteArray());
    var names = new LinkedHashMap<String, Pseudonyms>();
    names.put("corridor", SECRET);
    Files.writeString(folder.resolve(Bundle.NAMES), new NamingSecrets(names).text());
    Files.writeString(folder.resolve(Bundle.POLICY), policy());
    Files.writeString(folder.resolve(Bundle.CHECKPOINT), note(folder));
    try (var verifier = ExampleLog.class.getResourceAsStream("/" + Bundle.VERIFIER)) {
      if (verifier != null) Files.write(folder.resolve(Bundle.VERIFIER), verifier.readAllBytes());
    }
    return folder;
  }

  String note(Path folder) throws IOException {
    var root = new TileTree(new TileFolder(folder), entries.size()).root();
    return sign(new Checkpoint(origin, entries.size(), root).body());
  }

  String sign(String body) {
    return new SignedNote(body, signers.stream().map(s -> s.sign(body, 1_768_046_400)).toList())
        .encode();
  }

  static byte[] text(String text) {
    return text.getBytes(UTF_8);
  }
}

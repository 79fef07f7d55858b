package ledger.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import ledger.Corridor;
import ledger.act.UserId;
import ledger.act.json.ActFormat;
import ledger.compartment.Audience;
import ledger.log.EntryTimes;
import ledger.log.Identity;
import ledger.log.Opening;
import ledger.log.Predecessor;
import ledger.log.StreamName;
import ledger.log.Times;
import ledger.record.Recorded;
import ledger.record.Stream;
import ledger.record.Vocabulary;
import ledger.record.json.EntryFormat;
import ledger.record.json.PayloadParts;
import ledger.transparency.Checkpoint;
import ledger.transparency.NoteKey;
import ledger.transparency.NoteSigner;
import ledger.transparency.SignedNote;
import ledger.transparency.TileFolder;
import ledger.transparency.TileTree;
import ledger.transparency.TreeHash;
import ledger.transparency.bundle.Bundle;
import ledger.transparency.bundle.Counts;
import ledger.transparency.bundle.Counts.Reach;
import ledger.transparency.bundle.EntriesWriter;

/// The founding case as a log, whose entries a test may alter before it is built.
final class ExampleLog {

  static final String ORIGIN = "ledger.example/corridor";
  private static final EntryFormat FORMAT = new EntryFormat(new ActFormat());
  static final NoteSigner ED25519 = NoteSigner.generate(ORIGIN, NoteKey.Kind.ED25519);
  static final NoteSigner ML_DSA = NoteSigner.generate(ORIGIN, NoteKey.Kind.ML_DSA_44);

  /// @param given to whoever gets the bundle; empty for nothing
  /// @param leaf encoded
  record Entry(Parts parts, Optional<Opening> given, byte[] leaf) {

    static Entry of(Parts parts) {
      var opening = parts.opening();
      return new Entry(parts, Optional.of(opening), opening.leaf().encode());
    }

    Entry withheld() {
      return new Entry(parts, Optional.empty(), leaf);
    }

    Entry leaf(byte[] other) {
      return new Entry(parts, given, other);
    }
  }

  final List<Entry> entries;
  List<NoteSigner> signers = List.of(ED25519, ML_DSA);
  String origin = ORIGIN;

  ExampleLog(List<Entry> entries) {
    this.entries = new ArrayList<>(entries);
  }

  private static final List<Entry> CORRIDOR = recorded();

  static ExampleLog corridor() {
    return new ExampleLog(CORRIDOR);
  }

  private static List<Entry> recorded() {
    var versions = new HashMap<String, Long>();
    var streams = new HashMap<UUID, Stream>();
    var entries = new ArrayList<Entry>();
    long recorded = Times.micros(Corridor.NOW);
    var before = Predecessor.NONE;
    for (var one : Corridor.recorded()) {
      var parts = parts(entries.size(), one, recorded++, before, versions, streams);
      before = parts.successor();
      entries.add(Entry.of(parts));
    }
    return entries;
  }

  private static Parts parts(
      int position,
      Recorded one,
      long recorded,
      Predecessor before,
      Map<String, Long> versions,
      Map<UUID, Stream> streams) {
    var act = one.event().act();
    var stream =
        Stream.of(
            act,
            Audience.everybodyIn(act.negotiation()),
            id -> Optional.ofNullable(streams.get(id)));
    streams.put(act.actId(), stream);
    var identity =
        new Identity(
            act.actId(),
            new StreamName(Optional.of(stream.kind()), stream.id()),
            versions.merge(stream.id(), 1L, Long::sum) - 1,
            Vocabulary.of(one.event().getClass()).storedName(),
            "",
            List.of(before),
            Optional.empty());
    var payload = PayloadParts.of(FORMAT.payload(one.event()));
    return Parts.of(
        position,
        identity,
        new EntryTimes(recorded, EntryFormat.times(act)),
        FORMAT.meta(Map.of(EntryFormat.RECORDED_BY, one.by().value())),
        payload.speaker(),
        payload.content());
  }

  /// With an act at its end that takes a payload away.
  ExampleLog removal(long position, TreeHash leaf) {
    var id = "00000000-0000-4000-8000-000000000017";
    var act =
        """
        {"act":"RemovePayload","actId":"%s","negotiation":"corridor","mode":"PERFORMED","target":"%s",\
        "position":%d,"leaf":"%s","legalBasis":"A court said so"}\
        """
            .formatted(id, id, position, leaf.base64());
    var removal = Corridor.read(text(act));
    var versions = new HashMap<String, Long>();
    for (var entry : entries) versions.merge(entry.parts().identity().stream().id(), 1L, Long::sum);
    var last = entries.getLast().parts();
    entries.add(
        Entry.of(
            parts(
                entries.size(),
                new Recorded(
                    Vocabulary.ofAct(removal.name()).orElseThrow().happened(removal),
                    new UserId("custodian"),
                    Corridor.NOW),
                last.times().recorded() + 1,
                last.successor(),
                versions,
                new HashMap<>())));
    return this;
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
    Files.writeString(folder.resolve(Bundle.COUNTS), state(counts(folder).text()));
    Files.writeString(folder.resolve(Bundle.POLICY), policy());
    Files.writeString(folder.resolve(Bundle.CHECKPOINT), note(folder));
    try (var verifier = ExampleLog.class.getResourceAsStream("/" + Bundle.VERIFIER)) {
      if (verifier != null) Files.write(folder.resolve(Bundle.VERIFIER), verifier.readAllBytes());
    }
    return folder;
  }

  private Checkpoint checkpoint(Path folder) throws IOException {
    var root = new TileTree(new TileFolder(folder), entries.size()).root();
    return new Checkpoint(origin, entries.size(), root);
  }

  String note(Path folder) throws IOException {
    return sign(checkpoint(folder).body());
  }

  /// How far the corridor goes, whatever is given of it.
  Counts counts(Path folder) throws IOException {
    var negotiations = new TreeMap<String, Reach>();
    if (!entries.isEmpty())
      negotiations.put(
          "corridor", new Reach(entries.size(), TreeHash.leaf(entries.getLast().leaf())));
    return new Counts(checkpoint(folder), negotiations);
  }

  String sign(String body) {
    return signed(body, signers);
  }

  /// By the key that signs a whole text.
  static String state(String text) {
    return signed(text, List.of(ED25519));
  }

  static String signed(String text, List<NoteSigner> by) {
    return new SignedNote(text, by.stream().map(s -> s.sign(text, 1_768_046_400)).toList())
        .encode();
  }

  static byte[] text(String text) {
    return text.getBytes(UTF_8);
  }
}

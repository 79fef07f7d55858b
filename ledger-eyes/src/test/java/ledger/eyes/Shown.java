package ledger.eyes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import ledger.transparency.Checkpoint;
import ledger.transparency.NoteKey;
import ledger.transparency.NoteKey.Kind;
import ledger.transparency.NoteSigner;
import ledger.transparency.SignedNote;
import ledger.transparency.TileFolder;
import ledger.transparency.TileTree;
import ledger.transparency.TileWriter;
import ledger.transparency.TreeHash;
import ledger.transparency.bundle.Counts;

/// A log in a folder, as it is served: grown in three steps, signed with both of its keys and
/// cosigned by a witness of either kind.
///
/// @param log its Ed25519 key, the one that Go and sigstore know what to do with
/// @param mlDsa the others that are of ML-DSA-44, its own and a witness's
record Shown(Path folder, NoteSigner log, List<NoteKey> mlDsa, int size, TileTree tree) {

  static final String ORIGIN = "ledger.example/log";
  private static final long NOW = 1_767_225_600;

  static Shown in(Path folder, int size) throws IOException {
    var files = new TileFolder(folder);
    var writer = TileWriter.empty(files);
    var log = NoteSigner.generate(ORIGIN, Kind.ED25519);
    var others =
        List.of(
            NoteSigner.generate(ORIGIN, Kind.ML_DSA_44),
            NoteSigner.generate("witness.example/w1", Kind.ED25519_COSIGNATURE),
            NoteSigner.generate("witness.example/w2", Kind.ML_DSA_44));
    var mlDsa =
        others.stream().map(NoteSigner::key).filter(k -> k.kind() == Kind.ML_DSA_44).toList();
    for (int step : new int[] {size / 3, size - 1, size}) {
      while (writer.size() < step) writer.append(entry((int) writer.size()));
      writer.flush();
      var text = new Checkpoint(ORIGIN, step, new TileTree(files, step).root()).body();
      var note = new SignedNote(text, List.of(log.sign(text, NOW)));
      files.publish(note.with(others.stream().map(s -> s.sign(text, NOW)).toList()).encode());
    }
    var shown = new Shown(folder, log, mlDsa, size, new TileTree(files, size));
    shown.write("vkey", log.key().vkey() + "\n");
    shown.write("counts", counts(new Checkpoint(ORIGIN, size, shown.tree().root()), log));
    return shown;
  }

  /// As a log signs them for one of its readers.
  private static String counts(Checkpoint checkpoint, NoteSigner log) {
    var last = TreeHash.leaf(entry((int) checkpoint.size() - 1));
    var reaches = new TreeMap<>(Map.of("corridor", new Counts.Reach(checkpoint.size(), last)));
    var text = new Counts(checkpoint, reaches).text();
    return new SignedNote(text, List.of(log.sign(text, NOW))).encode();
  }

  static byte[] entry(int index) {
    return ("entry " + index + " ").repeat(1 + index % 4).getBytes(StandardCharsets.UTF_8);
  }

  String checkpoint() throws IOException {
    return Files.readString(folder.resolve("checkpoint"));
  }

  void write(String file, String text) throws IOException {
    Files.writeString(folder.resolve(file), text);
  }

  /// Enough to meet every shape of path, and both ends of every tile.
  IntStream indices() {
    return IntStream.range(0, size).filter(i -> i % 97 == 0 || i % 256 < 2 || i > size - 4);
  }

  static String hashes(List<TreeHash> hashes) {
    return String.join(" ", hashes.stream().map(TreeHash::base64).toList());
  }
}

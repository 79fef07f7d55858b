package ledger.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import ledger.transparency.TileFolder;
import ledger.transparency.TileName;
import ledger.transparency.bundle.Bundle;
import ledger.transparency.bundle.EntriesWriter;
import org.springframework.stereotype.Component;

/// A bundle in one file, for whoever has a browser and nothing else: what `./ledger export` makes,
/// zipped.
@Component
class BundleZip {

  /// A larger log is taken home with the program, which goes on where it was interrupted.
  static final long MOST_ENTRIES = 100_000;

  private static final String FOLDER = "bundle/";

  private final TileFolder folder;
  private final LogPolicy policy;
  private final Proofs proofs;
  private final Disclosure disclosure;

  BundleZip(TileFolder folder, LogPolicy policy, Proofs proofs, Disclosure disclosure) {
    this.folder = folder;
    this.policy = policy;
    this.proofs = proofs;
    this.disclosure = disclosure;
  }

  /// @param shown the checkpoint that the bundle ends with
  void write(Proofs.Shown shown, Principal caller, OutputStream out) throws IOException {
    long size = shown.checkpoint().size();
    var zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    put(zip, Bundle.POLICY, policy.text());
    for (var name : (Iterable<TileName>) TileName.ofTree(size)::iterator)
      put(
          zip,
          name.path(),
          folder.read(name).orElseThrow(() -> new IOException(name.path() + " is missing")));
    zip.putNextEntry(new ZipEntry(FOLDER + Bundle.ENTRIES));
    disclosure.write(0, size, caller, new EntriesWriter(zip));
    zip.closeEntry();
    put(zip, Bundle.COUNTS, disclosure.counts(proofs.signed(size).orElseThrow(), caller));
    put(zip, Bundle.VERIFIER, verifier());
    put(zip, Bundle.CHECKPOINT, shown.note().encode());
    zip.finish();
  }

  private static byte[] verifier() {
    try (var in = Bundle.class.getResourceAsStream("/" + Bundle.VERIFIER)) {
      if (in == null) throw new IllegalStateException(Bundle.VERIFIER + " is missing");
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void put(ZipOutputStream zip, String name, String text) throws IOException {
    put(zip, name, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    zip.putNextEntry(new ZipEntry(FOLDER + name));
    zip.write(bytes);
    zip.closeEntry();
  }
}

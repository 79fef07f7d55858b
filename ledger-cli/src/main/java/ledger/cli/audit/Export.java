package ledger.cli.audit;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.LongConsumer;
import ledger.client.NotAnswered;
import ledger.log.Identity;
import ledger.log.Opening;
import ledger.log.Part;
import ledger.transparency.Checkpoint;
import ledger.transparency.EntryBundle;
import ledger.transparency.Policy;
import ledger.transparency.SignedNote;
import ledger.transparency.TileName;
import ledger.transparency.TileTree;
import ledger.transparency.TlogProof;
import ledger.transparency.TreeHash;
import ledger.transparency.bundle.Bundle;
import ledger.transparency.bundle.Counts;
import ledger.transparency.bundle.EntriesReader;
import ledger.transparency.bundle.EntriesWriter;

/// Copies a log into a folder. A file that is there already is not fetched again.
///
/// An export that was interrupted goes on to the checkpoint that it began with, which is kept in
/// `.checkpoint` until all files for it are there. An export that was complete goes on to the
/// newest checkpoint.
///
/// Two at once in one folder would each go on behind what the other has written: the second is
/// refused.
public final class Export implements AutoCloseable {

  /// The export cannot go on in this folder.
  public static final class Unfit extends IOException {
    private static final long serialVersionUID = 1L;

    Unfit(String why) {
      super(why);
    }
  }

  private static final String BEGUN = ".checkpoint";

  private static final String LOCK = ".lock";

  private final LedgerSource ledger;
  private final Bundle bundle;
  private final boolean receipts;
  private final Optional<Omitted> omitted;
  private Optional<FileChannel> lock = Optional.empty();

  private Export(LedgerSource ledger, Bundle bundle, boolean receipts, Optional<Omitted> omitted) {
    this.ledger = ledger;
    this.bundle = bundle;
    this.receipts = receipts;
    this.omitted = omitted;
  }

  public Export(LedgerSource ledger, Bundle bundle, boolean receipts) {
    this(ledger, bundle, receipts, Optional.empty());
  }

  /// One that leaves out what cannot be read, in place of ending there.
  ///
  /// @param omitted is told what
  public static Export ofDamaged(LedgerSource ledger, Bundle bundle, Omitted omitted) {
    return new Export(ledger, bundle, false, Optional.of(omitted));
  }

  /// How far it will go, and from where.
  ///
  /// @param counts as they were signed for this checkpoint; empty where a damaged record has none
  public record Begun(String note, Checkpoint checkpoint, Optional<String> counts) {}

  public Begun begin() throws IOException {
    mustBeOurs();
    var policyText = must(ledger.policy(), "policy");
    var policy = Policy.parse(policyText);
    Private.folder(bundle.folder());
    mustBeAlone();
    var note = noteToReach(policy);
    var checkpoint = Checkpoint.parse(SignedNote.parse(note).orElseThrow().text()).orElseThrow();
    var before =
        bundle
            .text(Bundle.CHECKPOINT)
            .flatMap(SignedNote::parse)
            .flatMap(n -> Checkpoint.parse(n.text()));
    if (before.filter(b -> !b.origin().equals(checkpoint.origin())).isPresent())
      throw new Unfit(bundle.folder() + " holds another log, \"" + before.get().origin() + "\"");
    if (before.filter(b -> b.size() > checkpoint.size()).isPresent())
      throw new Unfit(
          bundle.folder()
              + " holds "
              + before.get().size()
              + " entries, the ledger shows "
              + checkpoint.size()
              + ": keep the folder, it is evidence");
    var counts = counts(checkpoint.size());
    if (counts.isPresent())
      mustStillGive(
          read(counts.get())
              .orElseThrow(() -> new IOException("what the ledger shows are no counts")));
    write(bundle.file(BEGUN), note.getBytes(StandardCharsets.UTF_8));
    write(bundle.file(Bundle.POLICY), policyText.getBytes(StandardCharsets.UTF_8));
    return new Begun(note, checkpoint, counts);
  }

  private void mustBeAlone() throws IOException {
    var file = Private.file(bundle.file(LOCK));
    var channel = FileChannel.open(file, StandardOpenOption.WRITE);
    if (isMine(channel) && Files.exists(file)) {
      lock = Optional.of(channel);
      return;
    }
    channel.close();
    throw new Unfit(
        "another export is writing into " + bundle.folder() + ": wait until it has ended");
  }

  private static boolean isMine(FileChannel channel) throws IOException {
    try {
      return Optional.ofNullable(channel.tryLock()).isPresent();
    } catch (OverlappingFileLockException _) { // it is this very program
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    if (lock.isEmpty()) return;
    Files.deleteIfExists(bundle.file(LOCK));
    lock.get().close();
  }

  private Optional<String> counts(long size) throws IOException {
    try {
      return Optional.of(must(ledger.counts(size), "counts"));
    } catch (NotAnswered refused) {
      omit(Bundle.COUNTS, refused);
      return Optional.empty();
    }
  }

  /// Nothing of somebody else's is written over, and nothing is written where a link leads to.
  private void mustBeOurs() throws IOException {
    var folder = bundle.folder();
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) return;
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS))
      throw new Unfit(folder + " is not a folder: name a new one, or an empty one");
    try (var files = Files.walk(folder)) {
      var link = files.filter(Files::isSymbolicLink).findFirst();
      if (link.isPresent())
        throw new Unfit(link.get() + " is a link, and no bundle has one: name another folder");
    }
    boolean ours =
        bundle.text(BEGUN).flatMap(SignedNote::parse).isPresent()
            || bundle.text(Bundle.CHECKPOINT).flatMap(SignedNote::parse).isPresent();
    try (var files = Files.list(folder).filter(Export::isUse)) {
      if (!ours && files.findAny().isPresent())
        throw new Unfit(
            folder + " has files that are no bundle: name a new folder, or an empty one");
    }
    try (var files = Files.list(folder).filter(Export::isUse)) {
      if (omitted.isPresent() && files.findAny().isPresent())
        throw new Unfit(
            folder + " is in use: a damaged record goes into a new folder, or an empty one");
    }
  }

  private static boolean isUse(Path file) {
    return !file.endsWith(LOCK);
  }

  private static Optional<Counts> read(String note) {
    return SignedNote.parse(note).flatMap(n -> Counts.parse(n.text()));
  }

  /// Whoever may no longer read a negotiation keeps what was given of it.
  private void mustStillGive(Counts now) throws IOException {
    var before = bundle.text(Bundle.COUNTS).flatMap(Export::read);
    if (before.isEmpty()) return;
    for (var negotiation : before.get().negotiations().keySet())
      if (!now.negotiations().containsKey(negotiation))
        throw new Unfit(
            bundle.folder()
                + " holds "
                + negotiation
                + ", which the ledger gives you no longer: keep the folder, and export into another");
  }

  private String noteToReach(Policy policy) throws IOException {
    var begun = bundle.text(BEGUN);
    if (begun.isPresent()) return begun.get();
    var note = must(ledger.newCheckpoint(), "checkpoint");
    var parsed =
        SignedNote.parse(note)
            .orElseThrow(() -> new IOException("what the ledger shows is no signed note"));
    switch (policy.check(parsed)) {
      case Policy.Finding.Refused(var why) ->
          throw new IOException("what the ledger shows cannot be exported: " + why);
      case Policy.Finding.Accepted _ -> {}
    }
    return Signers.known(parsed, policy).encode();
  }

  private static <T> T must(Optional<T> answer, String what) throws IOException {
    return answer.orElseThrow(() -> new IOException("the ledger shows no " + what));
  }

  /// @param progress is called for each tile and each entry
  public void run(Begun begun, LongConsumer progress) throws IOException {
    long size = begun.checkpoint().size();
    tiles(size, progress);
    entries(begun, progress);
    if (begun.counts().isPresent())
      write(bundle.file(Bundle.COUNTS), begun.counts().get().getBytes(StandardCharsets.UTF_8));
    if (omitted.isPresent()) write(bundle.file(Bundle.OMITTED), lines(omitted.get()));
    removeOldTiles(size);
    try (var verifier = Export.class.getResourceAsStream("/" + Bundle.VERIFIER)) {
      if (verifier != null) write(bundle.file(Bundle.VERIFIER), verifier.readAllBytes());
    }
    if (receipts) receipts(begun);
    write(bundle.file(Bundle.CHECKPOINT), begun.note().getBytes(StandardCharsets.UTF_8));
    Files.delete(bundle.file(BEGUN));
  }

  private void tiles(long size, LongConsumer progress) throws IOException {
    for (var name : (Iterable<TileName>) TileName.ofTree(size)::iterator) {
      if (!isThere(name)) {
        var bytes = tile(name);
        if (bytes.isPresent()) write(bundle.file(name), bytes.get());
      }
      progress.accept(1);
    }
  }

  private Optional<byte[]> tile(TileName name) throws IOException {
    try {
      var bytes = ledger.tiles().read(name);
      if (bytes.filter(given -> fits(name, given)).isPresent()) return bytes;
      var why =
          bytes.isEmpty()
              ? "the ledger has no " + name.path()
              : name.path() + " is not as wide as it says";
      if (omitted.isEmpty()) throw new IOException(why);
      omitted.get().file(name.path(), why);
    } catch (NotAnswered refused) {
      omit(name.path(), refused);
    }
    return Optional.empty();
  }

  private void omit(String file, NotAnswered refused) throws NotAnswered {
    if (omitted.isEmpty()) throw refused;
    omitted.get().file(file, refused.refusal().orElseThrow(() -> refused));
  }

  private static byte[] lines(Omitted omitted) {
    return (String.join("\n", omitted.lines()) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private boolean isThere(TileName name) throws IOException {
    var bytes = bundle.tiles().read(name);
    return bytes.isPresent() && fits(name, bytes.get());
  }

  private static boolean fits(TileName name, byte[] bytes) {
    if (name.level() != TileName.ENTRIES) return bytes.length == name.width() * TreeHash.LENGTH;
    try {
      return EntryBundle.decode(bytes).size() == name.width();
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  /// Goes on behind the last entry that is whole. Where that leaves a gap, because more may be read
  /// than at the last time, all of them are fetched again.
  private void entries(Begun begun, LongConsumer progress) throws IOException {
    long size = begun.checkpoint().size();
    var file = bundle.file(Bundle.ENTRIES);
    long there = cut(file, size);
    progress.accept(there);
    fetch(there, size, progress);
    if (there == 0 || isWhole(begun.counts().flatMap(Export::read).orElseThrow())) return;
    Files.delete(file);
    fetch(0, size, _ -> {});
  }

  private boolean isWhole(Counts counts) throws IOException {
    var report = new AuditReport();
    var gaps = new GapCheck(report);
    try (var reader = new EntriesReader(bundle.entries().orElseThrow())) {
      while (reader.hasNext()) {
        var given = reader.next();
        var identity = given.flatMap(Export::identity);
        if (identity.isPresent())
          gaps.add(
              reader.count() - 1,
              identity.get(),
              TreeHash.leaf(given.orElseThrow().leaf().encode()));
      }
    }
    gaps.finish(counts);
    return report.found() == 0;
  }

  private static Optional<Identity> identity(Opening given) {
    return given.part(Part.IDENTITY).flatMap(Identity::decode);
  }

  private void fetch(long first, long size, LongConsumer progress) throws IOException {
    long from = first;
    try (var out =
        new BufferedOutputStream(
            Files.newOutputStream(
                Private.file(bundle.file(Bundle.ENTRIES)), StandardOpenOption.APPEND))) {
      var writer = new EntriesWriter(out);
      while (from < size) {
        long to = Math.min(size, from + LedgerSource.AT_ONCE);
        if (omitted.isPresent())
          new ReadableEntries(ledger, writer, omitted.get(), progress).copy(from, to);
        else copy(from, to, writer, progress);
        from = to;
      }
    }
  }

  private void copy(long from, long to, EntriesWriter writer, LongConsumer progress)
      throws IOException {
    try (var reader = new EntriesReader(ledger.entries(from, to))) {
      while (reader.hasNext()) {
        writer.write(reader.next());
        progress.accept(1);
      }
      if (reader.count() != to - from)
        throw new IOException("the ledger gave " + reader.count() + " entries of " + (to - from));
    }
  }

  private static long cut(Path file, long most) throws IOException {
    if (!Files.exists(file)) return 0;
    long count;
    long end;
    try (InputStream in = Files.newInputStream(file)) {
      var reader = new EntriesReader(in);
      try {
        while (reader.count() < most && reader.hasNext()) reader.next();
      } catch (EntriesReader.Broken _) {
        // Written when it was cut off.
      }
      count = reader.count();
      end = reader.end();
    }
    try (var open = new RandomAccessFile(file.toFile(), "rw")) {
      open.setLength(end);
    }
    return count;
  }

  /// Partial tiles of a size that was exported before.
  private void removeOldTiles(long size) throws IOException {
    var root = bundle.folder();
    try (var files = Files.walk(bundle.file("tile"))) {
      for (var file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        var name = TileName.parse(root.relativize(file).toString().replace('\\', '/'));
        if (name.isEmpty() || !isOf(name.get(), size)) Files.delete(file);
      }
    } catch (NoSuchFileException _) {
      // A log without entries has no tiles.
    }
  }

  private static boolean isOf(TileName name, long size) {
    long hashes = size >> (8 * Math.max(0, name.level()));
    return Math.min(TileName.FULL, hashes - name.index() * TileName.FULL) == name.width();
  }

  /// Made here, from the tiles: one for each entry that is given and is the one in the tree.
  private void receipts(Begun begun) throws IOException {
    var tree = new TileTree(bundle.tiles(), begun.checkpoint().size());
    try (var reader = new EntriesReader(bundle.entries().orElseThrow())) {
      while (reader.hasNext()) {
        var given = reader.next();
        long position = reader.count() - 1;
        var identity = given.flatMap(Export::identity);
        if (identity.isEmpty()
            || !Arrays.equals(given.orElseThrow().leaf().encode(), tree.entry(position))) continue;
        var receipt = new TlogProof(tree.inclusion(position), begun.note()).encode();
        var file = bundle.file(Bundle.RECEIPTS + "/" + identity.get().event() + Bundle.RECEIPT);
        write(file, receipt.getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  /// A file is there whole or not at all.
  private static void write(Path file, byte[] bytes) throws IOException {
    var folder = file.toAbsolutePath().getParent();
    if (folder != null) Private.folder(folder);
    var beside = file.resolveSibling("." + file.getFileName() + ".new");
    Private.write(beside, bytes);
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}

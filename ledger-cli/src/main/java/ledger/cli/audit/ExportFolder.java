package ledger.cli.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import ledger.cli.audit.Export.Unfit;
import ledger.transparency.Checkpoint;
import ledger.transparency.SignedNote;
import ledger.transparency.bundle.Bundle;
import ledger.transparency.bundle.Counts;

/// The folder that an export goes into: what is in it already is an older or an unfinished export
/// of the same log, or it is no folder for it.
///
/// The checkpoint that an export goes to is kept in `.checkpoint` until all files for it are there.
record ExportFolder(Bundle bundle) {

  private static final String BEGUN = ".checkpoint";

  /// The checkpoint that an export which was interrupted began with.
  Optional<String> begun() throws IOException {
    return bundle.text(BEGUN);
  }

  void begin(String note) throws IOException {
    write(BEGUN, note);
  }

  void finish(String note) throws IOException {
    write(Bundle.CHECKPOINT, note);
    Files.delete(bundle.file(BEGUN));
  }

  /// Nothing of somebody else's is written over, and nothing is written where a link leads to.
  void mustBeOurs() throws IOException {
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
        begun().flatMap(SignedNote::parse).isPresent()
            || bundle.text(Bundle.CHECKPOINT).flatMap(SignedNote::parse).isPresent();
    if (!ours && !isEmpty())
      throw new Unfit(folder + " has files that are no bundle: name a new folder, or an empty one");
  }

  /// What a damaged record could not give is not filled up from before.
  void mustBeNew() throws IOException {
    if (Files.exists(bundle.folder(), LinkOption.NOFOLLOW_LINKS) && !isEmpty())
      throw new Unfit(
          bundle.folder() + " is in use: a damaged record goes into a new folder, or an empty one");
  }

  private boolean isEmpty() throws IOException {
    try (var files = Files.list(bundle.folder())) {
      return files.allMatch(file -> file.endsWith(ExportLock.NAME));
    }
  }

  /// A log that is shorter than it was is evidence.
  void mustGoOnTo(Checkpoint checkpoint) throws IOException {
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
  }

  /// Whoever may no longer read a negotiation keeps what was given of it.
  void mustStillBeGiven(Counts now) throws IOException {
    var before = bundle.text(Bundle.COUNTS).flatMap(Export::read);
    if (before.isEmpty()) return;
    for (var negotiation : before.get().negotiations().keySet())
      if (!now.negotiations().containsKey(negotiation))
        throw new Unfit(
            bundle.folder()
                + " holds "
                + negotiation
                + ", which the ledger gives you no longer: keep the folder, and export into"
                + " another");
  }

  void write(String name, String text) throws IOException {
    write(bundle.file(name), text.getBytes(StandardCharsets.UTF_8));
  }

  /// A file is there whole or not at all.
  void write(Path file, byte[] bytes) throws IOException {
    var folder = file.toAbsolutePath().getParent();
    if (folder != null) Private.folder(folder);
    var beside = file.resolveSibling("." + file.getFileName() + ".new");
    try {
      Private.write(beside, bytes);
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(beside); // where the disk is full
    }
  }
}

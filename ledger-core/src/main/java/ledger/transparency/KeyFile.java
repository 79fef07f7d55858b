package ledger.transparency;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;

/// The private keys of a log or a witness: a file that only its owner can read, one key a line.
///
/// All of them sign. A key is replaced by adding a line, letting both sign for as long as it takes
/// everybody to learn of the new one, and putting `retired <vkey>` in the place of the old line:
/// what the old key signed is still recognised, and a line that was lost is not taken for a retired
/// one.
public final class KeyFile {

  private static final EnumSet<PosixFilePermission> OWNERS =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private static final String RETIRED = "retired ";

  private KeyFile() {}

  /// Reads the keys, making one of each kind where there is no file yet.
  ///
  /// @throws IOException where others can read the file, or a line of it is no key of this name
  public static List<NoteSigner> open(Path file, String name, NoteKey.Kind... kinds)
      throws IOException {
    if (!Files.exists(file))
      create(file, Stream.of(kinds).map(k -> NoteSigner.generate(name, k)).toList());
    var signers = signers(file, name);
    if (signers.isEmpty()) throw new IOException(file + " holds no key");
    return signers;
  }

  /// Reads the keys that sign; makes none.
  ///
  /// @throws IOException where there is no file, others can read it, or a line is no key of this
  ///   name
  public static List<NoteSigner> signers(Path file, String name) throws IOException {
    var permissions = Files.getPosixFilePermissions(file);
    if (!OWNERS.containsAll(permissions))
      throw new IOException(
          file
              + " can be read by others ("
              + PosixFilePermissions.toString(permissions)
              + "): chmod 600 it");
    var signers = new ArrayList<NoteSigner>();
    for (var line : Files.readAllLines(file)) {
      if (line.isBlank() || line.startsWith("#") || line.startsWith(RETIRED)) continue;
      signers.add(signer(file, line, name));
    }
    return List.copyOf(signers);
  }

  /// The keys that signed once and do not any more.
  public static List<NoteKey> retired(Path file) throws IOException {
    var keys = new ArrayList<NoteKey>();
    for (var line : Files.readAllLines(file))
      if (line.startsWith(RETIRED))
        keys.add(
            NoteKey.parse(line.substring(RETIRED.length()).strip())
                .orElseThrow(() -> new IOException(file + ": this is no public key: " + line)));
    return List.copyOf(keys);
  }

  private static NoteSigner signer(Path file, String line, String name) throws IOException {
    try {
      var signer = NoteSigner.parse(line);
      if (!signer.key().name().equals(name))
        throw new IOException(file + " has a key of " + signer.key().name() + ", not of " + name);
      return signer;
    } catch (IllegalArgumentException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  /// Whole or not at all.
  private static void create(Path file, List<NoteSigner> signers) throws IOException {
    var folder = file.toAbsolutePath().getParent();
    if (folder != null) Files.createDirectories(folder);
    var text = new StringBuilder();
    signers.forEach(signer -> text.append(signer.line()).append('\n'));
    var beside = file.resolveSibling("." + file.getFileName() + ".new");
    Files.deleteIfExists(beside);
    Files.createFile(beside, PosixFilePermissions.asFileAttribute(OWNERS));
    Files.writeString(beside, text, StandardCharsets.UTF_8, StandardOpenOption.DSYNC);
    Files.move(beside, file); // fails where another has made one meanwhile
  }
}

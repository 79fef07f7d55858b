package ledger.transparency;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// The private keys of a log or a witness: a file that only its owner can read, one key a line.
///
/// All of them sign, but two: one that begins with `next` does not sign yet, and `retired <vkey>`
/// stands in the place of one that signs no more. So what the old key signed is still recognised,
/// and a line that was lost is not taken for a retired one.
public final class KeyFile {

  private static final EnumSet<PosixFilePermission> OWNERS =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private static final String RETIRED = "retired ";
  private static final String NEXT = "next ";

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
    for (var line : lines(file)) {
      if (isSigner(line)) signers.add(signer(file, line, name));
    }
    return List.copyOf(signers);
  }

  /// The keys that signed once and do not any more.
  public static List<NoteKey> retired(Path file) throws IOException {
    var keys = new ArrayList<NoteKey>();
    for (var line : lines(file))
      if (line.startsWith(RETIRED))
        keys.add(
            NoteKey.parse(line.substring(RETIRED.length()).strip())
                .orElseThrow(() -> new IOException(file + ": this is no public key: " + line)));
    return List.copyOf(keys);
  }

  private static boolean isSigner(String line) {
    return !line.isBlank()
        && !line.startsWith("#")
        && !line.startsWith(RETIRED)
        && !line.startsWith(NEXT);
  }

  /// Puts a key into the file that does not sign before it is told to ([#settle]).
  public static void propose(Path file, NoteSigner signer) throws IOException {
    rewrite(file, lines -> Stream.concat(lines.stream(), Stream.of(NEXT + signer.line())).toList());
  }

  /// Takes a key back that was proposed and is not going to sign.
  public static void withdraw(Path file, NoteKey key) throws IOException {
    rewrite(
        file,
        lines -> lines.stream().filter(line -> !line.startsWith(NEXT + key.vkey() + " ")).toList());
  }

  /// Brings the file in step with what is known of its keys: a proposed key that was added signs
  /// from now on, and one that was retired loses its private half.
  public static void settle(Path file, Collection<NoteKey> added, Collection<NoteKey> retired)
      throws IOException {
    rewrite(file, lines -> lines.stream().map(line -> settled(line, added, retired)).toList());
  }

  private static String settled(
      String line, Collection<NoteKey> added, Collection<NoteKey> retired) {
    var signs = line.startsWith(NEXT) ? line.substring(NEXT.length()) : line;
    var key = isSigner(signs) ? NoteKey.parse(signs.split(" ", 2)[0]) : Optional.<NoteKey>empty();
    if (key.filter(retired::contains).isPresent()) return RETIRED + key.get().vkey();
    return key.filter(added::contains).isPresent() ? signs : line;
  }

  /// One at a time, on this node and on others that share the file: what two put in is in it.
  private static synchronized void rewrite(Path file, UnaryOperator<List<String>> change)
      throws IOException {
    var now = lines(file);
    if (change.apply(now).equals(now)) return; // also where nobody may write
    var lock = file.resolveSibling("." + file.getFileName() + ".lock");
    try (var channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var _ = channel.lock()) {
      var before = lines(file);
      var after = change.apply(before);
      if (after.equals(before)) return;
      var beside = written(file, after);
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static List<String> lines(Path file) throws IOException {
    try {
      return Files.readAllLines(file);
    } catch (CharacterCodingException e) {
      throw new IOException(file + " is no text: put it back from its own backup", e);
    }
  }

  private static NoteSigner signer(Path file, String line, String name) throws IOException {
    try {
      var signer = NoteSigner.parse(line);
      if (!signer.key().name().equals(name))
        throw new IOException(file + " has a key of " + signer.key().name() + ", not of " + name);
      return signer;
    } catch (IllegalArgumentException e) {
      throw new IOException(
          "%s: %s; put it back from its own backup".formatted(file, e.getMessage()), e);
    }
  }

  /// Whole or not at all.
  private static void create(Path file, List<NoteSigner> signers) throws IOException {
    var folder = file.toAbsolutePath().getParent();
    if (folder != null) Files.createDirectories(folder);
    var beside = written(file, signers.stream().map(NoteSigner::line).toList());
    Files.move(beside, file); // fails where another has made one meanwhile
  }

  private static Path written(Path file, List<String> lines) throws IOException {
    var beside = file.resolveSibling("." + file.getFileName() + ".new");
    Files.deleteIfExists(beside);
    Files.createFile(beside, PosixFilePermissions.asFileAttribute(OWNERS));
    return Files.write(beside, lines, StandardOpenOption.DSYNC);
  }
}

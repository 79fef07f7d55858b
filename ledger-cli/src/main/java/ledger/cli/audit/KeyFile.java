package ledger.cli.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ledger.transparency.NoteKey;
import ledger.transparency.NoteSigner;

/// The private keys of a witness: a line each, readable by their owner only.
public final class KeyFile {

  private KeyFile() {}

  /// Those that are there, or else new ones: Ed25519, which every client reads, and ML-DSA-44,
  /// which will hold longer.
  ///
  /// @throws IllegalArgumentException where a line is no key, or is one of another name
  public static List<NoteSigner> readOrMake(Path file, String name) throws IOException {
    if (!Files.exists(file)) make(file, name);
    var signers = Files.readAllLines(file).stream().map(NoteSigner::parse).toList();
    for (var signer : signers)
      if (!signer.key().name().equals(name))
        throw new IllegalArgumentException(
            file + " has the keys of " + signer.key().name() + ", not of " + name);
    if (signers.isEmpty()) throw new IllegalArgumentException(file + " has no key");
    return signers;
  }

  private static void make(Path file, String name) throws IOException {
    var lines =
        Stream.of(NoteKey.Kind.ED25519_COSIGNATURE, NoteKey.Kind.ML_DSA_44)
            .map(kind -> NoteSigner.generate(name, kind).line() + "\n")
            .collect(Collectors.joining());
    var beside = file.resolveSibling("." + file.getFileName() + ".new");
    Files.deleteIfExists(beside);
    boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    var owner =
        posix
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    try (var channel =
        Files.newByteChannel(
            beside,
            Set.of(
                StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.DSYNC),
            owner)) {
      var bytes = java.nio.ByteBuffer.wrap(lines.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) channel.write(bytes);
    }
    if (Files.exists(file)) throw new FileAlreadyExistsException(file.toString());
    Files.move(beside, file);
  }
}

package ledger.backup;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Set;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/// A file under a [Passphrase]: a line that says what it is, rounds, salt and nonce, and behind
/// them what AES-256-GCM makes of the content, bound to all that stands before it.
final class SealedFile {

  private static final byte[] LABEL = "ledger.keys-backup/v1\n".getBytes(StandardCharsets.US_ASCII);
  private static final int ROUNDS = 600_000;
  private static final int MOST_ROUNDS = 100_000_000;
  private static final int SALT = 16;

  /// In bytes; the keys of a million sealed texts have some two hundred millions.
  private static final int LARGEST = 1 << 30;

  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;
  private static final int HEAD = LABEL.length + Integer.BYTES + SALT + NONCE;

  private SealedFile() {}

  /// In the place of one that is there, whole or not at all, for its owner alone.
  static void write(Path file, byte[] content, Passphrase passphrase, SecureRandom chance)
      throws IOException {
    var salt = random(SALT, chance);
    var nonce = random(NONCE, chance);
    var head = ByteBuffer.allocate(HEAD).put(LABEL).putInt(ROUNDS).put(salt).put(nonce).array();
    var sealed = cipher(Cipher.ENCRYPT_MODE, passphrase, head);
    var beside = file.resolveSibling("." + file.getFileName() + ".new");
    Files.deleteIfExists(beside);
    var ownerOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    Files.createFile(beside, ownerOnly);
    try (var out =
        Files.newByteChannel(beside, Set.of(StandardOpenOption.WRITE, StandardOpenOption.DSYNC))) {
      for (var part : new byte[][] {head, sealed.doFinal(content)}) {
        var left = ByteBuffer.wrap(part);
        while (left.hasRemaining()) out.write(left);
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has AES-GCM", e);
    }
    Files.move(
        beside,
        file,
        java.nio.file.StandardCopyOption.ATOMIC_MOVE,
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
  }

  /// @throws BackupRefused where it is no such file, or the passphrase is another
  static byte[] read(Path file, Passphrase passphrase) throws IOException {
    byte[] whole;
    try (var in = Files.newInputStream(file)) {
      whole = in.readNBytes(LARGEST);
    }
    if (whole.length < HEAD || !Arrays.equals(whole, 0, LABEL.length, LABEL, 0, LABEL.length))
      throw new BackupRefused(
          file + " is no backup of keys: name the file that backup --keys made");
    var head = Arrays.copyOf(whole, HEAD);
    try {
      return cipher(Cipher.DECRYPT_MODE, passphrase, head)
          .doFinal(whole, HEAD, whole.length - HEAD);
    } catch (AEADBadTagException _) {
      throw new BackupRefused(
          file + " does not open: the passphrase is another, or the file was changed");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has AES-GCM", e);
    }
  }

  private static Cipher cipher(int mode, Passphrase passphrase, byte[] head) {
    var in = ByteBuffer.wrap(head, LABEL.length, HEAD - LABEL.length);
    int rounds = in.getInt();
    if (rounds < 1 || rounds > MOST_ROUNDS)
      throw new BackupRefused("the head of a backup of keys was changed: its rounds are " + rounds);
    var salt = new byte[SALT];
    in.get(salt);
    var nonce = new byte[NONCE];
    in.get(nonce);
    try {
      var cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, passphrase.key(salt, rounds), new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(head);
      return cipher;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has AES-GCM", e);
    }
  }

  private static byte[] random(int bytes, SecureRandom chance) {
    var drawn = new byte[bytes];
    chance.nextBytes(drawn);
    return drawn;
  }
}

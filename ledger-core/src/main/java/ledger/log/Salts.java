package ledger.log;

import static java.security.DrbgParameters.Capability.RESEED_ONLY;

import java.security.DrbgParameters;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// Draws the salts of entries from generators of NIST SP 800-90A that the kernel seeds: an entry
/// takes 160 bytes, and to ask the kernel for them costs as much as all of its hashes.
public final class Salts implements RandomGenerator {

  private static final int STRENGTH = 256;

  /// Several, so that callers seldom wait for one another.
  private final List<? extends RandomGenerator> generators;

  public Salts() {
    this(Stream.generate(Salts::generator).limit(16).toList());
  }

  /// @param generators cryptographic ones, where anybody is to be kept from guessing
  public Salts(List<? extends RandomGenerator> generators) {
    this.generators = generators;
  }

  private static SecureRandom generator() {
    try {
      return SecureRandom.getInstance(
          "DRBG", DrbgParameters.instantiation(STRENGTH, RESEED_ONLY, null));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has a DRBG", e);
    }
  }

  @Override
  public void nextBytes(byte[] bytes) {
    ofCaller().nextBytes(bytes);
  }

  @Override
  public long nextLong() {
    return ofCaller().nextLong();
  }

  private RandomGenerator ofCaller() {
    return generators.get((int) (Thread.currentThread().threadId() % generators.size()));
  }
}

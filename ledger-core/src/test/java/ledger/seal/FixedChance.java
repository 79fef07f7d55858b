package ledger.seal;

import java.security.SecureRandom;

/// Chance that a test can foresee: the bytes 0, 1, 2, ….
public final class FixedChance extends SecureRandom {
  private static final long serialVersionUID = 1L;

  private byte next;

  @Override
  public void nextBytes(byte[] bytes) {
    for (int i = 0; i < bytes.length; i++) bytes[i] = next++;
  }
}

package ledger.transparency;

import java.util.Arrays;
import ledger.transparency.NoteKey.Kind;

/// A log, its other kind of key, and two witnesses. Made anew in each run: nothing hangs on them.
final class Keys {

  static final String ORIGIN = "ledger.example/log";
  static final NoteSigner LOG = NoteSigner.generate(ORIGIN, Kind.ED25519);
  static final NoteSigner LOG_ML = NoteSigner.generate(ORIGIN, Kind.ML_DSA_44);
  static final NoteSigner W1 = NoteSigner.generate("witness.example/w1", Kind.ED25519_COSIGNATURE);
  static final NoteSigner W2 = NoteSigner.generate("witness.example/w2", Kind.ML_DSA_44);
  static final long NOW = 1_700_000_000;

  private Keys() {}

  static SignedNote note(String text, NoteSigner... signers) {
    return new SignedNote(text, Arrays.stream(signers).map(s -> s.sign(text, NOW)).toList());
  }

  static SignedNote checkpoint(long size, TreeHash root, NoteSigner... signers) {
    return note(new Checkpoint(ORIGIN, size, root).body(), signers);
  }

  static Policy policy(String quorum) {
    return Policy.parse(
        """
        log %s
        log %s
        witness W1 %s
        witness W2 %s
        %s
        """
            .formatted(
                LOG.key().vkey(), LOG_ML.key().vkey(), W1.key().vkey(), W2.key().vkey(), quorum));
  }
}

package ledger.transparency;

import static ledger.transparency.Tampered.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import ledger.transparency.NoteKey.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PolicyTest {

  private static final String LOG = "log " + Keys.LOG.key().vkey();
  private static final String W1 = "witness W1 " + Keys.W1.key().vkey();
  private static final TreeHash ROOT = TreeHash.leaf(new byte[0]);

  static Stream<Tampered<String>> malformed() {
    var cosigner = Keys.W1.key().vkey();
    var reused = new NoteKey("other.example", Kind.ED25519, Keys.LOG.key().key()).vkey();
    return Stream.of(
        row("nothing", ""),
        row("no quorum", LOG + "\n" + W1 + "\n"),
        row("two quorums", "quorum none\nquorum none\n"),
        row("quorum of two names", W1 + "\nquorum W1 W1\n"),
        row("quorum of nobody known", "quorum W1\n"),
        row("quorum before its witness", "quorum W1\n" + W1 + "\n"),
        row("a word not known", "logs " + cosigner + "\nquorum none\n"),
        row("a log without a key", "log\nquorum none\n"),
        row("a log with a name", LOG.replace("log ", "log L ") + " x\nquorum none\n"),
        row("a log with a key of a witness", "log " + cosigner + "\nquorum none\n"),
        row(
            "a witness with a key of a log",
            "witness W " + Keys.LOG.key().vkey() + "\nquorum none\n"),
        row("a witness without a name", "witness " + cosigner + "\nquorum none\n"),
        row("the same log twice", LOG + "\n" + LOG + "\nquorum none\n"),
        row("the same key under two names", LOG + "\nlog " + reused + "\nquorum none\n"),
        row("the same witness twice", W1 + "\n" + W1.replace("W1", "W9") + "\nquorum none\n"),
        row(
            "two witnesses of one name",
            W1 + "\nwitness W1 " + Keys.W2.key().vkey() + "\nquorum none\n"),
        row("a witness called none", W1.replace("W1", "none") + "\nquorum none\n"),
        row("a group called none", W1 + "\ngroup none 1 W1\nquorum none\n"),
        row("a group called as a witness", W1 + "\ngroup W1 1 W1\nquorum none\n"),
        row("a group of nobody", W1 + "\ngroup G 1\nquorum none\n"),
        row("a group of none", "group G 1 none\nquorum none\n"),
        row("a group of nobody known", W1 + "\ngroup G 1 W2\nquorum none\n"),
        row("a group of itself", W1 + "\ngroup G any W1 G\nquorum G\n"),
        row("one member twice", W1 + "\ngroup G 1 W1 W1\nquorum none\n"),
        row("one member of two groups", W1 + "\ngroup G 1 W1\ngroup H 1 W1\nquorum none\n"),
        row("none of one", W1 + "\ngroup G 0 W1\nquorum G\n"),
        row("two of one", W1 + "\ngroup G 2 W1\nquorum G\n"),
        row("4294967297 of one", W1 + "\ngroup G 4294967297 W1\nquorum G\n"),
        row("01 of one", W1 + "\ngroup G 01 W1\nquorum G\n"),
        row("minus one of one", W1 + "\ngroup G -1 W1\nquorum G\n"),
        row("CRLF", LOG + "\r\nquorum none\r\n"),
        row("a form feed between words", "quorum\fnone\n"),
        row("a no-break space between words", "quorum\u00a0none\n"),
        row("an ideographic space in front", "\u3000quorum none\n"),
        row("NUL in a comment", "# \0\nquorum none\n"),
        row("a key with another id", LOG.replaceFirst("\\+[0-9a-f]{8}\\+", "+00000000+") + "\n"));
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void what_is_no_policy_is_refused(Tampered<String> policy) {
    assertThatThrownBy(() -> Policy.parse(policy.what()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("policy");
  }

  /// The example of the specification, with keys.
  @Test
  void two_of_three_and_one_of_three() {
    var signers = new ArrayList<NoteSigner>();
    for (var name : List.of("X1", "X2", "X3", "Y1", "Y2", "Y3"))
      signers.add(NoteSigner.generate(name + ".example", Kind.ED25519_COSIGNATURE));
    var policy =
        Policy.parse(
            """
            # the log
            log %s https://ledger.example/log

            witness X1 %s
            witness X2 %s
            \t witness  X3\t%s https://x3.example/w \t
            group X-witnesses 2 X1 X2 X3
              # others
            witness Y1 %s
            witness Y2 %s
            witness Y3 %s
            group Y-witnesses any Y1 Y2 Y3

            group X-and-Y all X-witnesses Y-witnesses
            quorum X-and-Y
            """
                .formatted(
                    Stream.concat(Stream.of(Keys.LOG), signers.stream())
                        .map(s -> s.key().vkey())
                        .toArray()));
    for (int some = 0; some < 64; some++) {
      var by = new ArrayList<NoteSigner>(List.of(Keys.LOG));
      for (int i = 0; i < 6; i++) if ((some >> i & 1) == 1) by.add(signers.get(i));
      var note = Keys.checkpoint(1, ROOT, by.toArray(NoteSigner[]::new));
      boolean met = Integer.bitCount(some & 7) >= 2 && (some & 56) != 0;
      assertThat(accepted(policy, note)).as("witnesses " + some).isEqualTo(met);
    }
    assertThat(policy.witnesses().get(2).url()).contains("https://x3.example/w");
    assertThat(policy.logs()).containsExactly(Keys.LOG.key());
  }

  private static boolean accepted(Policy policy, SignedNote note) {
    return policy.check(note) instanceof Policy.Finding.Accepted;
  }

  static Stream<Tampered<SignedNote>> forged() {
    var text = new Checkpoint(Keys.ORIGIN, 1, ROOT).body();
    var elsewhere = new Checkpoint("ledger.example/other", 1, ROOT).body();
    var good = Keys.note(text, Keys.LOG, Keys.W1, Keys.W2);
    var log = good.signatures().get(0);
    var bad = new SignedNote.Signature(log.name(), log.keyId(), new byte[64]);
    var late = Keys.W1.sign(text, Keys.NOW + 1).bytes();
    System.arraycopy(Keys.W1.sign(text, Keys.NOW).bytes(), 0, late, 0, 8);
    return Stream.of(
        row("no signature", new SignedNote(text, List.of())),
        row("only the log", Keys.note(text, Keys.LOG)),
        row("only the witnesses", Keys.note(text, Keys.W1, Keys.W2)),
        row("one witness of two", Keys.note(text, Keys.LOG, Keys.W1)),
        row("one witness twice", Keys.note(text, Keys.LOG, Keys.W1, Keys.W1)),
        row("the log's key on another origin", Keys.note(elsewhere, Keys.LOG, Keys.W1, Keys.W2)),
        row(
            "a stranger of the log's name",
            Keys.note(text, NoteSigner.generate(Keys.ORIGIN, Kind.ED25519), Keys.W1, Keys.W2)),
        row("a signature of the log that is not its own", good.with(List.of(bad))),
        row(
            "a cosignature for another origin",
            Keys.note(text, Keys.LOG, Keys.W1).with(List.of(Keys.W2.sign(elsewhere, Keys.NOW)))),
        row(
            "a cosignature with another time",
            Keys.note(text, Keys.LOG, Keys.W2)
                .with(
                    List.of(
                        new SignedNote.Signature(Keys.W1.key().name(), Keys.W1.key().id(), late)))),
        row("no checkpoint", Keys.note("a text\n", Keys.LOG)),
        row("a size with a leading zero", Keys.note(text.replace("\n1\n", "\n01\n"), Keys.LOG)));
  }

  @ParameterizedTest
  @MethodSource("forged")
  void a_note_that_the_policy_does_not_believe_is_refused(Tampered<SignedNote> note) {
    var policy = Keys.policy("group both all W1 W2\nquorum both");
    assertThat(policy.check(note.what())).isInstanceOf(Policy.Finding.Refused.class);
  }

  @Test
  void strangers_signatures_are_passed_over_and_either_key_of_the_log_is_enough() {
    var stranger = NoteSigner.generate("stranger.example", Kind.ED25519);
    var both = Keys.policy("group both all W1 W2\nquorum both");
    for (var log : List.of(Keys.LOG, Keys.LOG_ML))
      assertThat(both.check(Keys.checkpoint(1, ROOT, stranger, log, Keys.W1, Keys.W2)))
          .isEqualTo(
              new Policy.Finding.Accepted(
                  new Checkpoint(Keys.ORIGIN, 1, ROOT), Set.of("W1", "W2")));
    assertThat(accepted(Keys.policy("quorum none"), Keys.checkpoint(1, ROOT, Keys.LOG))).isTrue();
    assertThat(accepted(Keys.policy("quorum W2"), Keys.checkpoint(1, ROOT, Keys.LOG, Keys.W2)))
        .isTrue();
  }
}

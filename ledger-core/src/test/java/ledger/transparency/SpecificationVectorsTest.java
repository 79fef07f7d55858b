package ledger.transparency;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The examples in the specifications of C2SP.
class SpecificationVectorsTest {

  private static final String FOO =
      "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";

  private static final String FOO_NOTE =
      """
      This is an example message.

      — example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
      """;

  private static final String POEM =
      """
      Ognuno sta solo sul cuor della terra
      trafitto da un raggio di sole:

      ed è subito sera.

      — quasimodo.example/salvatore NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=
      """;

  private static final String SOFA =
      """
      example.com/behind-the-sofa
      20852163
      CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

      — example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
      — witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==
      """;

  private static final String REQUEST =
      """
      old 20852014
      PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=
      jrJZDmY8Y7SyJE0MWLpLozkIVMSMZcD5kvuKxPC3swk=
      5+pKlUdi2LeF/BcMHBn+Ku6yhPGNCswZZD1X/6QgPd8=
      /6WVhPs2CwSsb5rYBH5cjHV/wSmA79abXAwhXw3Kj/0=

      """
          + SOFA;

  @Test
  void the_note_of_signed_note_is_signed_by_its_key() {
    var note = SignedNote.parse(FOO_NOTE).orElseThrow();
    var key = NoteKey.parse(FOO).orElseThrow();
    assertThat(key.vkey()).isEqualTo(FOO);
    assertThat(note.text()).isEqualTo("This is an example message.\n");
    assertThat(note.signatures()).singleElement().matches(key::signed);
    assertThat(key.verifies(note.signatures().getFirst(), note.text())).isTrue();
    assertThat(key.verifies(note.signatures().getFirst(), "This is an example message!\n"))
        .isFalse();
    assertThat(note.encode()).isEqualTo(FOO_NOTE);
  }

  @Test
  void a_text_may_have_empty_lines() {
    var note = SignedNote.parse(POEM).orElseThrow();
    assertThat(note.text()).endsWith("sole:\n\ned è subito sera.\n");
    assertThat(note.encode()).isEqualTo(POEM);
  }

  @Test
  void a_checkpoint_is_three_lines() {
    var note = SignedNote.parse(SOFA).orElseThrow();
    var checkpoint = Checkpoint.parse(note.text()).orElseThrow();
    assertThat(checkpoint.origin()).isEqualTo("example.com/behind-the-sofa");
    assertThat(checkpoint.size()).isEqualTo(20_852_163);
    assertThat(checkpoint.root().base64())
        .isEqualTo("CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=");
    assertThat(checkpoint.body()).isEqualTo(note.text());
    assertThat(note.encode()).isEqualTo(SOFA);
  }

  @Test
  void a_cosignature_has_its_time_in_front_and_in_the_message() {
    var cosignature = SignedNote.parse(SOFA).orElseThrow().signatures().getLast();
    assertThat(cosignature.bytes()).hasSize(8 + 64).startsWith(0, 0, 0, 0, 0x64, 0x18, 0x50, 0xCB);
    var message = NoteKey.Kind.ED25519_COSIGNATURE.message("any", 1_679_315_147, "text\n");
    assertThat(new String(message, StandardCharsets.US_ASCII))
        .isEqualTo("cosignature/v1\ntime 1679315147\ntext\n");
  }

  /// Nobody but its authors has the keys of that log, so it is a log we do not know.
  @Test
  void the_example_request_to_a_witness_is_read_to_its_end() throws Exception {
    var witness = new Witness(Map.of(), List.of(Keys.W1), new NoStore(), () -> Keys.NOW);
    assertThat(witness.add(REQUEST))
        .isEqualTo(
            new Witness.Answer.Refused(404, "no log is known here as example.com/behind-the-sofa"));
    var known =
        new Witness(
            Map.of("example.com/behind-the-sofa", List.of(Keys.LOG.key())),
            List.of(Keys.W1),
            new NoStore(),
            () -> Keys.NOW);
    assertThat(known.add(REQUEST))
        .isInstanceOfSatisfying(
            Witness.Answer.Refused.class, refused -> assertThat(refused.status()).isEqualTo(403));
  }

  private record NoStore() implements Witness.Store {
    @Override
    public Optional<String> last(String origin) {
      return Optional.empty();
    }

    @Override
    public void keep(String origin, String note) throws IOException {
      throw new IOException("nothing is to be kept of " + origin);
    }
  }

  @Test
  void a_receipt_is_written_as_tlog_proof_shows_it() {
    var text =
        """
        c2sp.org/tlog-proof@v1
        extra YWdlLXYxLjIuMS1kYXJ3aW4tYXJtNjQudGFyLmd6
        index 73894
        gSKyXoYZUgZ6jduWYrkDOARinOMGJveXjgMkBTcdPlQ=
        B95lDa8R83lS8n0eG+o0buTxRKQTYFi//1U8anccXmA=

        """
            + SOFA;
    var proof = TlogProof.parse(text).orElseThrow();
    assertThat(proof.inclusion().index()).isEqualTo(73_894);
    assertThat(proof.inclusion().siblings())
        .extracting(TreeHash::base64)
        .containsExactly(
            "gSKyXoYZUgZ6jduWYrkDOARinOMGJveXjgMkBTcdPlQ=",
            "B95lDa8R83lS8n0eG+o0buTxRKQTYFi//1U8anccXmA=");
    assertThat(proof.checkpoint()).isEqualTo(SOFA);
    assertThat(proof.encode()).isEqualTo(text.replaceFirst("extra .*\n", ""));
  }
}

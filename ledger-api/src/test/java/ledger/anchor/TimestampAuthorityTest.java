package ledger.anchor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A checkpoint is timestamped by an authority that others wrote, and verified with their tool.
class TimestampAuthorityTest {

  private static final byte[] DATA = "a checkpoint".getBytes(StandardCharsets.UTF_8);

  @TempDir private static Path home;
  private static Tsa tsa;
  private static TimestampAuthority authority;

  @BeforeAll
  static void an_authority() throws Exception {
    assumeTrue(Tsa.isThere(), "there is no openssl here, which plays the timestamping authority");
    tsa = new Tsa(home);
    authority = new TimestampAuthority(tsa.url());
  }

  @AfterAll
  static void stop() {
    if (tsa == null) return;
    authority.close();
    tsa.close();
  }

  @BeforeEach
  void it_answers_well() {
    tsa.answersInstead(answer -> answer);
  }

  @Test
  void what_it_answers_is_verified_by_openssl_against_what_was_sent_and_nothing_else()
      throws Exception {
    var answer = authority.timestamp(DATA);
    assertThat(tsa.verify(DATA, answer)).contains("Verification: OK").endsWith("exit 0");
    assertThat(tsa.verify("another".getBytes(StandardCharsets.UTF_8), answer))
        .contains("Verification: FAILED")
        .endsWith("exit 1");
  }

  @Test
  void an_answer_to_an_earlier_request_is_not_taken() throws Exception {
    var earlier = authority.timestamp(DATA);
    tsa.answersInstead(_ -> earlier);
    refused("not good");
  }

  @Test
  void an_answer_whose_signature_was_altered_is_not_taken() {
    tsa.answersInstead(answer -> {
      answer[answer.length - 1] ^= 1;
      return answer;
    });
    refused("not good");
  }

  @Test
  void what_is_no_answer_is_told() {
    tsa.answersInstead(_ -> "<html>".getBytes(StandardCharsets.UTF_8));
    refused("");
    tsa.answersInstead(_ -> new byte[0]);
    refused("it answers 500");
    tsa.answersInstead(_ -> new byte[2 << 20]);
    refused("");
  }

  @Test
  void a_rejection_is_told_with_its_status() {
    // PKIStatusInfo with status 2, rejection
    tsa.answersInstead(_ -> new byte[] {0x30, 5, 0x30, 3, 2, 1, 2});
    refused("status 2");
  }

  private static void refused(String why) {
    assertThatThrownBy(() -> authority.timestamp(DATA))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(why);
  }
}

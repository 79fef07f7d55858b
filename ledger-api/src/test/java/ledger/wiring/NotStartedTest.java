package ledger.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import ledger.log.Forked;
import org.junit.jupiter.api.Test;

class NotStartedTest {

  @Test
  void a_record_that_ends_before_what_was_signed_is_told_in_a_sentence() {
    var fault = new IllegalStateException("a bean", new Forked("entry 284 is missing"));
    assertThat(NotStarted.because(fault, Path.of("nowhere")))
        .isEqualTo(
            "The ledger did not start: what is stored is not what was signed. It says: entry 284 is missing."
                + " Put the database back from its own backup, and compare it with a checkpoint that was kept elsewhere.");
  }

  @Test
  void a_file_where_a_folder_is_needed_is_told() {
    assertThat(
            NotStarted.because(
                new UncheckedIOException(new FileAlreadyExistsException("/etc/passwd")),
                Path.of("/etc/passwd")))
        .isEqualTo(
            "The ledger did not start: /etc/passwd: it is a file, and has to be a folder. Correct that, or choose another folder with --data.");
  }
}

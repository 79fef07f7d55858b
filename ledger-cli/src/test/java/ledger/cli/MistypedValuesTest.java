package ledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What cannot be what it was typed as is told in one sentence, with 2, and never in Java's words.
class MistypedValuesTest {

  private static final String NO_ADDRESS = "is no address: write it as http://localhost:8080";

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''",
        "-",
        "http://",
        "http://:",
        "http://a b",
        "http://[::1",
        "http://localhost:1/%zz",
        "http://localhost:-1",
        "localhost:8080",
        "file:///etc/passwd",
        "ftp://localhost",
      })
  void what_is_no_address_is_told_with_one(String url) {
    for (var typed : new String[] {"verify", "login", "logout", "rebuild", "export bundle"})
      assertWrong(typed.split(" "), url, "--url " + url + " " + NO_ADDRESS);
    assertWrong(new String[] {"new", "Harbour"}, url, "--url " + url + " " + NO_ADDRESS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "http://localhost:0      | has no port: ports are 1 to 65535",
        "http://localhost:99999  | has no port: ports are 1 to 65535",
        "http://localhost:1/?a=b | has a ? or a # in it",
        "http://localhost:1/#a   | has a ? or a # in it",
      })
  void an_address_with_what_none_has_is_told_what_to_leave_out(String url, String told) {
    assertWrong(new String[] {"verify"}, url, "--url " + url + " " + told);
    assertWrong(new String[] {"logout"}, url, "--url " + url + " " + told);
  }

  /// A password is for nobody who reads along.
  @Test
  void a_password_in_an_address_is_refused_and_not_repeated() {
    for (var url : new String[] {"http://user:s3cret@localhost", "http://user:s3cret@ localhost"}) {
      var ran = Ran.ledger("verify", "--url", url);
      assertThat(ran.code()).isEqualTo(LedgerCommand.USAGE);
      assertThat(ran.err()).startsWith("--url http://…@").doesNotContain("s3cret");
    }
  }

  @Test
  void an_address_may_be_in_capitals_and_in_letters_of_any_script() {
    var ran = Ran.ledger("verify", "--url", "HTTP://localhost:1/мир");
    assertThat(ran.code()).isEqualTo(LedgerCommand.NOT_DONE);
    assertThat(ran.err())
        .startsWith("no ledger answers at http://localhost:1/%D0%BC%D0%B8%D1%80: check");
  }

  private static void assertWrong(String[] typed, String url, String told) {
    var arguments = new ArrayList<Object>(Arrays.asList(typed));
    arguments.add("--url");
    arguments.add(url);
    assertWrong(told, arguments.toArray());
  }

  private static void assertWrong(String told, Object... typed) {
    var ran = Ran.ledger(typed);
    assertThat(ran.code()).as(ran.err()).isEqualTo(LedgerCommand.USAGE);
    assertThat(ran.err()).contains(told).doesNotContain("Exception", "java.", "\tat ");
    assertThat(ran.err().lines()).as("one sentence, and where more is told").hasSizeLessThan(3);
    assertThat(ran.out()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "abc                  | 'abc' is no whole number, 0 or more",
        "-1                   | '-1' is no whole number, 0 or more",
        "1.5                  | '1.5' is no whole number, 0 or more",
        "\"\"                   | '' is no whole number, 0 or more",
        "99999999999999999999 | 99999999999999999999 is too large a number",
      })
  void what_is_no_number_is_told(String number, String told) {
    assertWrong(told, "show", "harbour", "--width=" + number);
    assertWrong(told, "prove", "--bundle", folder, "--from=" + number);
    assertWrong(told, "witness", "--keep", folder, "--name", "w", "--log", "x", "--port=" + number);
  }

  @Test
  void numbers_that_nothing_has_are_told() {
    for (int width : new int[] {0, 39, 10_000})
      assertWrong(
          "a line has from 40 to 9999 columns",
          asked("show", "harbour", "--width", String.valueOf(width)));
    assertWrong(
        "ports are 0 to 65535",
        "witness",
        "--keep",
        folder,
        "--name",
        "w",
        "--log",
        "x",
        "--port",
        65_536);
    assertWrong("--to goes with --from", "prove", 3, "--bundle", folder, "--to", 9);
  }

  @Test
  void what_is_no_id_is_told() {
    for (var id : new String[] {"a b", "", "../x", "a/b?c", "é", "%zz"}) {
      assertWrong("\"" + id + "\" is no id: use", asked("show", id));
      assertWrong("\"" + id + "\" is no id: use", asked("erase", id, "p", "--legal-basis", "x"));
      assertWrong("\"" + id + "\" is no id: use", asked("unseal", id, "0-0-0-0-1"));
    }
    assertWrong("'x' is no id of an act: write it as", asked("unseal", "harbour", "x"));
    assertWrong(
        "--token is no token", "show", "n", "--url", "http://localhost:1", "--token", "a\nb");
  }

  private static Object[] asked(Object... typed) {
    var arguments = new ArrayList<>(Arrays.asList(typed));
    arguments.addAll(Arrays.asList("--url", "http://localhost:1", "--token", "x"));
    return arguments.toArray();
  }

  @Test
  void what_is_no_file_or_no_folder_is_told() throws IOException {
    var file = Files.writeString(folder.resolve("file"), "x");
    assertWrong("nothing is named", asked("export", ""));
    assertWrong("nothing is named", "verify", "");
    assertWrong("nothing is named", asked("record", ""));
    assertWrong(folder + " is a folder: name a file", asked("record", file, "--ca-cert", folder));
    assertWrong("is no folder: check the path", "prove", 3, "--bundle", file);
    assertWrong("is no folder: name one", asked("watch", "--once", "--keep", file));
    var missing = folder.resolve("missing");
    for (var policy : new Path[] {missing, folder, file}) {
      assertWrong("--policy " + policy, asked("watch", "--keep", missing, "--policy", policy));
      assertWrong("--policy " + policy, "prove", 3, "--bundle", folder, "--policy", policy);
      assertWrong(
          "--policy " + policy,
          "witness",
          "--keep",
          missing,
          "--name",
          "w",
          "--port",
          0,
          "--policy",
          policy);
      assertWrong(policy + " cannot be read", "verify", folder, "--policy", policy);
    }
    assertThat(missing).doesNotExist();
  }

  /// A device that never ends is no policy and no certificate either.
  @Test
  void what_has_no_end_is_not_read_to_it() {
    var zeros = Path.of("/dev/zero");
    org.junit.jupiter.api.Assumptions.assumeTrue(Files.exists(zeros));
    assertWrong("is no policy and no checkpoint", "verify", folder, "--policy", zeros);
    assertWrong("is no policy and no checkpoint", "verify", folder, "--checkpoint", zeros);
    assertWrong("is no certificate", asked("verify", "--ca-cert", zeros));
  }
}

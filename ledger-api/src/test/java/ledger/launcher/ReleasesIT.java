package ledger.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.skyscreamer.jsonassert.JSONAssert;
import org.skyscreamer.jsonassert.JSONCompareMode;

/// What each release has stored is had again by this one. In the folder of a release is what its
/// own `./ledger` made of a ledger with every act of docs/spec/acts.md and the scenarios: a backup,
/// a bundle, the checkpoint that was shown, and some answers. It is never made anew.
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class ReleasesIT {

  private static final Path RELEASES = Path.of("src/test/resources/releases");

  @TempDir private Path folder;

  static List<Path> releases() throws IOException {
    try (var folders = Files.list(RELEASES)) {
      return folders.sorted().map(Path::toAbsolutePath).toList();
    }
  }

  @ParameterizedTest
  @MethodSource("releases")
  void a_backup_of_it_goes_on_and_answers_what_it_answered(Path release) throws Exception {
    var data = folder.resolve("data");
    Files.writeString(folder.resolve("passphrase"), "correct horse battery staple\n");

    assertThat(
            run(
                "restore",
                release.resolve("backup").toString(),
                "--data",
                data.toString(),
                "--keys",
                release.resolve("keys").toString(),
                "--passphrase-file",
                folder.resolve("passphrase").toString(),
                "--erasures",
                release.resolve("erasures").toString(),
                "--checkpoint",
                release.resolve("checkpoint").toString()))
        .contains("all of them verified")
        .contains("exit 0");

    var server = new Served(data, Map.of("LEDGER_PERSONAL_DATA", "sealed"));
    try {
      var owner = server.token();
      long shown = size(release.resolve("checkpoint"));
      for (var answer : answers(release))
        JSONAssert.assertEquals(
            answer.toString(),
            Files.readString(answer),
            server.text(owner, asked(release.relativize(answer)).formatted(shown - 1)),
            JSONCompareMode.STRICT_ORDER);
      long next = server.record(owner, opening());
      assertThat(next).isGreaterThanOrEqualTo(shown);
      server.at(next, owner, "/negotiations");
      assertThat(run("verify", "--url", server.url(), "--token", owner))
          .contains("intact")
          .contains("exit 0");
    } finally {
      server.kill();
    }
  }

  @ParameterizedTest
  @MethodSource("releases")
  void a_bundle_of_it_is_proved(Path release) throws Exception {
    assertThat(
            run(
                "verify",
                release.resolve("bundle").toString(),
                "--checkpoint",
                release.resolve("checkpoint").toString()))
        .contains("intact")
        .contains("exit 0");
  }

  private static String run(String... arguments) throws Exception {
    return Launched.output(Launched.ledger(arguments));
  }

  private static List<Path> answers(Path release) throws IOException {
    try (Stream<Path> files = Files.walk(release.resolve("answers"))) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /// Its name is its address.
  private static String asked(Path answer) {
    return "/negotiations"
        + answer.toString().replaceFirst("^answers", "").replace(".json", "")
        + "?about=2026-12-01T00:00:00Z&knownBy=%d";
  }

  private static long size(Path checkpoint) throws IOException {
    return Long.parseLong(Files.readAllLines(checkpoint).get(1));
  }

  private static String opening() {
    return "{\"act\": \"OpenNegotiation\", \"actId\": \"%s\", \"negotiation\": \"next\", \"mode\": \"PERFORMED\", \"title\": \"x\"}"
        .formatted(UUID.randomUUID());
  }
}

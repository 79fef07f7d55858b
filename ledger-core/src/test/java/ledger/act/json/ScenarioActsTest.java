package ledger.act.json;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ledger.Corridor;
import ledger.Golden;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which acts the files of a scenario stand for, whole and with their ids: however a file is
/// written anew, they stay. (Those of the founding case: `VocabularyTest`.)
class ScenarioActsTest {

  private static final ActFormat FORMAT = new ActFormat();

  @ParameterizedTest
  @ValueSource(strings = {"exchange", "treaty"})
  void it_stands_for_these_acts(String scenario) throws IOException {
    var folder = Path.of("../scenarios", scenario);
    Golden.of(scenario + ".ndjson")
        .matches(lines(folder.resolve("setup.yaml")) + lines(folder.resolve("story.yaml")));
  }

  private static String lines(Path file) throws IOException {
    try (Stream<byte[]> acts = ActFile.lines(file)) {
      return acts.map(act -> new String(FORMAT.write(Corridor.read(act)), StandardCharsets.UTF_8))
          .collect(Collectors.joining("\n", "", "\n"));
    }
  }
}

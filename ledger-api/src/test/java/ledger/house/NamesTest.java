package ledger.house;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// One word, one thing: whoever searches for the name of a type finds one type.
class NamesTest {

  private static final List<String> MODULES =
      List.of("ledger-core", "ledger-projections", "ledger-api", "ledger-cli");

  @Test
  void no_two_types_have_one_name() throws IOException {
    var places = placesByName();
    assertThat(places).hasSizeGreaterThan(400);
    places.values().removeIf(files -> files.size() == 1);
    assertThat(places).isEmpty();
  }

  private static Map<String, List<Path>> placesByName() throws IOException {
    try (var files = MODULES.stream().flatMap(NamesTest::sources)) {
      return files.collect(
          groupingBy(file -> file.getFileName().toString(), mapping(file -> file, toList())));
    }
  }

  private static Stream<Path> sources(String module) {
    try {
      return Files.walk(Path.of("..", module, "src", "main", "java"))
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.endsWith("package-info.java"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

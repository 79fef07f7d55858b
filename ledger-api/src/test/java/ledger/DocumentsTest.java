package ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DocumentsTest {

  private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)(#[^)]*)?\\)");

  @Test
  void every_link_leads_to_a_file() throws IOException {
    var broken = new ArrayList<String>();
    int links = 0;
    for (var document : documents())
      for (var link :
          LINK.matcher(Files.readString(document)).results().map(r -> r.group(1)).toList()) {
        links++;
        if (!link.startsWith("http") && !Files.exists(document.resolveSibling(link)))
          broken.add(document + " -> " + link);
      }
    assertThat(links).isGreaterThan(30);
    assertThat(broken).isEmpty();
  }

  @Test
  void the_readme_is_short_and_names_the_commands_that_are_tested() throws IOException {
    var readme = Files.readString(PROJECT.resolve("README.md"));
    assertThat(readme.lines().count()).isLessThan(100);
    assertThat(readme)
        .contains("$ ./ledger demo")
        .contains("$ mvn verify")
        .contains("./ledger record");
  }

  private static List<Path> documents() throws IOException {
    try (Stream<Path> root = Files.list(PROJECT);
        Stream<Path> docs = Files.walk(PROJECT.resolve("docs"))) {
      return Stream.concat(root, docs).filter(file -> file.toString().endsWith(".md")).toList();
    }
  }
}

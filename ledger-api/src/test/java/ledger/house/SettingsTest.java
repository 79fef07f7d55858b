package ledger.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ledger.Golden;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Every setting is described, none is described that nobody reads, and docs/guide/settings.md has
/// them all: `-Dgolden.update` writes it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SettingsTest {

  private static final String METADATA = "META-INF/spring-configuration-metadata.json";
  private static final Path PROJECT = Path.of("..");
  private static final JsonMapper JSON = JsonMapper.shared();

  /// Of Spring Boot, and of use beside those that the ledger sets.
  private static final List<String> OF_USE =
      List.of(
          "logging.structured.format.console",
          "server.ssl.client-auth",
          "spring.datasource.password",
          "spring.datasource.url",
          "spring.datasource.username",
          "spring.datasource.hikari.connection-timeout");

  /// Spring Boot says nothing of the pool's.
  private static final Map<String, Described> POOL =
      Map.of(
          "spring.datasource.hikari.connection-timeout",
          new Described(
              "Milliseconds after which nobody waits for a connection any more.", "30000"),
          "spring.datasource.hikari.maximum-pool-size",
          new Described("Connections to the database at most, beside the record's own.", "10"));

  /// They are read as `@Value`, of the environment, or by a constant that names them.
  private static final Pattern READ =
      Pattern.compile(
          "\\$\\{(ledger\\.[a-z.-]+)[:}]|(?:getProperty|text)\\([^\")]*\"(ledger\\.[a-z.-]+)\"|static final String [A-Z]+ = \"(ledger\\.[a-z.-]+)\"");

  private static final Pattern WITH_DEFAULT =
      Pattern.compile("@Value\\(\"\\$\\{(ledger\\.[a-z.-]+):([^$}]+)}\"\\)");

  private static final Pattern VARIABLE =
      Pattern.compile("\\b(LEDGER_[A-Z_]+|JDK25_HOME|NO_COLOR)\\b");

  /// What is said of a setting.
  private record Described(String description, String defaultValue) {}

  private final Map<String, Described> ours = new TreeMap<>();
  private final Map<String, Described> springs = new TreeMap<>();
  private final Map<String, String> set = new TreeMap<>();
  private final Map<String, String> variables = new TreeMap<>();
  private String sources = "";

  @BeforeAll
  void what_is_read_and_what_is_said_of_it() throws IOException {
    var own = Path.of("src/main/resources", METADATA);
    read(JSON.readTree(Files.readString(own)), ours);
    for (var metadata :
        Collections.list(SettingsTest.class.getClassLoader().getResources(METADATA)))
      try (InputStream in = metadata.openStream()) {
        read(JSON.readTree(in), springs);
      }
    springs.putAll(POOL);
    var yaml = Files.readString(Path.of("src/main/resources/application.yaml"));
    flatten("", new Load(LoadSettings.builder().build()).loadFromString(yaml));
    var described = new Properties();
    try (var in =
        Files.newBufferedReader(Path.of("src/main/resources/ledger/wiring/variables.properties"))) {
      described.load(in);
    }
    described.forEach((name, text) -> variables.put(name.toString(), text.toString()));
    sources = text("ledger-api/src/main/java", "ledger-cli/src/main/java");
  }

  private static void read(JsonNode metadata, Map<String, Described> into) {
    for (var property : metadata.path("properties"))
      if (!property.path("description").asString("").isEmpty())
        into.put(
            property.path("name").asString(),
            new Described(
                property.path("description").asString(),
                property.path("defaultValue").asString("")));
  }

  private void flatten(String prefix, Object value) {
    if (!(value instanceof Map<?, ?> map)) set.put(prefix, String.valueOf(value));
    else
      map.forEach((key, below) -> {
        var name = key.toString().replaceAll("[\\[\\]]", "");
        flatten(prefix.isEmpty() ? name : prefix + "." + name, below);
      });
  }

  private static String text(String... folders) throws IOException {
    var all = new StringBuilder();
    for (var folder : folders)
      try (Stream<Path> files = Files.walk(PROJECT.resolve(folder))) {
        for (var file : files.filter(f -> f.toString().endsWith(".java")).toList())
          all.append(Files.readString(file));
      }
    return all.toString();
  }

  @Test
  void every_setting_that_is_read_is_described_and_none_besides() {
    var read =
        READ.matcher(sources)
            .results()
            .map(found ->
                Stream.of(found.group(1), found.group(2), found.group(3))
                    .filter(one -> one != null)
                    .findFirst()
                    .orElseThrow())
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(ours.keySet()).hasSizeGreaterThan(40).containsExactlyElementsOf(read);
  }

  @Test
  void a_setting_has_the_default_that_is_said() {
    WITH_DEFAULT
        .matcher(sources)
        .results()
        .forEach(found ->
            assertThat(ours.get(found.group(1)).defaultValue())
                .as(found.group(1))
                .isEqualToIgnoringCase(found.group(2)));
  }

  @Test
  void what_is_said_is_a_sentence() {
    assertThat(ours.values()).allMatch(one -> one.description().matches("[A-Z].*\\."));
    assertThat(variables.values()).allMatch(one -> one.matches("[A-Z`].*\\."));
  }

  @Test
  void each_can_be_set_by_the_variable_that_is_named() {
    for (var name : ours.keySet())
      assertThat(
              new SystemEnvironmentPropertySource("environment", Map.of(variable(name), "it"))
                  .getProperty(name))
          .isEqualTo("it");
  }

  @Test
  void every_variable_that_commands_and_images_read_is_described_and_none_besides()
      throws IOException {
    var read = new TreeSet<String>();
    for (var text :
        List.of(
            text("ledger-cli/src/main/java", "ledger-api/src/main/java/ledger/wiring"),
            Files.readString(PROJECT.resolve("ledger")),
            Files.readString(PROJECT.resolve("Dockerfile")),
            Files.readString(PROJECT.resolve("docker-compose.yml"))))
      VARIABLE.matcher(text).results().forEach(found -> read.add(found.group()));
    ours.keySet().forEach(name -> read.remove(variable(name)));
    assertThat(variables.keySet()).containsExactlyElementsOf(read);
  }

  @Test
  void the_guide_has_them_all() {
    new Golden(PROJECT.resolve("docs/guide/settings.md")).matches(guide());
  }

  private String guide() {
    var guide =
        new StringBuilder(
            """
            # Every setting

            Written by a test from what the program declares (`SettingsTest`, `-Dgolden.update`): what is not here is not read.

            A setting is a variable of the environment (`LEDGER_QUOTA_ACTS=100`), or a line in a file `application.properties` in the folder where the server is started (`ledger.quota.acts=100`).
            Times are `250ms`, `15s`, `10m`, `6h`, `180d`.
            Where nothing stands for a default, the description says what holds. What belongs together is told in [operating.md](operating.md).

            ## Of the ledger

            | Variable | Setting | Default | |
            |--|--|--|--|
            """);
    ours.forEach((name, said) ->
        row(
            guide,
            code(variable(name)),
            code(name),
            code(said.defaultValue()),
            said.description()));
    guide.append(
        """

        ## Of commands and images

        They are read by `./ledger`, by `docker-compose.yml` and at a terminal, and by nothing else.

        | Variable | |
        |--|--|
        """);
    variables.forEach((name, said) -> row(guide, code(name), said));
    guide.append(
        """

        ## Of Spring Boot, as the ledger sets them

        Each can be set in the same way, and is described as Spring Boot describes it. [Its other settings](https://docs.spring.io/spring-boot/appendix/application-properties/index.html) can be
        set too; the ledger is tested with these.

        | Setting | Here | |
        |--|--|--|
        """);
    var shown = new TreeMap<>(set);
    OF_USE.forEach(name -> shown.putIfAbsent(name, ""));
    shown.forEach((name, value) ->
        row(guide, code(name), code(value), springSaysOf(name).replaceAll("\\s+", " ")));
    return guide.toString();
  }

  /// Of a map of settings, what is said of the map.
  private String springSaysOf(String name) {
    return Stream.iterate(
            name, one -> one.contains("."), one -> one.substring(0, one.lastIndexOf('.')))
        .flatMap(one -> Optional.ofNullable(springs.get(one)).stream())
        .map(Described::description)
        .findFirst()
        .orElseThrow(() -> new AssertionError("Spring Boot has no setting " + name));
  }

  private static void row(StringBuilder guide, String... cells) {
    guide.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  private static String code(String text) {
    return text.isEmpty() ? "" : "`" + text + "`";
  }

  private static String variable(String name) {
    return name.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
  }
}

package ledger.bench.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/// A checkout that is built: what its `./ledger` runs, without the building.
///
/// @param tables what it calls its tables: a benchmark looks at them from outside
public record Build(String name, Path checkout, Tables tables) {

  /// Where a build writes what is looked at over a connection of the benchmark's own. Each value is
  /// SQL; a build that renames a table has a constant of its own.
  ///
  /// @param progress the table that says how far the read models of each negotiation are
  /// @param query what gives the name of each read model from it; a table of that name has the rows
  /// @param position its column that says how far the answer has come
  /// @param events all events in order, with everything that is stored of them
  public record Tables(String progress, String query, String position, String events) {

    /// Of commit c830e4e.
    public static final Tables TODAY =
        new Tables(
            "reading.model",
            "question",
            "position",
            "select leaf, meta, payload from record.event order by pos");

    /// Of this checkout.
    public static final Tables OURS =
        new Tables(
            "reading.freshness",
            "json_object_keys(checksums)",
            "position",
            "select leaf, opening from record.event order by pos");
  }

  private static final List<String> MAIN =
      List.of("ledger-core", "ledger-projections", "ledger-api", "ledger-cli");

  /// How `./ledger` starts the server: what it gives to Java, where it has a name, with what it
  /// gives to all of its own; in builds before that, what stands between the Java and the jar.
  private static final Pattern FLAGS =
      Pattern.compile("\nserving=\"\\$commanding (.*)\"|exec \"\\$java\" (.*) -jar \"\\$server\"");

  private static final Pattern OF_ALL = Pattern.compile("\ncommanding=\"?(.*?)\"?\n");

  /// Where they stand in files, one on a line.
  private static final Pattern IN_FILE = Pattern.compile("\\$\\(flags \"\\$here/([a-z/.]+)\"\\)");

  private static final Pattern DEFAULT = Pattern.compile("\\$\\{[A-Z_]+:-([^}]*)}");

  public static Build today(Path checkout) {
    return new Build("today's build", checkout.toAbsolutePath().normalize(), Tables.TODAY);
  }

  public static Build ours(Path checkout) {
    return new Build("ours", checkout.toAbsolutePath().normalize(), Tables.OURS);
  }

  /// With the flags of the checkout's own `./ledger`.
  public List<String> serve(Path data) throws IOException {
    var command = new ArrayList<String>();
    command.add(java());
    command.addAll(flags());
    command.addAll(List.of("-jar", serverJar().toString()));
    command.addAll(List.of("serve", "--port=0", "--data=" + data, "--json"));
    return command;
  }

  public List<String> flags() throws IOException {
    var script = Files.readString(checkout.resolve("ledger"));
    var found = FLAGS.matcher(script);
    if (!found.find())
      throw new IllegalStateException(
          checkout.resolve("ledger") + " starts no server in a way that is known here");
    var ofAll = OF_ALL.matcher(script);
    var given =
        found.group(2) != null
            ? found.group(2)
            : (ofAll.find() ? ofAll.group(1) + " " : "") + found.group(1);
    var whole = IN_FILE.matcher(given).replaceAll(file -> inFile(checkout.resolve(file.group(1))));
    var flags = DEFAULT.matcher(whole).replaceAll("$1").replace("\"", "");
    return Arrays.asList(flags.trim().split("\\s+"));
  }

  private static String inFile(Path flags) {
    try {
      return Files.readAllLines(flags).stream()
          .filter(line -> !line.startsWith("#"))
          .collect(Collectors.joining(" "));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public List<String> cli(String... arguments) {
    var jar = checkout.resolve("ledger-cli/target/ledger-cli.jar");
    if (!Files.exists(jar)) throw notBuilt(jar);
    return Stream.concat(
            Stream.of(java(), "--enable-native-access=ALL-UNNAMED", "-jar", jar.toString()),
            Arrays.stream(arguments))
        .toList();
  }

  /// Lines of main code, as they stand in the files.
  public long lines() throws IOException {
    long lines = 0;
    for (var module : MAIN)
      try (var files = Files.walk(checkout.resolve(module).resolve("src/main/java"))) {
        for (var file : files.filter(each -> each.toString().endsWith(".java")).toList())
          try (var each = Files.lines(file)) {
            lines += each.count();
          }
      }
    return lines;
  }

  /// Changes with what is built: what one build has made is not for another to find.
  public String fingerprint() throws IOException {
    var bytes = new CRC32();
    bytes.update(Files.readAllBytes(serverJar()));
    return Long.toHexString(bytes.getValue());
  }

  /// The jar that can be run. In the profile `bench` it stands beside the one with the classes,
  /// which takes the place of the one that other builds make.
  public Path serverJar() {
    var target = checkout.resolve("ledger-api/target");
    return Stream.of("ledger-api.jar", "ledger-api-packed.jar")
        .map(target::resolve)
        .filter(Build::canBeRun)
        .findFirst()
        .orElseThrow(() -> notBuilt(target.resolve("ledger-api.jar")));
  }

  private static boolean canBeRun(Path jar) {
    if (!Files.exists(jar)) return false;
    try (var file = new JarFile(jar.toFile())) {
      return file.getManifest().getMainAttributes().getValue("Start-Class") != null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static IllegalStateException notBuilt(Path jar) {
    return new IllegalStateException(
        jar + " is not there, or cannot be run: build that checkout, `mvn package -DskipTests`");
  }

  public static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}

package ledger.eyes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Go as Debian packages it, with its libraries in a folder: it builds without a network.
record Go(Path program) {

  static final String MISSING =
      "Go's verifier was not asked, because its compiler or golang.org/x/mod is not installed:"
          + " apt-get install golang-go golang-golang-x-mod-dev";

  private static final Path LIBRARIES = Path.of("/usr/share/gocode");
  private static final Path SOURCE = Path.of("src/test/go/eyes.go").toAbsolutePath();

  /// @param code 0 where it verified everything
  record Said(int code, String text) {}

  /// Empty where there is no Go, or not the libraries it needs.
  static Optional<Go> build(Path scratch) throws IOException, InterruptedException {
    if (!Files.isDirectory(LIBRARIES.resolve("src/golang.org/x/mod/sumdb/tlog")))
      return Optional.empty();
    var program = scratch.resolve("eyes");
    try {
      var said = run(scratch, List.of("go", "build", "-o", program.toString(), SOURCE.toString()));
      if (said.code() != 0) throw new IOException("eyes.go does not build: " + said.text());
      return Optional.of(new Go(program));
    } catch (NotInstalled _) {
      return Optional.empty();
    }
  }

  Said of(Path folder) throws IOException, InterruptedException {
    return run(folder, List.of(program.toString(), folder.toString()));
  }

  private static final class NotInstalled extends IOException {
    private static final long serialVersionUID = 1L;

    NotInstalled(IOException cause) {
      super(cause);
    }
  }

  private static Said run(Path scratch, List<String> command)
      throws IOException, InterruptedException {
    var out = Files.createTempFile("eyes", ".txt");
    var process = started(new ProcessBuilder(new ArrayList<>(command)), scratch, out);
    if (!process.waitFor(2, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new IOException(command + " does not end");
    }
    var text = Files.readString(out, StandardCharsets.UTF_8);
    Files.delete(out);
    return new Said(process.exitValue(), text);
  }

  private static Process started(ProcessBuilder builder, Path scratch, Path out)
      throws IOException {
    var environment = builder.environment();
    environment.put("GO111MODULE", "off");
    environment.put("GOPATH", LIBRARIES.toString());
    environment.put("GOFLAGS", "");
    environment.put("GOPROXY", "off");
    environment.put("CGO_ENABLED", "0");
    environment.putIfAbsent("GOCACHE", scratch.resolve("cache").toString());
    builder.redirectErrorStream(true).redirectOutput(out.toFile());
    try {
      return builder.start();
    } catch (IOException e) {
      if (builder.command().getFirst().equals("go")) throw new NotInstalled(e);
      throw e;
    }
  }
}

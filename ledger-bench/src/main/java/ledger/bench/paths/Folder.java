package ledger.bench.paths;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import ledger.bench.server.Build;
import ledger.bench.server.Server;
import org.springframework.util.FileSystemUtils;

/// The folder of data of a server that is there for one trial.
record Folder(Path path) implements AutoCloseable {

  static Folder fresh(Options options) throws IOException {
    var home = options.home().toAbsolutePath();
    Files.createDirectories(home);
    return new Folder(Files.createTempDirectory(home, "trial-"));
  }

  /// A trial on a new server of a build, which is gone afterwards.
  static <T> T trial(Build build, Options options, Trial<T> trial) throws Exception {
    try (var folder = fresh(options);
        var server = Server.of(build, folder.path())) {
      return trial.on(server);
    }
  }

  interface Trial<T> {
    T on(Server server) throws Exception;
  }

  @Override
  public void close() throws IOException {
    FileSystemUtils.deleteRecursively(path);
  }
}

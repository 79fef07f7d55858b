package ledger.wiring.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/// Has the ledger's own PostgreSQL come up while Spring still looks around, which takes as long
/// each: it is waited for where the first connection is asked for.
public final class EarlyPostgres
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  static final String URL = "spring.datasource.url";
  static final String EMBEDDED = "embedded";

  private Optional<CompletableFuture<EmbeddedPostgres>> coming = Optional.empty();

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    var settings = context.getEnvironment();
    if (!settings.getProperty(URL, EMBEDDED).equals(EMBEDDED)) return;
    var data = Path.of(settings.getRequiredProperty("ledger.data")).toAbsolutePath();
    coming =
        Optional.of(
            CompletableFuture.supplyAsync(
                () ->
                    new EmbeddedPostgres(
                        data, WalArchive.in(settings.getProperty(WalArchive.SETTING, ""))),
                task -> Thread.ofPlatform().name("postgres").start(task)));
    context.getBeanFactory().registerSingleton("earlyPostgres", this);
  }

  /// @throws ledger.startup.CannotStart where it does not come up
  EmbeddedPostgres come() {
    try {
      return coming.orElseThrow().join();
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof RuntimeException why ? why : failed;
    }
  }

  /// Where the ledger does not start: what is being made is finished first, or the next start would
  /// find half of it.
  public void leave() throws IOException, InterruptedException {
    if (coming.isEmpty()) return;
    try {
      coming.get().join().close();
    } catch (CompletionException _) {
      // it did not come up, which is told as why the ledger did not start
    }
  }
}

package ledger.wiring;

import org.springframework.boot.logging.LoggingSystem;

/// What libraries say of their work is no answer to a command.
final class Silence {

  private Silence() {}

  /// Spring says by its own settings what is logged, once it is started.
  static void untilSpringSpeaks() {
    LoggingSystem.get(Silence.class.getClassLoader()).beforeInitialize();
  }
}

package ledger.recording;

import static org.assertj.core.api.Assertions.assertThat;

import ledger.LedgerIT;
import org.junit.jupiter.api.Test;

class AxonThreadsIT extends LedgerIT {

  /// AxonFramework#4244: its thread would outlive everything.
  @Test
  void no_thread_watches_how_long_handlers_take() {
    harbour("threads");
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .noneMatch(name -> name.contains("AxonTaskJanitor") || name.contains("axon-janitor"))
        .anyMatch(name -> name.equals("log-sequencer"));
  }
}

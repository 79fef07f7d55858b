package ledger.recording;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import ledger.log.Log;
import ledger.log.LogEntry;

/// The store of the log, with a look at the clock: how long it takes to make a batch durable, and
/// how many entries batches have.
final class MeasuredLog implements Log {

  private static final Duration[] TIMES = {
    Duration.ofMillis(1),
    Duration.ofMillis(2),
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(25),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofSeconds(1),
    Duration.ofSeconds(5)
  };

  private static final double[] SIZES = {1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024};

  private final Log store;
  private final MeterRegistry meters;
  private final DistributionSummary sizes;

  MeasuredLog(Log store, MeterRegistry meters) {
    this.store = store;
    this.meters = meters;
    this.sizes =
        DistributionSummary.builder("ledger.log.batch")
            .description("Entries that were made durable together.")
            .baseUnit("entries")
            .serviceLevelObjectives(SIZES)
            .register(meters);
    timer("done");
  }

  private Timer timer(String answer) {
    return Timer.builder("ledger.log.append")
        .description("How long the database took to make a batch durable, by what it answered.")
        .tag("answer", answer)
        .serviceLevelObjectives(TIMES)
        .register(meters);
  }

  @Override
  public Answer append(Batch batch) {
    var begun = Timer.start(meters);
    var answer = store.append(batch);
    begun.stop(timer(label(answer)));
    if (answer instanceof Answer.Done) sizes.record(batch.entries().size());
    return answer;
  }

  private static String label(Answer answer) {
    return switch (answer) {
      case Answer.Done _ -> "done";
      case Answer.HeadMoved _ -> "head_moved";
      case Answer.Collided _ -> "collided";
      case Answer.Fenced _ -> "fenced";
      case Answer.Unfit _ -> "unfit";
      case Answer.Failed _ -> "failed";
      case Answer.InDoubt _ -> "in_doubt";
    };
  }

  @Override
  public boolean resolve(Batch batch) {
    return store.resolve(batch);
  }

  @Override
  public Head head() {
    return store.head();
  }

  @Override
  public List<LogEntry> from(long position, int most) {
    return store.from(position, most);
  }

  @Override
  public Map<String, Long> nextVersions(Collection<String> streams) {
    return store.nextVersions(streams);
  }

  @Override
  public Map<String, LogEntry> last(Collection<String> negotiations) {
    return store.last(negotiations);
  }

  @Override
  public Map<UUID, LogEntry> byEvent(Collection<UUID> events) {
    return store.byEvent(events);
  }
}

package ledger.wiring.traces;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/// Spans as they may leave the house: how long what took, and how it ended.
///
/// A collector keeps what it is sent, and others read there. Addresses name negotiations and
/// parties, and the message of a fault may quote what was said: neither goes out.
final class WordlessSpans implements SpanExporter {

  /// All that is told: each has as many values as the code, not as the record.
  private static final Set<String> TOLD =
      Set.of("method", "uri", "status", "outcome", "exception", "error");

  private final SpanExporter collector;

  WordlessSpans(SpanExporter collector) {
    this.collector = collector;
  }

  private static final class Wordless extends DelegatingSpanData {

    Wordless(SpanData span) {
      super(span);
    }

    @Override
    public Attributes getAttributes() {
      return super.getAttributes().toBuilder()
          .removeIf(key -> !TOLD.contains(key.getKey()))
          .build();
    }

    @Override
    public int getTotalAttributeCount() {
      return getAttributes().size();
    }

    @Override
    public List<EventData> getEvents() {
      return List.of();
    }

    @Override
    public int getTotalRecordedEvents() {
      return 0;
    }

    @Override
    public StatusData getStatus() {
      return StatusData.create(super.getStatus().getStatusCode(), "");
    }
  }

  @Override
  public CompletableResultCode export(Collection<SpanData> spans) {
    return collector.export(spans.stream().<SpanData>map(Wordless::new).toList());
  }

  @Override
  public CompletableResultCode flush() {
    return collector.flush();
  }

  @Override
  public CompletableResultCode shutdown() {
    return collector.shutdown();
  }
}

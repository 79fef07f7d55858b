package ledger.wiring.traces;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordlessSpansTest {

  @Test
  void neither_an_address_nor_what_a_fault_says_leaves_the_house() {
    var collected = new ArrayList<SpanData>();
    try (var tracing =
        SdkTracerProvider.builder()
            .addSpanProcessor(SimpleSpanProcessor.create(new WordlessSpans(into(collected))))
            .build()) {
      tracing
          .get("test")
          .spanBuilder("http get /negotiations/{negotiation}")
          .startSpan()
          .setAttribute("http.url", "/negotiations/wombat")
          .setAttribute("uri", "/negotiations/{negotiation}")
          .recordException(new IllegalStateException("wombat"))
          .setStatus(StatusCode.ERROR, "wombat")
          .end();
    }
    var span = collected.getFirst();
    assertThat(span.getName()).isEqualTo("http get /negotiations/{negotiation}");
    assertThat(span.getAttributes().asMap().values())
        .containsExactly("/negotiations/{negotiation}");
    assertThat(span.getTotalAttributeCount()).isEqualTo(1);
    assertThat(span.getEvents()).isEmpty();
    assertThat(span.getTotalRecordedEvents()).isZero();
    assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    assertThat(span.getStatus().getDescription()).isEmpty();
  }

  private static SpanExporter into(List<SpanData> collected) {
    return new SpanExporter() {
      @Override
      public CompletableResultCode export(Collection<SpanData> spans) {
        collected.addAll(spans);
        return CompletableResultCode.ofSuccess();
      }

      @Override
      public CompletableResultCode flush() {
        return CompletableResultCode.ofSuccess();
      }

      @Override
      public CompletableResultCode shutdown() {
        return CompletableResultCode.ofSuccess();
      }
    };
  }
}

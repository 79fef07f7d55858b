package ledger.wiring.traces;

import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import ledger.startup.CannotStart;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/// Where traces go: OTLP over HTTP.
@Configuration(proxyBeanMethods = false)
@Conditional(TracesWanted.class)
class TracesWiring {

  @Bean
  SpanExporter spanExporter(@Value("${ledger.traces:}") String collector) {
    try {
      return new WordlessSpans(OtlpHttpSpanExporter.builder().setEndpoint(collector).build());
    } catch (IllegalArgumentException _) {
      throw new CannotStart(
          "%s is \"%s\", which is no address: write it as http://collector.example:4318/v1/traces"
              .formatted(TracesWanted.SETTING, collector));
    }
  }
}

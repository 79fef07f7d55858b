package ledger.live;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/// How many follow the record, in numbers.
@Component
class StreamMeters implements MeterBinder {

  private final Places places;

  StreamMeters(Places places) {
    this.places = places;
  }

  @Override
  public void bindTo(MeterRegistry meters) {
    Gauge.builder("ledger.streams", places::open)
        .description("Streams that are open.")
        .register(meters);
    Gauge.builder("ledger.streams.limit", places::most)
        .description("Streams that may be open at a time.")
        .register(meters);
    FunctionCounter.builder("ledger.streams.refused", places, Places::refused)
        .description("Streams for which there was no place.")
        .register(meters);
  }
}

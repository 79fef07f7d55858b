package ledger.wiring;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What a meter says of itself that brings no description: Prometheus shows it beside the number.
@Configuration(proxyBeanMethods = false)
class MeterWiring {

  private static final Map<String, String> HELP =
      Map.ofEntries(
          Map.entry(
              "ledger.act",
              "Time from before an act is decided until its sender can be told that it is durable."),
          Map.entry("http.server.requests", "Time of requests."),
          Map.entry("tomcat.sessions.active.current", "Sessions of browsers."),
          Map.entry("tomcat.sessions.active.max", "The most sessions at a time."),
          Map.entry("tomcat.sessions.alive.max", "The longest life of a session that is over."),
          Map.entry("tomcat.sessions.created", "Sessions that were made."),
          Map.entry("tomcat.sessions.expired", "Sessions that are over."),
          Map.entry("tomcat.sessions.rejected", "Sessions for which there was no room."));

  @Bean
  MeterFilter described() {
    return new MeterFilter() {
      @Override
      public Meter.Id map(Meter.Id meter) {
        return Optional.ofNullable(HELP.get(meter.getName()))
            .filter(_ -> meter.getDescription() == null)
            .map(help ->
                new Meter.Id(
                    meter.getName(),
                    Tags.of(meter.getTagsAsIterable()),
                    meter.getBaseUnit(),
                    help,
                    meter.getType()))
            .orElse(meter);
      }
    };
  }
}

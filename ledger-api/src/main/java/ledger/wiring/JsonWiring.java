package ledger.wiring;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import ledger.act.Act;
import ledger.act.json.ActFormat;
import ledger.act.json.ActModule;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/// Answers speak the language of acts: the same values, and an act in an answer as it was sent.
@Configuration(proxyBeanMethods = false)
class JsonWiring {

  @Bean
  JsonMapperBuilderCustomizer likeActs(ActFormat format) {
    var acts = new SimpleModule("acts in answers").addSerializer(Act.class, new AsSent(format));
    return builder ->
        builder
            .addModules(new ActModule(), acts)
            .disable(
                DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS,
                DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .changeDefaultVisibility(v -> v.withIsGetterVisibility(JsonAutoDetect.Visibility.NONE))
            .changeDefaultPropertyInclusion(
                inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_ABSENT));
  }

  private static final class AsSent extends StdSerializer<Act> {
    private final ActFormat format;

    private AsSent(ActFormat format) {
      super(Act.class);
      this.format = format;
    }

    @Override
    public void serialize(Act act, JsonGenerator out, SerializationContext context) {
      out.writeTree(format.tree(act));
    }
  }
}

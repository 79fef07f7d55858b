package ledger.wiring;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import ledger.act.Act;
import ledger.act.json.ActFormat;
import ledger.act.json.ActModule;
import ledger.value.Words;
import ledger.view.View;
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
public class JsonWiring {

  @Bean
  JsonMapperBuilderCustomizer likeActs(ActFormat format) {
    var acts =
        new SimpleModule("acts in answers")
            .addSerializer(Act.class, new AsSent(format))
            .addSerializer(Words.class, new InLanguage())
            .addSerializer(View.class, new Labelled());
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

  /// Words in the language that was asked for, or in all they are given in.
  private static final class InLanguage extends StdSerializer<Words> {
    private InLanguage() {
      super(Words.class);
    }

    @Override
    public void serialize(Words words, JsonGenerator out, SerializationContext context) {
      var shown =
          context.getAttribute("language") instanceof String lang ? words.only(lang) : words;
      context.writeValue(out, shown.byLanguage());
    }
  }

  private static final class Labelled extends StdSerializer<View> {
    private Labelled() {
      super(View.class);
    }

    @Override
    public void serialize(View view, JsonGenerator out, SerializationContext context) {
      out.writeString(view.label());
    }
  }

  private static final class AsSent extends StdSerializer<Act> {
    private final ActFormat format;

    private AsSent(ActFormat format) {
      super(Act.class);
      this.format = format;
    }

    @Override
    public void serialize(Act act, JsonGenerator out, SerializationContext context) {
      format.show(act, out);
    }
  }
}

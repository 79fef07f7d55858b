package ledger.walk;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import ledger.act.Act;
import ledger.act.json.ActFormat;
import ledger.act.json.ActModule;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/// Answers as bytes, in the way the API writes them.
final class Answers {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModules(
              new ActModule(), new SimpleModule("acts").addSerializer(Act.class, new AsSent()))
          .disable(
              DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS,
              DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .changeDefaultVisibility(v -> v.withIsGetterVisibility(JsonAutoDetect.Visibility.NONE))
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_ABSENT))
          .build();

  private Answers() {}

  static byte[] bytes(Object answer) {
    return MAPPER.writeValueAsBytes(answer);
  }

  private static final class AsSent extends StdSerializer<Act> {
    private final ActFormat format = new ActFormat();

    private AsSent() {
      super(Act.class);
    }

    @Override
    public void serialize(Act act, JsonGenerator out, SerializationContext context) {
      out.writeTree(format.tree(act));
    }
  }
}

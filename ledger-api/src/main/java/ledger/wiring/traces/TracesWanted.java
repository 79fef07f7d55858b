package ledger.wiring.traces;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/// Whether `ledger.traces` names a collector. Where it does not, nothing of tracing is set up: each
/// request would cost a span that nobody reads.
final class TracesWanted implements AutoConfigurationImportFilter, EnvironmentAware, Condition {

  static final String SETTING = "ledger.traces";

  private static final String SPRING = "org.springframework.boot.";

  private @Nullable Environment environment;

  @Override
  public void setEnvironment(Environment environment) {
    this.environment = environment;
  }

  @Override
  public boolean[] match(@Nullable String[] candidates, AutoConfigurationMetadata metadata) {
    boolean wanted = isSet(Objects.requireNonNull(environment));
    var taken = new boolean[candidates.length];
    for (int i = 0; i < candidates.length; i++) {
      var candidate = candidates[i];
      taken[i] = candidate == null || !isOfTracing(candidate) || wanted && !isOurs(candidate);
    }
    return taken;
  }

  private static boolean isOfTracing(String candidate) {
    return candidate.startsWith(SPRING + "micrometer.tracing.")
        || candidate.startsWith(SPRING + "opentelemetry.");
  }

  /// Where traces go is settled by [TracesWiring], logs do not go there, and metrics name no
  /// traces: Prometheus up to 2.42 reads none where one stands at a sum.
  private static boolean isOurs(String candidate) {
    return candidate.endsWith(".OtlpTracingAutoConfiguration")
        || candidate.contains(".logging.")
        || candidate.contains("Exemplars");
  }

  @Override
  public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
    return isSet(context.getEnvironment());
  }

  private static boolean isSet(Environment environment) {
    return !environment.getProperty(SETTING, "").isBlank();
  }
}

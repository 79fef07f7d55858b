package ledger.problem;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/// What the web server refuses before any filter sees it, such as an address with a broken escape,
/// is a problem too and no page of its own.
@Configuration(proxyBeanMethods = false)
class WebServerAnswers {

  @Bean
  WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> problemsOfTheWebServer(
      JsonMapper json) {
    return server ->
        server.addContextCustomizers(
            context -> context.getParent().getPipeline().addValve(new InOurForm(json)));
  }

  private static final int SERVICE_UNAVAILABLE = 503;

  private static final class InOurForm extends ErrorReportValve {

    private final JsonMapper json;

    private InOurForm(JsonMapper json) {
      this.json = json;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable fault) {
      int status = response.getStatus();
      if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) return;
      try {
        // The web server itself says so only while it is being stopped.
        var answer =
            status == SERVICE_UNAVAILABLE ? Faults.stopping() : answer(request, status, fault);
        response.setStatus(answer.getStatus());
        answer.headers(response);
        response.setContentType(Problem.MEDIA_TYPE);
        response.setCharacterEncoding("utf-8");
        var out = response.getReporter();
        if (out == null) return;
        out.write(json.writeValueAsString(answer));
        response.finishResponse();
      } catch (IOException _) {
        // nobody waits for it any more
      }
    }

    /// What never came to any part of ours is its sender's fault, whatever the web server calls it.
    private static Problem answer(Request request, int status, @Nullable Throwable fault) {
      if (request.getWrapper() == null) return UnreadableRequest.of(status < 500 ? status : 400);
      return status >= 500 && fault instanceof Exception failed
          ? Faults.internal(failed)
          : UnreadableRequest.of(status);
    }
  }
}

package ledger.request;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import ledger.dossier.postgres.ActsInLog;
import ledger.feed.Progress;
import ledger.http.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/// Lets a client read its own writes: a read that names a position waits until it can be seen by
/// everything that an answer could come from.
@Component
public class LedgerPosition implements HandlerInterceptor, WebMvcConfigurer {

  public static final String HEADER = "Ledger-Position";

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final String RETRY_AFTER_S = "1";

  private final List<Progress> readers;
  private final ActsInLog acts;
  private final JsonMapper json;

  LedgerPosition(List<Progress> readers, ActsInLog acts, JsonMapper json) {
    this.readers = readers;
    this.acts = acts;
    this.json = json;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry
        .addInterceptor(this)
        .addPathPatterns("/negotiations/**", "/search", "/changes", "/stream");
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws Exception {
    var named = request.getHeader(HEADER);
    if (named == null) return true;
    if (!named.matches("[0-9]{1,18}")) return refused(response, malformed(named));
    if (seen(Long.parseLong(named))) return true;
    response.setHeader("Retry-After", RETRY_AFTER_S);
    return refused(response, notYet(named));
  }

  private boolean seen(long position) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    for (var reader : readers)
      if (!reader.await(position, Duration.ofNanos(end - System.nanoTime()))) return false;
    acts.reach(position);
    return true;
  }

  private static Problem malformed(String named) {
    return Problem.of(
            "INVALID_VALUE", HttpStatus.BAD_REQUEST, "The header " + HEADER + " holds no position.")
        .rule("A position is a whole number, as a write answered it.")
        .subject(HEADER)
        .given(named)
        .instead(List.of("send the position that the write answered"));
  }

  private static Problem notYet(String named) {
    return Problem.of(
            "NOT_YET", HttpStatus.SERVICE_UNAVAILABLE, "Position " + named + " cannot be read yet.")
        .rule("A read waits a little for the position it names.")
        .subject(HEADER)
        .given(named)
        .instead(List.of("ask again in " + RETRY_AFTER_S + " s"));
  }

  private boolean refused(HttpServletResponse response, Problem problem) throws Exception {
    problem.write(response, json);
    return false;
  }
}

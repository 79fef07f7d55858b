package ledger.request;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import ledger.dossier.postgres.ActsInLog;
import ledger.feed.Progress;
import ledger.problem.Problem;
import ledger.problem.RequestProblems;
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

  static final Duration PATIENCE = Duration.ofSeconds(10);
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
    if (!named.matches("[0-9]{1,18}"))
      return refused(response, RequestProblems.noPosition(HEADER, named));
    if (seen(Long.parseLong(named))) return true;
    return refused(response, RequestProblems.notYet(HEADER, named, RETRY_AFTER_S));
  }

  private boolean seen(long position) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    for (var reader : readers)
      if (!reader.await(position, Duration.ofNanos(end - System.nanoTime()))) return false;
    acts.reach(position);
    return true;
  }

  private boolean refused(HttpServletResponse response, Problem problem) throws Exception {
    problem.write(response, json);
    return false;
  }
}

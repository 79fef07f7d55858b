package ledger.account;

import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionAttributeListener;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

/// How many sessions are open at a time, in all and for each user. One too many ends the one that
/// was used longest ago, so nobody is kept out by sessions that others left open: whose ended signs
/// in again.
@Component
final class OpenSessions implements HttpSessionListener, HttpSessionAttributeListener {

  private final int most;
  private final int ofOne;
  private final Map<HttpSession, String> users = new HashMap<>();
  private final ReentrantLock lock = new ReentrantLock();

  OpenSessions(
      @Value("${ledger.sessions.most:5000}") int most,
      @Value("${ledger.sessions.of-one:10}") int ofOne) {
    this.most = most;
    this.ofOne = ofOne;
  }

  @Override
  public void attributeAdded(HttpSessionBindingEvent event) {
    if (event.getName().equals(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY)
        && event.getSession().getAttribute(event.getName()) instanceof SecurityContext context
        && context.getAuthentication() != null)
      tooMany(event.getSession(), context.getAuthentication().getName()).forEach(OpenSessions::end);
  }

  /// Somebody signed in once more, in the same browser.
  @Override
  public void attributeReplaced(HttpSessionBindingEvent event) {
    attributeAdded(event);
  }

  @Override
  public void sessionDestroyed(HttpSessionEvent event) {
    lock.lock();
    try {
      users.remove(event.getSession());
    } finally {
      lock.unlock();
    }
  }

  private List<HttpSession> tooMany(HttpSession session, String user) {
    lock.lock();
    try {
      users.put(session, user);
      var own = users.keySet().stream().filter(one -> user.equals(users.get(one))).toList();
      return Stream.concat(beyond(ofOne, own), beyond(most, List.copyOf(users.keySet())))
          .distinct()
          .filter(one -> !one.equals(session))
          .toList();
    } finally {
      lock.unlock();
    }
  }

  private static Stream<HttpSession> beyond(int most, List<HttpSession> open) {
    return open.size() <= most
        ? Stream.empty()
        : open.stream()
            .sorted(Comparator.comparingLong(OpenSessions::lastUsed))
            .limit(open.size() - most);
  }

  private static long lastUsed(HttpSession session) {
    try {
      return session.getLastAccessedTime();
    } catch (IllegalStateException _) { // it has ended just now
      return 0;
    }
  }

  private static void end(HttpSession session) {
    try {
      session.invalidate();
    } catch (IllegalStateException _) {
      // it has ended just now
    }
  }
}

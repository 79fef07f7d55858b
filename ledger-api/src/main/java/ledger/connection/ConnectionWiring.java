package ledger.connection;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Has the web server look for slow senders, and take what browsers send.
@Configuration(proxyBeanMethods = false)
class ConnectionWiring {

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> watchedConnections(
      @Value("${ledger.sending.patience:20s}") Duration patience,
      @Value("${ledger.sending.rate:500}") long rate) {
    var slow = new SlowSenders(patience, rate);
    return server -> {
      server.setProtocol(WatchedProtocol.class.getName());
      server.addConnectorCustomizers(connector -> {
        // These two are kept for each connection, of a stream too, and not only while it is busy.
        connector.setProperty("socket.appReadBufSize", "1024");
        connector.setProperty("socket.appWriteBufSize", "2048");
        if (connector.getProtocolHandler() instanceof WatchedProtocol protocol)
          protocol.lookFor(slow);
      });
    };
  }

  /// A browser sends each language of its reader twice, with and without its region. The web server
  /// (11.0.27) fails at the eleventh, after it has read them all: the head of a request bounds
  /// them.
  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> languagesOfAnyNumber() {
    return server -> server.addConnectorCustomizers(connector -> connector.setMaxLocaleCount(-1));
  }
}

package ledger.database;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.Optional;
import ledger.role.ServerRole;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextClosedEvent;

/// Has every connection to the database go by whether it is there.
@Configuration(proxyBeanMethods = false)
class DatabaseWiring {

  /// How long the pool itself waits for a connection, before it is asked again.
  private static final long POOL_WAITS_MS = 500;

  /// A pool that gets no connection pauses longer from one try to the next, and goes on late: so it
  /// is held up instead.
  private static final Duration POOL_IS_HELD_UP = Duration.ofSeconds(10);

  @Bean
  DatabaseWatch databaseWatch(
      JdbcConnectionDetails details, ServerRole role, Optional<DatabaseKeeper> keeper) {
    var database = new DirectConnections(details);
    var upstream =
        switch (role) {
          case WRITER -> new Primary();
          case READER -> new Replica();
        };
    return new DatabaseWatch(database, upstream, database.address().namesSeveral(), keeper).start();
  }

  @Bean
  RecordConnections recordConnections(JdbcConnectionDetails details, DatabaseWatch watch) {
    return new RecordConnections(
        new PhysicalConnections(new DirectConnections(details), watch, Duration.ZERO));
  }

  @Bean
  static BeanPostProcessor watchedPool(
      ObjectProvider<DatabaseWatch> watch, ObjectProvider<JdbcConnectionDetails> details) {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource pool) {
          pool.setConnectionTimeout(POOL_WAITS_MS);
          pool.setValidationTimeout(POOL_WAITS_MS);
          pool.setDataSource(
              new PhysicalConnections(
                  new DirectConnections(details.getObject()), watch.getObject(), POOL_IS_HELD_UP));
        }
        return bean;
      }

      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof HikariDataSource pool
            ? new WatchedPool(pool, watch.getObject())
            : bean;
      }
    };
  }

  /// Before anything is stopped: it would wait for whoever waits for the database.
  @Bean
  static ApplicationListener<ContextClosedEvent> noMoreWaiting(
      ObjectProvider<DatabaseWatch> watch) {
    return _ -> watch.ifAvailable(DatabaseWatch::stopWaiting);
  }
}

package ledger.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// Has every connection to the database go by whether it is there.
@Configuration(proxyBeanMethods = false)
class DatabaseWiring {

  /// How long the pool itself waits for a connection, before it is asked again.
  private static final long POOL_WAITS_MS = 500;

  private static final String CONNECTED_WITHIN_S = "2";

  /// What an address of a database says itself goes before it.
  static Properties patience() {
    var patience = new Properties();
    patience.setProperty("connectTimeout", CONNECTED_WITHIN_S);
    patience.setProperty("loginTimeout", CONNECTED_WITHIN_S);
    return patience;
  }

  @Bean
  DatabaseWatch databaseWatch(JdbcConnectionDetails details, Optional<DatabaseKeeper> keeper) {
    return new DatabaseWatch(direct(details), keeper).start();
  }

  @Bean
  RecordConnections recordConnections(JdbcConnectionDetails details, DatabaseWatch watch) {
    return new RecordConnections(
        new DelegatingDataSource(direct(details)) {
          @Override
          public Connection getConnection() throws SQLException {
            watch.mustBeReachable();
            return super.getConnection();
          }
        });
  }

  private static DataSource direct(JdbcConnectionDetails details) {
    var source = new DriverManagerDataSource(details.getJdbcUrl());
    source.setConnectionProperties(patience());
    Optional.ofNullable(details.getUsername()).ifPresent(source::setUsername);
    Optional.ofNullable(details.getPassword()).ifPresent(source::setPassword);
    return source;
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
              new PhysicalConnections(direct(details.getObject()), watch.getObject()));
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

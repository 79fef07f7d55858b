package ledger.recording;

import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import ledger.act.json.ActFormat;
import ledger.dossier.postgres.ActTable;
import ledger.dossier.postgres.AdmissionTable;
import ledger.dossier.postgres.DossierProjection;
import ledger.record.axon.ActSerializer;
import ledger.record.axon.Aggregates;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configurer;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/// Axon, told everything by name.
///
/// Nothing of it is found by itself: its own automatic configuration does not fit this Spring Boot
/// (docs/adr/0003), and without it no module of Axon reports to anybody's server.
@Configuration(proxyBeanMethods = false)
class RecordWiring {

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  ActFormat actFormat() {
    return new ActFormat();
  }

  @Bean
  ActSerializer actSerializer(ActFormat format) {
    return new ActSerializer(format);
  }

  @Bean
  TransactionManager axonTransactions(PlatformTransactionManager transactions) {
    return new SpringTransactionManager(transactions);
  }

  @Bean
  ConnectionProvider axonConnections(DataSource dataSource) {
    return new UnitOfWorkAwareConnectionProviderWrapper(
        new SpringDataSourceConnectionProvider(dataSource));
  }

  @Bean
  EventStorageEngine eventStorageEngine(
      ActSerializer serializer, ConnectionProvider connections, TransactionManager transactions) {
    return new ActStorageEngine(
        JdbcEventStorageEngine.builder()
            .eventSerializer(serializer)
            .snapshotSerializer(serializer)
            .persistenceExceptionResolver(duplicateKey())
            .connectionProvider(connections)
            .transactionManager(transactions));
  }

  /// PostgreSQL's driver throws no SQLIntegrityConstraintViolationException, which Axon looks for.
  private static PersistenceExceptionResolver duplicateKey() {
    return thrown -> {
      for (Throwable t = thrown; t != null; t = t.getCause())
        if (t instanceof SQLException e && "23505".equals(e.getSQLState())) return true;
      return false;
    };
  }

  @Bean
  ActTable actTable(JdbcClient sql, ActFormat format) {
    return new ActTable(sql, format);
  }

  @Bean
  AdmissionTable admissionTable(JdbcClient sql) {
    return new AdmissionTable(sql);
  }

  @Bean(initMethod = "start", destroyMethod = "shutdown")
  org.axonframework.config.Configuration axon(
      EventStorageEngine engine,
      ActSerializer acts,
      TransactionManager transactions,
      ConnectionProvider connections,
      ActTable actTable,
      AdmissionTable admissionTable) {
    var tokens = tokens();
    var configurer =
        DefaultConfigurer.defaultConfiguration(false)
            .configureTransactionManager(_ -> transactions)
            .configureSerializer(_ -> tokens)
            .configureEventSerializer(_ -> acts)
            .configureCorrelationDataProviders(_ -> List.of())
            .configureCommandBus(
                _ -> SimpleCommandBus.builder().transactionManager(transactions).build())
            .configureEmbeddedEventStore(_ -> engine)
            .registerComponent(
                TokenStore.class,
                _ ->
                    JdbcTokenStore.builder()
                        .connectionProvider(connections)
                        .serializer(tokens)
                        .build());
    Aggregates.types().forEach(type -> register(configurer, type));
    configurer.eventProcessing(processing ->
        processing
            .registerDefaultListenerInvocationErrorHandler(_ -> PropagatingErrorHandler.instance())
            .usingPooledStreamingEventProcessors((_, processor) -> processor.initialSegmentCount(1))
            .registerEventHandler(_ -> new DossierProjection(actTable, admissionTable)));
    return configurer.buildConfiguration();
  }

  private static <T> void register(Configurer configurer, Class<T> aggregate) {
    configurer.configureAggregate(
        AggregateConfigurer.defaultConfiguration(aggregate)
            .configureCommandTargetResolver(_ -> Aggregates.target()));
  }

  /// A replay token holds its context as an Object, which Jackson reads back only where it is
  /// allowed.
  private static Serializer tokens() {
    var allowed =
        BasicPolymorphicTypeValidator.builder().allowIfSubType("org.axonframework.").build();
    return Jackson3Serializer.builder()
        .jsonMapperBuilderCustomizer(b -> b.polymorphicTypeValidator(allowed))
        .build();
  }

  @Bean
  CommandBus commandBus(
      org.axonframework.config.Configuration axon, InNegotiationOrder inNegotiationOrder) {
    var bus = axon.commandBus();
    bus.registerHandlerInterceptor(inNegotiationOrder);
    return bus;
  }
}

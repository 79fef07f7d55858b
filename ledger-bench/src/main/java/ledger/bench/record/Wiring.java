package ledger.bench.record;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configurer;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/// What both have of Axon: Spring's transactions, its token store, its serializer of tokens.
record Wiring(TransactionManager transactions, ConnectionProvider connections) {

  static Wiring on(HikariDataSource pool) {
    return new Wiring(
        new SpringTransactionManager(new DataSourceTransactionManager(pool)),
        new UnitOfWorkAwareConnectionProviderWrapper(new SpringDataSourceConnectionProvider(pool)));
  }

  Configurer configurer(Serializer events) {
    var tokens = tokens();
    var configurer =
        DefaultConfigurer.defaultConfiguration(false)
            .configureTransactionManager(_ -> transactions)
            .configureSerializer(_ -> tokens)
            .configureEventSerializer(_ -> events)
            .configureCorrelationDataProviders(_ -> List.of())
            .registerComponent(
                TokenStore.class,
                _ ->
                    JdbcTokenStore.builder()
                        .connectionProvider(connections)
                        .serializer(tokens)
                        .build());
    configurer.eventProcessing(processing ->
        processing.registerDefaultListenerInvocationErrorHandler(
            _ -> PropagatingErrorHandler.instance()));
    return configurer;
  }

  private static Serializer tokens() {
    var allowed =
        BasicPolymorphicTypeValidator.builder().allowIfSubType("org.axonframework.").build();
    return Jackson3Serializer.builder()
        .jsonMapperBuilderCustomizer(b -> b.polymorphicTypeValidator(allowed))
        .build();
  }

  StockEngine stock(Serializer events) {
    return new StockEngine(
        org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine.builder()
            .eventSerializer(events)
            .snapshotSerializer(events)
            .persistenceExceptionResolver(AxonTables.duplicateKey())
            .connectionProvider(connections)
            .transactionManager(transactions));
  }
}

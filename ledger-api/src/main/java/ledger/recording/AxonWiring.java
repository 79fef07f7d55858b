package ledger.recording;

import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import ledger.compartment.Audience;
import ledger.database.DatabaseWatch;
import ledger.database.WhileReachable;
import ledger.dossier.postgres.AdmissionProjection;
import ledger.dossier.postgres.AdmissionTable;
import ledger.feed.ProjectionCursor;
import ledger.log.Intake;
import ledger.log.StreamName;
import ledger.pipeline.Door;
import ledger.pipeline.Past;
import ledger.pipeline.Pipeline;
import ledger.pipeline.States;
import ledger.readmodel.postgres.ReadModelProjection;
import ledger.record.axon.ActSerializer;
import ledger.record.axon.AxonDoor;
import ledger.record.axon.LogEventStore;
import ledger.record.axon.LogStorageEngine;
import ledger.record.axon.Tail;
import ledger.record.json.EntryFormat;
import ledger.role.ServerRole;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.async.SequencingPolicy;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.AbstractTokenEntry;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/// Axon, told everything by name.
///
/// Nothing of it is found by itself: its own automatic configuration does not fit this Spring Boot
/// (docs/adr/0003), and without it no module of Axon reports to anybody's server.
@Configuration(proxyBeanMethods = false)
class AxonWiring {

  private static final int BATCH = 1_000;

  /// After so long without a sign of life, what a node was reading is taken over by another. A
  /// living one gives a sign each half second.
  private static final Duration CLAIM = Duration.ofSeconds(3);

  private static final long SIGN_OF_LIFE_MS = 500;
  private static final long LOOK_FOR_THE_DEAD_MS = 1_000;

  /// So many acts are taken in together that folding what they are about is done in well under the
  /// time of a claim.
  private static final int READ_MODEL_BATCH = 500;

  /// So many are at work on the read models, on any node: while one waits for the database, another
  /// one folds.
  static final int READ_MODEL_SEGMENTS = 2;

  @Bean(initMethod = "start", destroyMethod = "shutdown")
  org.axonframework.config.Configuration axon(
      LogStorageEngine engine,
      Tail tail,
      EntryFormat format,
      PlatformTransactionManager platform,
      AdmissionTable admissions,
      ProjectionCursor admitted,
      TokenStore tokens,
      ObjectProvider<Erasure> erasure,
      NewQuestions questions,
      ReadModelProjection readModels,
      DatabaseWatch database,
      ServerRole role) {
    TransactionManager transactions =
        new WhileReachable(new SpringTransactionManager(platform), database);
    var configurer =
        DefaultConfigurer.defaultConfiguration(false)
            .configureTransactionManager(_ -> transactions)
            .configureSerializer(_ -> serializer())
            .configureEventSerializer(_ -> new ActSerializer(format))
            .configureCorrelationDataProviders(_ -> List.of())
            // No transaction: it would be committed ahead of the log, which is only offered the
            // event before the command's unit of work ends.
            .configureCommandBus(_ -> SimpleCommandBus.builder().build())
            .configureEventStore(_ -> LogEventStore.on(engine, tail))
            .registerComponent(TokenStore.class, _ -> tokens);
    if (!role.writes()) return configurer.buildConfiguration(); // what others keep is read
    questions.begin();
    configurer.eventProcessing(processing ->
        processing
            .registerDefaultListenerInvocationErrorHandler(_ -> PropagatingErrorHandler.instance())
            .registerDefaultSequencingPolicy(_ -> AxonWiring.oneAfterTheOther())
            .usingPooledStreamingEventProcessors(
                (_, processor) -> claiming(processor).initialSegmentCount(1).batchSize(BATCH))
            .registerEventHandler(_ -> new AdmissionProjection(admissions, admitted))
            .registerEventHandler(_ -> new CompletedErasures(erasure::getObject)));
    configurer.eventProcessing(processing -> keep(processing, readModels));
    return configurer.buildConfiguration();
  }

  /// Of two servers one may have its clock set, and then its claims would be over at once, or not
  /// for days. Axon has one clock for all claims of a process, and has it set so.
  @Bean
  TokenStore tokenStore(DataSource pool, DatabaseWatch database) {
    AbstractTokenEntry.clock = database.clock();
    return JdbcTokenStore.builder()
        .connectionProvider(
            new UnitOfWorkAwareConnectionProviderWrapper(
                new SpringDataSourceConnectionProvider(pool)))
        .serializer(serializer())
        .claimTimeout(CLAIM)
        .nodeId(nodeId())
        .build();
  }

  /// Axon's own is the process, so that two ledgers in one process, or a process that has the
  /// number of one that died in another container, would take each other's claims for their own.
  private static String nodeId() {
    return ManagementFactory.getRuntimeMXBean().getName() + "/" + UUID.randomUUID();
  }

  /// Axon's own sequential policy names its sequence by an object that every process has another
  /// of.
  static SequencingPolicy<Object> oneAfterTheOther() {
    return _ -> "one";
  }

  private static void keep(EventProcessingConfigurer processing, ReadModelProjection projection) {
    processing
        .registerSequencingPolicy(ReadModelProjection.GROUP, _ -> AxonWiring::negotiation)
        .registerPooledStreamingEventProcessorConfiguration(
            ReadModelProjection.GROUP,
            (_, processor) ->
                claiming(processor)
                    .initialSegmentCount(READ_MODEL_SEGMENTS)
                    .batchSize(READ_MODEL_BATCH))
        .registerEventHandler(_ -> projection);
  }

  /// A node says often enough that it is still there, also while it is at work.
  private static PooledStreamingEventProcessor.Builder claiming(
      PooledStreamingEventProcessor.Builder processor) {
    return processor
        .tokenClaimInterval(LOOK_FOR_THE_DEAD_MS)
        .claimExtensionThreshold(SIGN_OF_LIFE_MS)
        .enableCoordinatorClaimExtension();
  }

  /// Acts of one negotiation are taken in one after the other.
  private static Object negotiation(EventMessage<?> act) {
    return act instanceof DomainEventMessage<?> of
        ? negotiation(StreamName.negotiationOf(of.getAggregateIdentifier()))
        : act.getIdentifier();
  }

  private static Object negotiation(String chain) {
    return Audience.parse(chain).<Object>map(Audience::negotiation).orElse(chain);
  }

  /// A replay token holds its context as an Object, which Jackson reads back only where it is
  /// allowed.
  private static Serializer serializer() {
    var allowed =
        BasicPolymorphicTypeValidator.builder().allowIfSubType("org.axonframework.").build();
    return Jackson3Serializer.builder()
        .jsonMapperBuilderCustomizer(b -> b.polymorphicTypeValidator(allowed))
        .build();
  }

  /// From an act to the log, over the command bus.
  @Bean
  Door door(org.axonframework.config.Configuration axon, Intake intake) {
    return AxonDoor.on(axon.commandBus(), axon.eventBus(), intake::help);
  }

  /// In the order of each negotiation.
  @Bean
  Pipeline pipeline(Door door, Past past, States states, Clock clock) {
    return new Pipeline(door, past, states, clock::instant);
  }
}

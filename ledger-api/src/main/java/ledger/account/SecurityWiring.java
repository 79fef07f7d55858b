package ledger.account;

import static org.springframework.security.authorization.AuthenticatedAuthorizationManager.authenticated;
import static org.springframework.security.authorization.AuthorityAuthorizationManager.hasAuthority;
import static org.springframework.security.authorization.AuthorizationManagers.allOf;
import static org.springframework.security.authorization.AuthorizationManagers.anyOf;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import ledger.database.DatabaseWatch;
import ledger.language.KeptLanguage;
import ledger.role.ServerRole;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.SingleResultAuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CorsConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthentication;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.logout.HeaderWriterLogoutHandler;
import org.springframework.security.web.authentication.logout.LogoutFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter.Directive;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.session.DisableEncodeUrlFilter;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;
import tools.jackson.databind.json.JsonMapper;

/// How a caller signs in: software by a bearer token, people by a form.
///
/// It answers "who is this?" and nothing else. What that user may do is decided in
/// [ledger.access.Access].
@Configuration(proxyBeanMethods = false)
class SecurityWiring {

  /// Nobody reads them, and each filter would be timed for each request.
  @Bean
  SecurityObservationSettings noObservations() {
    return SecurityObservationSettings.noObservations();
  }

  @Bean
  PublicLog publicLog(@Value("${ledger.log.public:tiles}") String part) {
    return PublicLog.of(part);
  }

  @Bean
  MetricsToken metricsToken(@Value("${ledger.metrics.token:}") String secret) {
    return new MetricsToken(secret);
  }

  @Bean
  OtherOrigins otherOrigins(@Value("${ledger.cors.origins:}") List<String> origins) {
    return new OtherOrigins(origins);
  }

  /// Apart from all else, so that what is said there needs no database and no session.
  @Bean
  @Order(Ordered.HIGHEST_PRECEDENCE)
  SecurityFilterChain metrics(
      HttpSecurity http,
      MetricsToken token,
      SignIns signIns,
      IssuerSignIn issuer,
      Unauthenticated problem,
      DatabaseWatch database) {
    return http.securityMatcher("/actuator/prometheus")
        .authorizeHttpRequests(requests ->
            requests.anyRequest().hasAnyAuthority(SignedIn.OPERATOR, MetricsToken.READS_METRICS))
        .sessionManagement(
            sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .oauth2ResourceServer(bearer ->
            bearer
                .opaqueToken(opaque ->
                    opaque.authenticationManager(token.or(new BearerSignIn(signIns, issuer))))
                .authenticationEntryPoint(problem))
        .addFilterBefore(new RefusedSignIn(database), LogoutFilter.class)
        .exceptionHandling(
            faults -> faults.authenticationEntryPoint(problem).accessDeniedHandler(problem))
        .build();
  }

  @Bean
  SecurityFilterChain security(
      HttpSecurity http,
      SignIns signIns,
      IssuerSignIn issuer,
      Accounts accounts,
      SignInTrail trail,
      Unauthenticated problem,
      NotSignedInByForm notSignedIn,
      PublicLog publicLog,
      OtherOrigins others,
      DatabaseWatch database,
      ServerRole role,
      @Value("${ledger.reader.writer:}") String writer,
      JsonMapper json) {
    var wanted = new WantedPage(browsers());
    issuer
        .forPeople()
        .map(one -> new IssuerLogin(issuer, one, wanted))
        .ifPresent(login -> http.oauth2Login(login::add));
    if (!role.writes())
      http.addFilterAfter(
          new OnlyReads(Optional.of(writer).filter(at -> !at.isEmpty())),
          AnonymousAuthenticationFilter.class);
    if (others.isNone()) http.cors(CorsConfigurer::disable);
    else http.cors(cors -> cors.configurationSource(others));
    return http.authorizeHttpRequests(requests ->
            requests
                .requestMatchers(
                    "/actuator/health/**",
                    "/login",
                    "/ledger*.css",
                    "/ledger*.js",
                    "/error",
                    "/schemas/**",
                    "/openapi",
                    "/openapi.json",
                    "/problems/*")
                .permitAll()
                .requestMatchers(read("/log/tile/**"))
                .access(signedInUnless(publicLog.hasTiles()))
                .requestMatchers(read("/log/checkpoint", "/log/policy", "/log/timestamps/**"))
                .access(signedInUnless(publicLog.hasCheckpoint()))
                .requestMatchers("/acts", "/log/**")
                .access(withToken())
                .requestMatchers(read("/accounts/self"))
                .authenticated()
                .requestMatchers(HttpMethod.POST, "/accounts/{user}/tokens")
                .access(allOf(withToken(), itself()))
                .requestMatchers("/accounts/{user}/tokens/**")
                .access(allOf(withToken(), anyOf(itself(), hasAuthority(SignedIn.OPERATOR))))
                .requestMatchers(HttpMethod.POST, "/accounts/{user}/webhooks/**")
                .access(allOf(withToken(), itself()))
                .requestMatchers("/accounts/{user}/webhooks/**")
                .access(allOf(withToken(), anyOf(itself(), hasAuthority(SignedIn.OPERATOR))))
                // A page, whose forms carry what no other site knows.
                .requestMatchers("/operator")
                .access(hasAuthority(SignedIn.OPERATOR))
                .requestMatchers("/accounts/**", "/operator/**")
                .access(allOf(withToken(), hasAuthority(SignedIn.OPERATOR)))
                .requestMatchers("/account/people")
                .hasAuthority(SignedIn.OPERATOR)
                .anyRequest()
                .authenticated())
        // What is written takes a bearer token, which no other site can make a browser send.
        .csrf(csrf ->
            csrf.csrfTokenRepository(new CookieCsrfTokenRepository())
                .ignoringRequestMatchers("/acts", "/accounts/**", "/operator/*/**", "/log/**"))
        .oauth2ResourceServer(bearer ->
            bearer
                .opaqueToken(
                    opaque -> opaque.authenticationManager(new BearerSignIn(signIns, issuer)))
                .authenticationEntryPoint(problem))
        .addFilterAfter(new KeptLanguage(), DisableEncodeUrlFilter.class)
        .addFilterBefore(new RefusedSignIn(database), LogoutFilter.class)
        .addFilterBefore(new EndedSessions(accounts), AnonymousAuthenticationFilter.class)
        .addFilterAfter(new WithinScope(json, trail), AnonymousAuthenticationFilter.class)
        .authenticationProvider(new FormSignIn(signIns))
        .formLogin(form ->
            form.loginPage("/login").defaultSuccessUrl(WantedPage.HOME).failureHandler(notSignedIn))
        .logout(logout ->
            logout
                .addLogoutHandler((request, _, caller) -> signedOut(trail, request, caller))
                .addLogoutHandler(
                    new HeaderWriterLogoutHandler(new ClearSiteDataHeaderWriter(Directive.CACHE)))
                .logoutSuccessUrl("/login?out"))
        .exceptionHandling(faults ->
            faults
                .defaultAuthenticationEntryPointFor(
                    new LoginUrlAuthenticationEntryPoint("/login"), browsers())
                .defaultAuthenticationEntryPointFor(problem, _ -> true)
                .accessDeniedHandler(problem))
        .requestCache(cache -> cache.requestCache(wanted))
        .headers(headers ->
            headers
                .contentSecurityPolicy(csp ->
                    csp.policyDirectives(
                        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"))
                // Addresses have ids in them, and what was searched for.
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
                .permissionsPolicyHeader(
                    policy -> policy.policy("camera=(), geolocation=(), microphone=()"))
                .crossOriginOpenerPolicy(
                    policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(
                    policy -> policy.policy(CrossOriginResourcePolicy.SAME_ORIGIN)))
        .build();
  }

  private static void signedOut(
      SignInTrail trail, HttpServletRequest request, @Nullable Authentication caller) {
    Optional.ofNullable(caller)
        .flatMap(SignedIn::of)
        .ifPresent(as -> trail.signedOut(as, RemoteAddress.of(request.getRemoteAddr())));
  }

  private static AuthorizationManager<RequestAuthorizationContext> signedInUnless(boolean all) {
    return all ? SingleResultAuthorizationManager.permitAll() : authenticated();
  }

  /// With GET, or HEAD, which is GET without what is answered.
  private static RequestMatcher[] read(String... paths) {
    return Arrays.stream(paths)
        .flatMap(path ->
            Stream.of(HttpMethod.GET, HttpMethod.HEAD)
                .map(verb -> PathPatternRequestMatcher.withDefaults().matcher(verb, path)))
        .toArray(RequestMatcher[]::new);
  }

  private static AuthorizationManager<RequestAuthorizationContext> withToken() {
    return (caller, _) ->
        new AuthorizationDecision(caller.get() instanceof BearerTokenAuthentication);
  }

  /// Whoever the address names.
  private static AuthorizationManager<RequestAuthorizationContext> itself() {
    return (caller, request) ->
        new AuthorizationDecision(
            caller.get().getName().equals(request.getVariables().get("user")));
  }

  private static MediaTypeRequestMatcher browsers() {
    var matcher =
        new MediaTypeRequestMatcher(new HeaderContentNegotiationStrategy(), MediaType.TEXT_HTML);
    matcher.setIgnoredMediaTypes(Set.of(MediaType.ALL));
    return matcher;
  }
}

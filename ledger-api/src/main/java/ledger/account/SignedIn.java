package ledger.account;

import java.security.Principal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ledger.act.UserId;
import ledger.administration.TokenScope;
import ledger.problem.Problem;
import ledger.problem.RequestProblems;
import ledger.value.Id;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.OAuth2AuthenticatedPrincipal;

/// Who signed in, and with what: a request is over at once, a session and a stream last, and end
/// when it signs nobody in any more.
///
/// @param by what
public record SignedIn(Account account, Credential by) implements OAuth2AuthenticatedPrincipal {

  static final String OPERATOR = "ROLE_OPERATOR";

  static Optional<SignedIn> of(@Nullable Principal caller) {
    return !(caller instanceof Authentication authentication)
        ? Optional.empty()
        : switch (authentication.getPrincipal()) {
          case SignedIn as -> Optional.of(as);
          case IssuerUser user -> Optional.of(user.as());
          case null, default -> Optional.empty();
        };
  }

  /// What is said where the caller signed in with something that is not good for a negotiation. It
  /// follows from what that is alone.
  public static Optional<Problem> outside(Principal caller, Id negotiation) {
    return reaches(caller, negotiation)
        ? Optional.empty()
        : of(caller).flatMap(SignedIn::scope).map(RequestProblems::outOfScope);
  }

  /// Whether what the caller signed in with is good for a negotiation.
  public static boolean reaches(Principal caller, Id negotiation) {
    return of(caller)
        .flatMap(SignedIn::scope)
        .flatMap(TokenScope::negotiation)
        .filter(only -> !only.equals(negotiation))
        .isEmpty();
  }

  /// Empty for whatever the account may do.
  Optional<TokenScope> scope() {
    return by.limited().map(PersonalToken::scope);
  }

  /// The name of a personal token; empty for the account's own.
  String calledToken() {
    return by.limited().map(one -> one.name().value()).orElse("");
  }

  public UserId user() {
    return account.user();
  }

  @Override
  public String getName() {
    return user().value();
  }

  @Override
  public Map<String, Object> getAttributes() {
    return Map.of("sub", getName());
  }

  /// What an operator does is not done with a personal token.
  @Override
  public Collection<? extends GrantedAuthority> getAuthorities() {
    return account.operator() && scope().isEmpty()
        ? List.of(new SimpleGrantedAuthority(OPERATOR))
        : List.of();
  }
}

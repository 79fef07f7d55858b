package ledger.issuer;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Who has gone to the issuer to sign in and is not back yet: their browser remembers it, in a
/// cookie that only this node reads. Here nothing is kept of whoever has not signed in.
///
/// The cookie is sent along when the issuer sends people back (`SameSite=Lax`), as that of a
/// session is not.
public final class PendingSignIns
    implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {

  private static final String COOKIE = "ledger_sign_in";
  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;
  private static final String URI = "uri";
  private static final String AT = "at";

  private final SecureRandom random = new SecureRandom();
  private final JsonMapper json = JsonMapper.shared();
  private final SecretKey key;

  public PendingSignIns() {
    try {
      var keys = KeyGenerator.getInstance("AES");
      keys.init(256);
      this.key = keys.generateKey();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has AES", e);
    }
  }

  @Override
  public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
    var state = request.getParameter(OAuth2ParameterNames.STATE);
    if (state == null || request.getCookies() == null) return null;
    return Arrays.stream(request.getCookies())
        .filter(cookie -> cookie.getName().equals(COOKIE))
        .findFirst()
        .flatMap(cookie -> opened(cookie.getValue()))
        .filter(fields -> state.equals(fields.get(OAuth2ParameterNames.STATE)))
        .map(PendingSignIns::request)
        .orElse(null);
  }

  @Override
  public void saveAuthorizationRequest(
      @Nullable OAuth2AuthorizationRequest pending,
      HttpServletRequest request,
      HttpServletResponse response) {
    response.addHeader(
        "Set-Cookie",
        ResponseCookie.from(COOKIE, pending == null ? "" : sealed(fields(pending)))
            .path("/login")
            .httpOnly(true)
            .secure(request.isSecure())
            .sameSite("Lax")
            .maxAge(pending == null ? Duration.ZERO : LONGEST)
            .build()
            .toString());
  }

  @Override
  public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
      HttpServletRequest request, HttpServletResponse response) {
    var pending = loadAuthorizationRequest(request);
    saveAuthorizationRequest(null, request, response);
    return pending;
  }

  private static Map<String, String> fields(OAuth2AuthorizationRequest pending) {
    var fields = new HashMap<String, String>();
    fields.put(OAuth2ParameterNames.CLIENT_ID, pending.getClientId());
    fields.put(URI, pending.getAuthorizationUri());
    fields.put(OAuth2ParameterNames.REDIRECT_URI, String.valueOf(pending.getRedirectUri()));
    fields.put(OAuth2ParameterNames.STATE, String.valueOf(pending.getState()));
    fields.put(OAuth2ParameterNames.SCOPE, String.join(" ", pending.getScopes()));
    fields.put(AT, String.valueOf(System.currentTimeMillis()));
    for (var name : new String[] {OidcParameterNames.NONCE, PkceParameterNames.CODE_VERIFIER})
      Optional.ofNullable(pending.<String>getAttribute(name))
          .ifPresent(value -> fields.put(name, value));
    return fields;
  }

  private static OAuth2AuthorizationRequest request(Map<String, String> fields) {
    var attributes = new HashMap<String, Object>();
    attributes.put(OAuth2ParameterNames.REGISTRATION_ID, Issuer.REGISTRATION);
    for (var name : new String[] {OidcParameterNames.NONCE, PkceParameterNames.CODE_VERIFIER})
      Optional.ofNullable(fields.get(name)).ifPresent(value -> attributes.put(name, value));
    return OAuth2AuthorizationRequest.authorizationCode()
        .clientId(fields.getOrDefault(OAuth2ParameterNames.CLIENT_ID, ""))
        .authorizationUri(fields.getOrDefault(URI, ""))
        .redirectUri(fields.get(OAuth2ParameterNames.REDIRECT_URI))
        .scope(fields.getOrDefault(OAuth2ParameterNames.SCOPE, "").split(" "))
        .state(fields.get(OAuth2ParameterNames.STATE))
        .attributes(attributes)
        .build();
  }

  private String sealed(Map<String, String> fields) {
    var nonce = new byte[NONCE];
    random.nextBytes(nonce);
    try {
      var cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
      var sealed = cipher.doFinal(json.writeValueAsBytes(fields));
      var all = ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
      return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has AES-GCM", e);
    }
  }

  /// Empty where it is none of this node's, or too old.
  private Optional<Map<String, String>> opened(String cookie) {
    try {
      var all = Base64.getUrlDecoder().decode(cookie.getBytes(StandardCharsets.US_ASCII));
      if (all.length <= NONCE) return Optional.empty();
      var cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, all, 0, NONCE));
      Map<String, String> fields =
          json.readValue(
              cipher.doFinal(all, NONCE, all.length - NONCE),
              new TypeReference<Map<String, String>>() {});
      long age = System.currentTimeMillis() - Long.parseLong(fields.getOrDefault(AT, "0"));
      return Optional.of(fields).filter(_ -> age >= 0 && age <= LONGEST.toMillis());
    } catch (GeneralSecurityException | IllegalArgumentException | JacksonException _) {
      return Optional.empty();
    }
  }
}

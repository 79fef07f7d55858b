package ledger.answer;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.security.web.csrf.CsrfToken;

/// What an answer says, without the token against forged forms: that is another each time, and says
/// nothing.
///
/// @param parts what stands before, between and behind the places of the token
record PageBytes(List<byte[]> parts) {

  static PageBytes of(byte[] body, HttpServletRequest request) {
    return token(request)
        .map(token -> cut(body, token))
        .orElseGet(() -> new PageBytes(List.of(body)));
  }

  private static Optional<byte[]> token(HttpServletRequest request) {
    return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
        ? Optional.of(token.getToken().getBytes(StandardCharsets.UTF_8))
        : Optional.empty();
  }

  private static PageBytes cut(byte[] body, byte[] token) {
    var parts = new ArrayList<byte[]>();
    int from = 0;
    for (int at = 0; at + token.length <= body.length; at++)
      if (body[at] == token[0]
          && Arrays.equals(body, at, at + token.length, token, 0, token.length)) {
        parts.add(Arrays.copyOfRange(body, from, at));
        from = at + token.length;
        at = from - 1;
      }
    parts.add(Arrays.copyOfRange(body, from, body.length));
    return new PageBytes(parts);
  }

  String tag() {
    return Tag.of(parts);
  }

  int size() {
    return parts.stream().mapToInt(part -> part.length).sum();
  }

  /// With the token of a request that it was not made for.
  byte[] in(HttpServletRequest request) {
    var token = token(request).orElseGet(() -> new byte[0]);
    var body = new ByteArrayOutputStream(size() + token.length * (parts.size() - 1));
    for (int i = 0; i < parts.size(); i++) {
      if (i > 0) body.writeBytes(token);
      body.writeBytes(parts.get(i));
    }
    return body.toByteArray();
  }
}

package ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// What a person signs in with: it keeps cookies, fills in the form, and goes nowhere by itself.
public final class Browser implements AutoCloseable {

  private final String url;
  private final HttpClient client;

  public Browser(String url) {
    this(url, ofTheJvm());
  }

  /// @param tls whom it believes
  public Browser(String url, SSLContext tls) {
    this.url = url;
    this.client =
        HttpClient.newBuilder().cookieHandler(new CookieManager()).sslContext(tls).build();
  }

  private static SSLContext ofTheJvm() {
    try {
      return SSLContext.getDefault();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  public HttpResponse<String> get(String path) {
    return send(request(path));
  }

  /// @return the answer to the form that was sent
  public HttpResponse<String> signIn(String user, String token) {
    var form = Jsoup.parse(get("/login").body());
    var answer =
        send(
            request("/login")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    BodyPublishers.ofString(
                        "_csrf="
                            + encoded(form.expectFirst("input[name=_csrf]").val())
                            + "&username="
                            + encoded(user)
                            + "&password="
                            + encoded(token))));
    assertThat(answer.headers().firstValue("Location"))
        .hasValueSatisfying(place -> assertThat(place).endsWith("/negotiations"));
    return answer;
  }

  /// The page there, with status 200.
  public Document page(String path) {
    var answer = get(path);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return Jsoup.parse(answer.body());
  }

  /// Fills in a form of a page and sends it, as a browser does.
  ///
  /// @param page from which it is sent, with its path
  /// @param fields that are filled in, or chosen, beside those that the form has
  public HttpResponse<String> submit(String page, Element form, Map<String, String> fields) {
    var all = new LinkedHashMap<String, String>();
    form.select("input[type=hidden]").forEach(field -> all.put(field.attr("name"), field.val()));
    all.putAll(fields);
    var body =
        all.entrySet().stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    var action = form.attr("action").isEmpty() ? page : form.attr("action");
    return form.attr("method").equals("post")
        ? send(
            request(action)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)))
        : get(action + "?" + body);
  }

  public boolean isSignedIn() {
    return get("/negotiations").statusCode() == 200;
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url + path)).header("Accept", "text/html");
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    client.close();
  }
}

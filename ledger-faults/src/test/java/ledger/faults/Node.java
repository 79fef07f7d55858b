package ledger.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A server as its clients see it: where it listens may change from one start to the next.
final class Node {

  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  private final int number;
  private volatile URI url = URI.create("http://127.0.0.1:1");
  private volatile String token = "";

  Node(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }

  URI url() {
    return url;
  }

  String token() {
    return token;
  }

  void isAt(String where, String ownersToken) {
    token = ownersToken;
    url = URI.create(where);
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url + path))
        .timeout(Duration.ofSeconds(40))
        .header("Authorization", "Bearer " + token);
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return HTTP.send(request(path).build(), BodyHandlers.ofString());
  }

  /// What is read has to have come as far as a position.
  HttpResponse<String> getAt(long position, String path) throws IOException, InterruptedException {
    return HTTP.send(
        request(path).header("Ledger-Position", String.valueOf(position)).build(),
        BodyHandlers.ofString());
  }

  JsonNode json(String path) throws IOException, InterruptedException {
    var answer = get(path);
    if (answer.statusCode() != 200)
      throw new IOException(path + " was answered " + answer.statusCode() + " " + answer.body());
    return JsonMapper.shared().readTree(answer.body());
  }

  HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
    return post(path, "application/json", body);
  }

  HttpResponse<String> put(String path) throws IOException, InterruptedException {
    return HTTP.send(request(path).PUT(BodyPublishers.noBody()).build(), BodyHandlers.ofString());
  }

  HttpResponse<String> post(String path, String type, String body)
      throws IOException, InterruptedException {
    return HTTP.send(
        request(path).header("Content-Type", type).POST(BodyPublishers.ofString(body)).build(),
        BodyHandlers.ofString());
  }

  /// Sends an act and writes down what became of it.
  Told send(Act act, Journal journal) throws InterruptedException {
    long number = journal.before(act, this.number);
    Told told;
    try {
      told = Told.of(post("/acts", act.json()));
    } catch (IOException fault) {
      told = Told.of(fault);
    } catch (InterruptedException over) {
      journal.after(number, new Told.Unknown("interrupted"));
      throw over;
    }
    journal.after(number, told);
    return told;
  }
}

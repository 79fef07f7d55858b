package ledger.anchor;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.time.Duration;
import ledger.transparency.Sha256;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;

/// Asks a timestamping authority over HTTP.
///
/// An answer is taken only if it is to this request and signed by the certificate that lies in it.
/// Whether that certificate is to be believed is for whoever verifies it later.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc3161">RFC 3161</a>
public final class TimestampAuthority implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final long LONGEST = 1 << 20;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final URI url;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  public TimestampAuthority(URI url) {
    this.url = url;
  }

  /// @return the whole answer in DER, with the authority's certificate
  /// @throws IOException where there is none that is good
  byte[] timestamp(byte[] data) throws IOException, InterruptedException {
    var generator = new TimeStampRequestGenerator();
    generator.setCertReq(true);
    var request =
        generator.generate(TSPAlgorithms.SHA256, Sha256.of(data), new BigInteger(64, RANDOM));
    var answer = ask(request.getEncoded());
    check(request, answer);
    return answer;
  }

  private byte[] ask(byte[] query) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(url)
            .timeout(PATIENCE)
            .header("Content-Type", "application/timestamp-query")
            .POST(BodyPublishers.ofByteArray(query))
            .build();
    var answer = http.send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LONGEST));
    if (answer.statusCode() != 200) throw new IOException("it answers " + answer.statusCode());
    return answer.body();
  }

  private static void check(TimeStampRequest request, byte[] answer) throws IOException {
    try {
      var response = new TimeStampResponse(answer);
      response.validate(request);
      var token = response.getTimeStampToken();
      if (token == null)
        throw new IOException(
            "it gives no timestamp: status "
                + response.getStatus()
                + " "
                + response.getStatusString());
      token.validate(new JcaSimpleSignerInfoVerifierBuilder().build(certificate(token)));
    } catch (TSPException | OperatorCreationException | CertificateException e) {
      throw new IOException("its answer is not good: " + e.getMessage(), e);
    }
  }

  private static X509CertificateHolder certificate(TimeStampToken token) throws IOException {
    return token.getCertificates().getMatches(null).stream()
        .filter(token.getSID()::match)
        .findFirst()
        .orElseThrow(() -> new IOException("its answer has no certificate of its signer"));
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}

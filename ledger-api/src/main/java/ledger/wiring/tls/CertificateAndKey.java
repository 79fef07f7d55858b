package ledger.wiring.tls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;
import ledger.startup.CannotStart;
import org.springframework.boot.ssl.pem.PemContent;

/// Two files in PEM.
///
/// @param certificate the server's own first, then those that lead to its authority
/// @param key the private key of the first, not encrypted
record CertificateAndKey(Path certificate, Path key) {

  private static final byte[] ANYTHING =
      "signed by one, verified by the other".getBytes(StandardCharsets.US_ASCII);

  /// @throws CannotStart naming the file and what is the matter with it
  void mustFit() {
    var own = certificates().getFirst();
    if (!fits(privateKey(), own.getPublicKey()))
      throw new CannotStart(
          "%s is not the private key of the first certificate in %s (%s): name two files that were made for each other"
              .formatted(key, certificate, own.getSubjectX500Principal()));
  }

  private List<X509Certificate> certificates() {
    var pem = read(certificate);
    try {
      var certificates = pem.getCertificates();
      if (!certificates.isEmpty()) return certificates;
    } catch (RuntimeException _) {
      // told below
    }
    throw new CannotStart(
        certificate
            + " holds no certificate in PEM (-----BEGIN CERTIFICATE-----): name the file with the server's certificate");
  }

  private PrivateKey privateKey() {
    var pem = read(key);
    try {
      var one = pem.getPrivateKey();
      if (one != null) return one;
    } catch (RuntimeException _) {
      // told below
    }
    throw new CannotStart(
        key
            + " holds no private key in PEM that can be read without a password (-----BEGIN PRIVATE KEY-----): name the file with the key of the certificate");
  }

  private static PemContent read(Path file) {
    if (!Files.exists(file)) throw new CannotStart(file + " is missing: check the path");
    if (!Files.isRegularFile(file)) throw new CannotStart(file + " is no file: check the path");
    try {
      return PemContent.of(Files.readString(file, StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      throw new CannotStart(file + " cannot be read by whoever runs the ledger: " + e, e);
    }
  }

  private static boolean fits(PrivateKey key, PublicKey certified) {
    try {
      if (!key.getAlgorithm().equals(certified.getAlgorithm())) return false;
      var signing = Signature.getInstance(algorithm(key));
      signing.initSign(key);
      signing.update(ANYTHING);
      var signature = signing.sign();
      var verifying = Signature.getInstance(algorithm(key));
      verifying.initVerify(certified);
      verifying.update(ANYTHING);
      return verifying.verify(signature);
    } catch (GeneralSecurityException _) {
      return false;
    }
  }

  private static String algorithm(PrivateKey key) {
    return switch (key.getAlgorithm()) {
      case "RSA" -> "SHA256withRSA";
      case "EC" -> "SHA256withECDSA";
      default -> key.getAlgorithm(); // such as EdDSA
    };
  }
}

package ledger.wiring.tls;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Optional;
import java.util.Random;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// A certificate that lasts for an hour, and its key.
public record TestCertificate(X509CertificateHolder certificate, KeyPair keys) {

  /// One that vouches for others.
  public static TestCertificate authority() throws Exception {
    return make("CN=authority", Optional.empty(), Optional.empty(), "EC");
  }

  /// Of a server, by the word of this authority.
  public TestCertificate of(String host) throws Exception {
    return of(host, "EC");
  }

  public TestCertificate of(String host, String algorithm) throws Exception {
    return make("CN=" + host, Optional.of(host), Optional.of(this), algorithm);
  }

  private static TestCertificate make(
      String name, Optional<String> host, Optional<TestCertificate> by, String algorithm)
      throws Exception {
    var keys = KeyPairGenerator.getInstance(algorithm).generateKeyPair();
    var now = Instant.now();
    var builder =
        new JcaX509v3CertificateBuilder(
            new X500Principal(by.map(a -> a.certificate.getSubject().toString()).orElse(name)),
            new BigInteger(64, new Random()),
            Date.from(now.minus(1, ChronoUnit.HOURS)),
            Date.from(now.plus(1, ChronoUnit.HOURS)),
            new X500Principal(name),
            keys.getPublic());
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(by.isEmpty()));
    if (host.isPresent())
      builder.addExtension(
          Extension.subjectAlternativeName,
          false,
          new GeneralNames(new GeneralName(GeneralName.dNSName, host.get())));
    var signer =
        new JcaContentSignerBuilder("SHA256withECDSA")
            .build(by.map(TestCertificate::keys).orElse(keys).getPrivate());
    return new TestCertificate(builder.build(signer), keys);
  }

  public Path writeCertificate(Path file) throws IOException {
    return Files.writeString(file, pem(certificate));
  }

  public Path writeKey(Path file) throws Exception {
    return Files.writeString(file, pem(new JcaPKCS8Generator(keys.getPrivate(), null)));
  }

  private static String pem(Object one) throws IOException {
    var text = new StringWriter();
    try (var pem = new JcaPEMWriter(text)) {
      pem.writeObject(one);
    }
    return text.toString();
  }
}

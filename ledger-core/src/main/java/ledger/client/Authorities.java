package ledger.client;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.NoSuchAlgorithmException;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// Whose word is taken for which server an address belongs to, when it is asked over TLS.
public record Authorities(SSLContext context) {

  /// In bytes: all authorities that browsers know take a quarter of one megabyte.
  private static final int LONGEST = 1 << 24;

  /// Those of the JVM: its own store, or the one that `javax.net.ssl.trustStore` names.
  public static Authorities ofTheJvm() {
    try {
      return new Authorities(SSLContext.getDefault());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The certificates of a PEM file, and nobody else.
  ///
  /// @throws IOException where it cannot be read or holds none
  public static Authorities of(Path pem) throws IOException {
    try (InputStream in = Files.newInputStream(pem)) {
      var bytes = new ByteArrayInputStream(in.readNBytes(LONGEST));
      var certificates = CertificateFactory.getInstance("X.509").generateCertificates(bytes);
      if (certificates.isEmpty()) throw new IOException("there is no certificate in it");
      return new Authorities(trusting(certificates));
    } catch (GeneralSecurityException e) {
      throw new IOException("there is something in it that is no certificate", e);
    }
  }

  private static SSLContext trusting(Collection<? extends Certificate> certificates)
      throws GeneralSecurityException, IOException {
    var store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    for (var certificate : certificates)
      store.setCertificateEntry("authority " + store.size(), certificate);
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    var context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}

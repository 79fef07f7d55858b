/// TLS by two files ([TlsFiles]), which have to fit each other ([CertificateAndKey]).
@NullMarked
package ledger.wiring.tls;

import org.jspecify.annotations.NullMarked;

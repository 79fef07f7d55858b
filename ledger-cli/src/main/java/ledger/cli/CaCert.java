package ledger.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import ledger.client.Authorities;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// The option of every command that asks a ledger over TLS.
final class CaCert {

  @Option(
      names = "--ca-cert",
      paramLabel = "FILE",
      defaultValue = "${env:LEDGER_CA_CERT}",
      converter = PemFile.class,
      description =
          "Certificates in PEM, such as ca.pem, by whose word an https address is the ledger's (default: LEDGER_CA_CERT, else those that Java knows).")
  private Optional<Authorities> named = Optional.empty();

  Authorities authorities() {
    return named.orElseGet(Authorities::ofTheJvm);
  }

  static final class PemFile implements ITypeConverter<Authorities> {
    @Override
    public Authorities convert(String file) {
      try {
        if (Files.isDirectory(Path.of(file)))
          throw new TypeConversionException(file + " is a folder: name a file");
        return Authorities.of(Path.of(file));
      } catch (NoSuchFileException _) {
        throw new TypeConversionException(file + " is not there: check the path");
      } catch (IOException e) {
        throw new TypeConversionException(
            file + " cannot be read as certificates in PEM: " + e.getMessage());
      }
    }
  }
}

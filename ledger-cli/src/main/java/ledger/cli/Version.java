package ledger.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/// Which build this is, and which Java runs it.
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    var build = Optional.ofNullable(Version.class.getPackage().getImplementationVersion());
    return new String[] {
      "agreement-ledger " + build.orElse("(not packed)"),
      "Java " + Runtime.version() + " (" + System.getProperty("java.vendor") + ")"
    };
  }
}

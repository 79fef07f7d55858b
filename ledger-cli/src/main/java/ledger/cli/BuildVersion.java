package ledger.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/// Which build this is, and which Java runs it.
final class BuildVersion implements IVersionProvider {

  @Override
  public String[] getVersion() {
    var build = Optional.ofNullable(BuildVersion.class.getPackage().getImplementationVersion());
    return new String[] {
      "agreement-ledger " + build.orElse("(not packed)"),
      "Java " + Runtime.version() + " (" + System.getProperty("java.vendor") + ")"
    };
  }
}

package ledger.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/// How Patroni asks etcd.
///
/// Over the third protocol a Patroni before 3.0.3 that stood still in the middle of a round takes
/// the lead back from whoever has it by then: what was recorded there is rewound, and lost. The
/// second has no such gap, and newer versions of etcd do not speak it.
enum EtcdProtocol {
  SECOND("etcd", List.of("--enable-v2")),
  THIRD("etcd3", List.of());

  private static final int[] SAFE_SINCE = {3, 0, 3};
  private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+)\\.(\\d+)");

  /// The section in Patroni's settings.
  final String section;

  /// What etcd has to be told besides.
  final List<String> options;

  EtcdProtocol(String section, List<String> options) {
    this.section = section;
    this.options = options;
  }

  /// That of the Patroni that is installed.
  static EtcdProtocol ofPatroni() throws IOException {
    var asked = new ProcessBuilder("patroni", "--version").redirectErrorStream(true).start();
    var said = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    var version = VERSION.matcher(said);
    if (!version.find()) throw new IOException("Patroni does not say which it is: " + said);
    int[] found = {
      Integer.parseInt(version.group(1)),
      Integer.parseInt(version.group(2)),
      Integer.parseInt(version.group(3))
    };
    return Arrays.compare(found, SAFE_SINCE) < 0 ? SECOND : THIRD;
  }
}

package ledger.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.function.Predicate;
import org.apache.hc.client5.http.DnsResolver;

/// Looks a host up for one connection and gives the addresses that may be connected to. The
/// connection is made to these and the name is not looked up again: so it does not help a host to
/// give another address to whoever checks than to whoever connects.
record CheckedAddresses(DnsResolver names, Predicate<InetAddress> isReached)
    implements DnsResolver {

  /// Each is tried for some time.
  private static final int MOST = 4;

  static final class NotAllowed extends UnknownHostException {
    private static final long serialVersionUID = 1L;
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    var reached =
        Arrays.stream(names.resolve(host))
            .filter(isReached)
            .limit(MOST)
            .toArray(InetAddress[]::new);
    if (reached.length == 0) throw new NotAllowed();
    return reached;
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }
}

package ledger.account;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/// Where a request came from, as far as it can be told: behind a proxy that is not configured all
/// come from one place.
final class RemoteAddress {

  private static final int OF_ONE_SITE = 8;

  private RemoteAddress() {}

  static String of(Authentication request) {
    return request.getDetails() instanceof WebAuthenticationDetails details
        ? of(String.valueOf(details.getRemoteAddress()))
        : "";
  }

  /// Of IPv6 the first 64 bits: a site has all the rest to itself.
  static String of(String address) {
    try {
      if (!(InetAddress.ofLiteral(address) instanceof Inet6Address v6)) return address;
      var bytes = v6.getAddress();
      Arrays.fill(bytes, OF_ONE_SITE, bytes.length, (byte) 0);
      return InetAddress.getByAddress(bytes).getHostAddress() + "/64";
    } catch (IllegalArgumentException | UnknownHostException _) {
      return address;
    }
  }
}

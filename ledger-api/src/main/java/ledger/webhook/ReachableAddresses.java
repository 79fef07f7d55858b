package ledger.webhook;

import java.net.InetAddress;
import java.util.List;
import org.springframework.security.util.matcher.InetAddressMatcher;
import org.springframework.security.util.matcher.InetAddressMatchers;

/// Which addresses the server connects to because an account says so: those of the public internet,
/// and of networks that the operator allows.
///
/// Everything else may be what only the server reaches: itself, its neighbours, what a cloud tells
/// its machines. An IPv4 address that is written as an IPv6 one is an IPv4 address to Java.
///
/// @see <a
///   href="https://www.iana.org/assignments/iana-ipv4-special-registry/iana-ipv4-special-registry.xhtml">IPv4
///   addresses for special purposes</a>
/// @see <a
///   href="https://www.iana.org/assignments/iana-ipv6-special-registry/iana-ipv6-special-registry.xhtml">IPv6
///   addresses for special purposes</a>
final class ReachableAddresses {

  private static final List<InetAddressMatcher> SPECIAL =
      networks(
          List.of(
              "0.0.0.0/8",
              "10.0.0.0/8",
              "100.64.0.0/10", // carriers' own
              "127.0.0.0/8",
              "169.254.0.0/16",
              "172.16.0.0/12",
              "192.0.0.0/24",
              "192.0.2.0/24",
              "192.88.99.0/24",
              "192.168.0.0/16",
              "198.18.0.0/15",
              "198.51.100.0/24",
              "203.0.113.0/24",
              "224.0.0.0/4", // multicast
              "240.0.0.0/4",
              "2001::/23", // among them Teredo, which has an IPv4 address in it
              "2001:db8::/32",
              "2002::/16", // has an IPv4 address in it
              "3fff::/20"));

  /// All that is given out of IPv6 to be reached by everybody.
  private static final InetAddressMatcher GLOBAL = InetAddressMatchers.fromIpAddress("2000::/3");

  private static final int BYTES_OF_IPV4 = 4;

  private final List<InetAddressMatcher> allowed;

  /// @param allowed networks that are reached although they are not public, such as `10.1.0.0/16`
  /// @throws IllegalArgumentException where one is none
  ReachableAddresses(List<String> allowed) {
    this.allowed = networks(allowed);
  }

  private static List<InetAddressMatcher> networks(List<String> written) {
    return written.stream().map(InetAddressMatchers::fromIpAddress).toList();
  }

  boolean hasAllowed() {
    return !allowed.isEmpty();
  }

  boolean isReached(InetAddress address) {
    return isAllowed(address) || isPublic(address);
  }

  /// Also without TLS.
  boolean isAllowed(InetAddress address) {
    return any(allowed, address);
  }

  private static boolean isPublic(InetAddress address) {
    boolean global = address.getAddress().length == BYTES_OF_IPV4 || GLOBAL.matches(address);
    return global && !any(SPECIAL, address);
  }

  private static boolean any(List<InetAddressMatcher> networks, InetAddress address) {
    return networks.stream().anyMatch(network -> network.matches(address));
  }
}

package ledger.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReachableAddressesTest {

  private static boolean isReached(String address, String... allowed) throws UnknownHostException {
    return new ReachableAddresses(List.of(allowed)).isReached(InetAddress.getByName(address));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"8.8.8.8", "100.63.255.255", "100.128.0.0", "172.32.0.1", "2606:4700::1111"})
  void the_public_internet_is_reached(String address) throws Exception {
    assertThat(isReached(address)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.255.255.254",
        "0.0.0.0",
        "0.1.2.3",
        "10.0.0.1",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "100.127.255.255",
        "192.0.0.1",
        "192.0.2.1",
        "198.18.0.1",
        "198.19.255.255",
        "198.51.100.1",
        "203.0.113.1",
        "224.0.0.1",
        "239.255.255.255",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::127.0.0.1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::7f00:1",
        "fe80::1",
        "fec0::1",
        "fc00::1",
        "fd00:ec2::254",
        "ff02::1",
        "2001::1",
        "2001:db8::1",
        "2002:7f00:1::1",
        "3fff::1"
      })
  void nothing_else_is(String address) throws Exception {
    assertThat(isReached(address)).isFalse();
  }

  @Test
  void unless_the_operator_allows_its_network() throws Exception {
    assertThat(isReached("10.1.2.3", "10.1.0.0/16", "fd00::/8")).isTrue();
    assertThat(isReached("fd00::1", "10.1.0.0/16", "fd00::/8")).isTrue();
    assertThat(isReached("::ffff:10.1.2.3", "10.1.0.0/16")).isTrue();
    assertThat(isReached("10.2.0.1", "10.1.0.0/16", "fd00::/8")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"somewhere", "10.0.0.0/33", "10.0.0.0-10.0.0.9"})
  void what_is_no_network_is_refused(String written) {
    assertThatThrownBy(() -> new ReachableAddresses(List.of(written)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

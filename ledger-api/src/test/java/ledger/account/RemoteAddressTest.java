package ledger.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whoever has a network of IPv6 has 2^64 addresses, and is one guesser.
class RemoteAddressTest {

  @ParameterizedTest
  @CsvSource({
    "192.0.2.7, 192.0.2.7",
    "2001:db8:1:2:3:4:5:6, 2001:db8:1:2:0:0:0:0/64",
    "2001:db8:1:2::9, 2001:db8:1:2:0:0:0:0/64",
    "::ffff:192.0.2.7, ::ffff:192.0.2.7",
    "no address, no address"
  })
  void of_ipv6_the_first_half_counts(String address, String counts) {
    assertThat(RemoteAddress.of(address)).isEqualTo(counts);
  }
}

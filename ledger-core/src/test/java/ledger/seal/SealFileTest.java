package ledger.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SealFileTest {

  private static final byte[] FILE = {0, 1, 2, (byte) 255};

  private final FileCipher cipher = new FileCipher(new SecureRandom());
  private final DataKey key = Examples.key(1);
  private final byte[] sealed = cipher.seal(key, Examples.PLACE, FILE);

  @Test
  void what_was_sealed_opens_in_its_place() {
    assertThat(FileCipher.open(key, Examples.PLACE, sealed)).contains(FILE);
    assertThat(FileCipher.open(key, Examples.PLACE, cipher.seal(key, Examples.PLACE, new byte[0])))
        .contains(new byte[0]);
  }

  @Test
  void and_nowhere_else_nor_under_another_key() {
    var elsewhere = new Place(Examples.PLACE.origin(), Examples.PLACE.stream(), new UUID(0, 9));
    assertThat(FileCipher.open(key, elsewhere, sealed)).isEmpty();
    assertThat(FileCipher.open(Examples.key(2), Examples.PLACE, sealed)).isEmpty();
  }

  @Test
  void nor_with_a_bit_changed_nor_cut_short() {
    for (int i = 0; i < sealed.length; i++) {
      var changed = sealed.clone();
      changed[i] ^= 1;
      assertThat(FileCipher.open(key, Examples.PLACE, changed)).isEmpty();
    }
    assertThat(FileCipher.open(key, Examples.PLACE, new byte[27])).isEmpty();
  }
}

package ledger.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import ledger.transparency.Sha256;
import org.junit.jupiter.api.Test;

/// What tells one version's folds from another's.
class FoldingCodeTest {

  @Test
  void the_same_code_has_the_same_checksum_and_none_has_another() {
    var nothing = HexFormat.of().formatHex(Sha256.of(new byte[0]));
    assertThat(FoldingCode.checksum())
        .isEqualTo(FoldingCode.checksum())
        .hasSize(2 * Sha256.LENGTH)
        .isNotEqualTo(nothing);
  }
}

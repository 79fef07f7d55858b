package ledger.print;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class CodePictureTest {

  private static final String ADDRESS =
      "https://ledger.example/negotiations/corridor/audit?size=70&root=eF0VHWv9u0t-_jDjCNp2LV5RNPrQLMaUcdY1aOsK-Zw";

  private static final Pattern RUN = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-(\\d+)z");
  private static final int SCALE = 4;

  @Test
  void another_reader_reads_what_was_drawn() throws Exception {
    assertThat(read(CodePicture.of(ADDRESS))).isEqualTo(ADDRESS);
  }

  @Test
  void it_is_read_where_a_corner_is_stained() throws Exception {
    var code = CodePicture.of(ADDRESS);
    int middle = code.size() / 2;
    var stain = "M%d %dh4v1h-4zM%d %dh4v1h-4z".formatted(middle, middle, middle, middle + 1);
    assertThat(read(new CodePicture(code.size(), code.path() + stain))).isEqualTo(ADDRESS);
  }

  @Test
  void nothing_is_drawn_in_the_quiet_zone() {
    var code = CodePicture.of(ADDRESS);
    assertThat(RUN.matcher(code.path()).results())
        .isNotEmpty()
        .allSatisfy(run -> {
          int x = Integer.parseInt(run.group(1));
          int y = Integer.parseInt(run.group(2));
          int end = x + Integer.parseInt(run.group(3));
          assertThat(x).isGreaterThanOrEqualTo(4);
          assertThat(y).isBetween(4, code.size() - 5);
          assertThat(end).isLessThanOrEqualTo(code.size() - 4);
        });
  }

  /// As a printer would draw it.
  private static String read(CodePicture code) throws Exception {
    int side = code.size() * SCALE;
    var pixels = new int[side * side];
    Arrays.fill(pixels, 0xFFFFFF);
    RUN.matcher(code.path())
        .results()
        .forEach(run -> {
          int x = Integer.parseInt(run.group(1)) * SCALE;
          int y = Integer.parseInt(run.group(2)) * SCALE;
          int length = Integer.parseInt(run.group(3)) * SCALE;
          for (int row = y; row < y + SCALE; row++)
            Arrays.fill(pixels, row * side + x, row * side + x + length, 0);
        });
    var image = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(side, side, pixels)));
    return new QRCodeReader().decode(image).getText();
  }
}

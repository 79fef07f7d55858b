package ledger.print;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Base64;
import java.util.Optional;
import ledger.log.Checkpoints.Signed;
import ledger.log.postgres.CheckpointTable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/// Makes the foot of a page. It stays the same as long as the page does: it has the first tree that
/// was signed with the last act of the page, whatever was recorded elsewhere since.
@Component
public class PrintedFoots {

  private static final int KEPT = 200;

  private final CheckpointTable checkpoints;
  private final Cache<String, CodePicture> codes = Caffeine.newBuilder().maximumSize(KEPT).build();

  PrintedFoots(CheckpointTable checkpoints) {
    this.checkpoints = checkpoints;
  }

  public PrintedFoot of(String negotiation, long position) {
    var root = position < 0 ? Optional.<Signed>empty() : checkpoints.covering(position);
    var address = address(negotiation, root);
    return new PrintedFoot(position, root, address, codes.get(address, CodePicture::of));
  }

  /// Of the audit page, which is asked whether it knows this root.
  private static String address(String negotiation, Optional<Signed> root) {
    var to =
        ServletUriComponentsBuilder.fromCurrentContextPath()
            .path("/negotiations/{negotiation}/audit");
    root.ifPresent(signed ->
        to.queryParam("size", signed.size()).queryParam("root", inAddress(signed.root().bytes())));
    return to.buildAndExpand(negotiation).toUriString();
  }

  /// In base64 without the characters that an address has to escape.
  private static String inAddress(byte[] hash) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
  }
}

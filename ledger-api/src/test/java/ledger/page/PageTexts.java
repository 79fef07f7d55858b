package ledger.page;

import java.util.Optional;
import org.springframework.context.MessageSource;

/// The texts of pages, without a server.
public final class PageTexts {

  private PageTexts() {}

  public static MessageSource messages() {
    return new PageMessages(Optional.empty());
  }
}

package ledger.drafting;

import ledger.act.json.Captions;
import ledger.page.PageTexts;

/// What pages call acts and their fields, without a server.
public final class PageCaptions {

  private PageCaptions() {}

  public static Captions inEnglish() {
    return new FormCaptions(PageTexts.messages());
  }
}

package ledger.page;

import java.util.List;
import java.util.stream.Stream;
import ledger.session.ReadSession;
import ledger.view.View;

/// The views that are shown side by side: of the record, and of everybody who takes part for
/// somebody.
final class Views {

  private Views() {}

  static List<View> of(ReadSession session) {
    return Stream.concat(
            Stream.of(View.RECORD), session.dossier().principals().map(View.According::new))
        .toList();
  }
}

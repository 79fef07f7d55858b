package ledger.questions;

import java.util.ArrayList;
import java.util.List;
import ledger.search.Hit;

/// A passage in pieces, so that a page can mark the words that were found.
final class MarkedPassage {

  record Piece(String text, boolean marked) {}

  public List<Piece> of(Hit.Found found) {
    var pieces = new ArrayList<Piece>();
    var text = found.passage();
    int from = 0;
    for (var mark : found.marks()) {
      int begins = Math.clamp(mark.from() - found.at(), from, text.length());
      int ends = Math.clamp(mark.to() - found.at(), begins, text.length());
      if (begins > from) pieces.add(new Piece(text.substring(from, begins), false));
      if (ends > begins) pieces.add(new Piece(text.substring(begins, ends), true));
      from = ends;
    }
    if (from < text.length()) pieces.add(new Piece(text.substring(from), false));
    return pieces;
  }
}

package ledger.reading;

import java.util.List;
import ledger.view.Supervaluation;

/// Something that is asked of a negotiation so often that its answer is kept: in the view of the
/// record, now.
public interface Question {

  /// In small letters; its table is called so.
  String name();

  /// A pure function of what is so in the view of the record.
  ///
  /// @return in the order of the answer; at most one of them is a [Row#head]
  List<Row> rows(Supervaluation record);
}

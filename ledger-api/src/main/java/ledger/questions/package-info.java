/// Where each query is asked over HTTP: what was said at [RecordController], what follows from it
/// at [ViewController], what would follow at [HypothesisController], which dates are set at
/// [CalendarController], which acts hold some words at [SearchController].
@NullMarked
package ledger.questions;

import org.jspecify.annotations.NullMarked;

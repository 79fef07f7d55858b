/// What is out of the ordinary in the order in which things took effect: [Anomalies]. Nothing is
/// dropped for it.
@NullMarked
package ledger.anomaly;

import org.jspecify.annotations.NullMarked;

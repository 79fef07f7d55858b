/// Who is ready for what: [ReadinessBoard].
@NullMarked
package ledger.readiness;

import org.jspecify.annotations.NullMarked;

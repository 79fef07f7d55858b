/// HTTP in: acts come in at [ActsController].
@NullMarked
package ledger.http;

import org.jspecify.annotations.NullMarked;

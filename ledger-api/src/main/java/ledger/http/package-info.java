/// HTTP in: acts come in at [ActsController], refusals go out as letters in [Refusals].
@NullMarked
package ledger.http;

import org.jspecify.annotations.NullMarked;

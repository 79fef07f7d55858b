/// HTTP in and out: acts in at [ActsController], answers out at [NegotiationController], refusals
/// as letters in [Refusals].
@NullMarked
package ledger.http;

import org.jspecify.annotations.NullMarked;

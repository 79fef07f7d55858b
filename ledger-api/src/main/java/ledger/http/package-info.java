/// HTTP in and out: acts in at [ActsController], answers out at [NegotiationController]; refusals
/// become problems in [ledger.problem].
@NullMarked
package ledger.http;

import org.jspecify.annotations.NullMarked;

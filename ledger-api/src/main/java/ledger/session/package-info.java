/// What one caller may read of one negotiation, for one request: [ReadSessions] opens a
/// [ReadSession] for whoever may see it, and a query is put to it.
@NullMarked
package ledger.session;

import org.jspecify.annotations.NullMarked;

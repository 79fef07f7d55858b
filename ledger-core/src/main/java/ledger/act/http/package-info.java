/// Sends acts to a ledger over HTTP: [ActSender].
@NullMarked
package ledger.act.http;

import org.jspecify.annotations.NullMarked;

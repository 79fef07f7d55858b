/// How the ledger is followed, in the order of the record: what came on it ([Change]), who rings
/// when something did ([Doorbell]), and how far a reader of it has come ([Progress]).
@NullMarked
package ledger.feed;

import org.jspecify.annotations.NullMarked;

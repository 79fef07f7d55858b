/// What holds for connections before anybody knows who sends: [SlowSenders] ends those whose
/// requests do not come to an end, and [WatchedProtocol] shows them to it.
@NullMarked
package ledger.connection;

import org.jspecify.annotations.NullMarked;

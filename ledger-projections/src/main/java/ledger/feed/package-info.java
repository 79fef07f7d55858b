/// How clients follow the ledger, in the order of the record: [Change] is one line of the feed,
/// [Notifier] tells subscribers that an act was recorded, [ProjectionCursor] says how far a
/// projection has read ([Progress]).
@NullMarked
package ledger.feed;

import org.jspecify.annotations.NullMarked;

/// How an event is written down, byte by byte, and read again: [EntryFormat].
@NullMarked
package ledger.record.json;

import org.jspecify.annotations.NullMarked;

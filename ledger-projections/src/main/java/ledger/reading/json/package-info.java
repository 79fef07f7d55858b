/// Rows as JSON, and answers put together from it again: [RowFormat].
@NullMarked
package ledger.reading.json;

import org.jspecify.annotations.NullMarked;

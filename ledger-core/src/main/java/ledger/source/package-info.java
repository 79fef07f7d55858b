/// Documents and reports: [Source], [SourceDecider].
@NullMarked
package ledger.source;

import org.jspecify.annotations.NullMarked;

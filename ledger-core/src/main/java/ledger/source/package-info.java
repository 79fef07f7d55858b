/// Documents and reports: [SourceRules].
@NullMarked
package ledger.source;

import org.jspecify.annotations.NullMarked;

/// The pages people read: [PageController], in words by [Shown].
@NullMarked
package ledger.page;

import org.jspecify.annotations.NullMarked;

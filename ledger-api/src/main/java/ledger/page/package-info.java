/// The pages people read: [PageController], in words by [ledger.sentence.Sentences].
@NullMarked
package ledger.page;

import org.jspecify.annotations.NullMarked;

/// What an editor says of the files that people write.
@NullMarked
package ledger.eyes.editor;

import org.jspecify.annotations.NullMarked;

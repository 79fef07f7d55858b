/// Copies of the files that sources were registered from, where their owners want them kept:
/// [SourceCopies] keeps, opens and drops them, as [SealedCopies] seals them and [SourceCopyTable]
/// stores them; [SourceContentController] gives them to whoever may see the source.
@NullMarked
package ledger.sourcecopy;

import org.jspecify.annotations.NullMarked;

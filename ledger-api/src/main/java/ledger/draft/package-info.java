/// Acts that are being written by hand, kept until they are recorded: an [ActDraft] has what was
/// typed so far as [TypedValues], and is kept for its user in [DraftTable], as [SealedDrafts] seals
/// it.
@NullMarked
package ledger.draft;

import org.jspecify.annotations.NullMarked;

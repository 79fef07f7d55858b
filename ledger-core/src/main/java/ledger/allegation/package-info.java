/// Claims that a commitment was not honoured, and the answers: [Allegation], [AllegationDecider].
@NullMarked
package ledger.allegation;

import org.jspecify.annotations.NullMarked;

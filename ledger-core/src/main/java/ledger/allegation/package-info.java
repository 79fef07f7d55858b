/// Claims that a commitment was not honoured, and the answers: [Allegation], [AllegationRules].
@NullMarked
package ledger.allegation;

import org.jspecify.annotations.NullMarked;

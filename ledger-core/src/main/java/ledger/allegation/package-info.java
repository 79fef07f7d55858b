/// Claims that a commitment was not honoured, and how far each has come: [Allegation].
@NullMarked
package ledger.allegation;

import org.jspecify.annotations.NullMarked;

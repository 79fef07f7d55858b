/// Who is bound by what, since when and until when: [Participation].
@NullMarked
package ledger.participation;

import org.jspecify.annotations.NullMarked;

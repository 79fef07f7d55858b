/// Which acts speak of which: [References], by the things that acts make and name ([Named]).
@NullMarked
package ledger.reference;

import org.jspecify.annotations.NullMarked;

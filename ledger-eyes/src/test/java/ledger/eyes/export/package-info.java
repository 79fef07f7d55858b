/// What tools of others read in the tables and the provenance that people take home.
@NullMarked
package ledger.eyes.export;

import org.jspecify.annotations.NullMarked;

/// What programs that others wrote read in our calendar files.
///
/// Read [Reader], then how each is asked ([Ical4j], [Biweekly], [NpmLibrary], [Khal]), then what
/// they read.
@NullMarked
package ledger.eyes.calendar;

import org.jspecify.annotations.NullMarked;

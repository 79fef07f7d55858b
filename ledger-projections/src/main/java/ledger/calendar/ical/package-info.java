/// A calendar for the programs that people keep their appointments in: [ICalendar], each date with
/// its [Extent], line by line by [ContentLines].
@NullMarked
package ledger.calendar.ical;

import org.jspecify.annotations.NullMarked;

package ledger.calendar;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ledger.act.Actor;
import ledger.value.Id;
import ledger.value.When;
import ledger.view.HangsOn;

/// One date in one view.
///
/// @param key its name in the calendar: the same when the date is moved
/// @param at the moment from which things stand otherwise
/// @param when as it was set or stated, or the instant that was reckoned; `at` is its beginning or,
///   of time that runs out, its end
/// @param subject what it is about: an agreement, `agreement.key`, a notice, an allegation, an act
/// @param agreement of which the subject is a part
/// @param holder whose date it is, where it is one participant's
/// @param because the acts that set it
/// @param position of the newest of those acts: with it the date came on record; -1 where there is
///   none
/// @param contestedBy the parties that deny what it hangs on, and
/// @param reservedBy those that reserve on it
/// @param hangsOn empty where it is a date whichever way contested matters are decided
public record Date(
    String key,
    Instant at,
    When when,
    What what,
    String subject,
    Optional<Id> agreement,
    Optional<Id> holder,
    List<UUID> because,
    long position,
    List<Actor> contestedBy,
    List<Actor> reservedBy,
    List<HangsOn> hangsOn) {

  Date as(String name) {
    return new Date(
        name,
        at,
        when,
        what,
        subject,
        agreement,
        holder,
        because,
        position,
        contestedBy,
        reservedBy,
        hangsOn);
  }

  static final Comparator<Date> ORDER =
      Comparator.comparing(Date::at).thenComparing(Date::what).thenComparing(Date::key);
}

package ledger.page;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import ledger.calendar.Calendar;
import ledger.calendar.Date;
import ledger.calendar.What;
import ledger.session.ReadSession;
import ledger.view.LapsedReadings;
import ledger.view.View;

/// The dates of every view in one list: what is a date in one view may be none in another.
///
/// @param views in all of which was looked
/// @param lapsed readings of which no date comes, in which views
record DatesByView(List<View> views, List<Shown> dates, List<Lapsed> lapsed) {

  /// @param in the views that have it, all or some
  record Shown(Date date, List<View> in) {

    public boolean isIn(View view) {
      return in.contains(view);
    }
  }

  /// @param in the views, where it is not all of them
  record Lapsed(LapsedReadings readings, List<View> in) {}

  /// What makes it the same date in two views: it says the same of the same thing.
  private record Same(Instant at, What what, String key) {

    private static Same of(Date date) {
      return new Same(date.at(), date.what(), date.key());
    }
  }

  static DatesByView of(ReadSession session) {
    var views = Views.of(session);
    var shown = new LinkedHashMap<Same, Shown>();
    for (var view : views)
      for (var date : Calendar.of(session.view(view)).dates())
        shown
            .computeIfAbsent(Same.of(date), _ -> new Shown(date, new ArrayList<>()))
            .in()
            .add(view);
    return new DatesByView(views, inOrder(shown.values()), lapsed(session, views));
  }

  private static List<Lapsed> lapsed(ReadSession session, List<View> views) {
    var in = new LinkedHashMap<LapsedReadings, List<View>>();
    for (var view : views)
      for (var readings : LapsedReadings.in(session.view(view)))
        in.computeIfAbsent(readings, _ -> new ArrayList<>()).add(view);
    return in.entrySet().stream()
        .map(one ->
            new Lapsed(
                one.getKey(), one.getValue().size() < views.size() ? one.getValue() : List.of()))
        .toList();
  }

  private static List<Shown> inOrder(Collection<Shown> dates) {
    return dates.stream().sorted(Comparator.comparing(one -> one.date().at())).toList();
  }
}

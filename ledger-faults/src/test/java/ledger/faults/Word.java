package ledger.faults;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import ledger.faults.Journal.Sent;

/// Whether what clients were told is so.
///
/// @param lost acts that were acknowledged and are not where it was said
/// @param doubled acts that are on record more than once
/// @param wrong a sentence for each thing that does not fit
record Word(Set<UUID> lost, Set<UUID> doubled, List<String> wrong) {

  /// Whoever is told to come again is told so before; five seconds are promised where the database
  /// is silent, and where others use the machine too, much may come between.
  private static final long LONGEST_REFUSAL_S = 30;

  /// @param record each act that is on record, and everywhere it stands
  static Word of(List<Sent> sent, Map<UUID, List<Long>> record) {
    var word = new Word(new HashSet<>(), new HashSet<>(), new ArrayList<>());
    var told = word.toldAlike(sent);
    told.forEach((act, position) -> word.stands(act, position, record));
    record.forEach((act, positions) -> {
      if (positions.size() > 1) {
        word.doubled.add(act);
        word.wrong("%s is on record at %s", act, positions);
      }
    });
    word.errors(sent, told.keySet(), record);
    return word;
  }

  /// The last position that somebody was acknowledged.
  static long last(List<Sent> sent) {
    return sent.stream()
        .mapToLong(one -> one.told() instanceof Told.Acknowledged(long position) ? position : -1)
        .max()
        .orElse(-1);
  }

  private void wrong(String what, Object... of) {
    wrong.add(what.formatted(of));
  }

  /// Whoever sends an act again is told the same.
  private Map<UUID, Long> toldAlike(List<Sent> sent) {
    var told = new LinkedHashMap<UUID, Long>();
    for (var one : sent)
      if (one.told() instanceof Told.Acknowledged(long position)) {
        var before = told.putIfAbsent(one.act(), position);
        if (before != null && before != position)
          wrong("%s was told %d, and then %d", one.act(), before, position);
      }
    return told;
  }

  private void stands(UUID act, long position, Map<UUID, List<Long>> record) {
    var positions = record.getOrDefault(act, List.of());
    if (positions.contains(position)) return;
    lost.add(act);
    wrong("%s was acknowledged at %d, and is on record at %s", act, position, positions);
  }

  /// What was only ever refused is not on record, nothing is that nobody sent, and no answer left
  /// it open without saying so.
  private void errors(List<Sent> sent, Set<UUID> acknowledged, Map<UUID, List<Long>> record) {
    var all = new HashSet<UUID>();
    var open = new HashSet<>(acknowledged);
    for (var one : sent) {
      all.add(one.act());
      switch (one.told()) {
        case Told.Unknown _ -> open.add(one.act());
        case Told.Unclear(int status, String body) ->
            wrong("%s was answered %d %s", one.act(), status, body);
        case Told.NotNow(String code) -> {
          long took = TimeUnit.NANOSECONDS.toSeconds(one.until() - one.from());
          if (took > LONGEST_REFUSAL_S) wrong("%s was told %s after %d s", one.act(), code, took);
        }
        case Told.Acknowledged _, Told.Refused _ -> {}
      }
    }
    record.forEach((act, positions) -> {
      if (!all.contains(act)) wrong("%s is on record, and nobody sent it", act);
      else if (!open.contains(act))
        wrong("%s was refused each time, and is on record at %s", act, positions);
    });
  }
}

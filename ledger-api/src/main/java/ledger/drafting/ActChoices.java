package ledger.drafting;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import ledger.act.NegotiationAct.Capacity;
import ledger.page.MayRecord;

/// The acts from which one is chosen: those that whoever writes may record, by what one does by
/// them, and the rest by who records them.
public record ActChoices(Map<Deed, List<String>> own, Map<Set<Capacity>, List<String>> others) {

  static ActChoices of(MayRecord may) {
    var own = new LinkedHashMap<Deed, List<String>>();
    for (var deed : Deed.values()) {
      var acts = deed.acts().stream().filter(may::has).toList();
      if (!acts.isEmpty()) own.put(deed, acts);
    }
    var others =
        Arrays.stream(Deed.values())
            .flatMap(deed -> deed.acts().stream())
            .filter(Predicate.not(may::has))
            .collect(
                Collectors.groupingBy(MayRecord::who, LinkedHashMap::new, Collectors.toList()));
    return new ActChoices(own, others);
  }
}

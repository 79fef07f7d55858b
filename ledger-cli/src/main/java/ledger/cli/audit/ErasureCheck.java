package ledger.cli.audit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import ledger.act.CustodyAct.ErasePersonalData;
import ledger.act.UserId;

/// Tells of whom what was recorded was erased: where two persons have asked for it. What is left of
/// it are sealed texts that nobody can open any more.
final class ErasureCheck {

  private final AuditReport report;
  private final Map<UUID, Long> sealed = new HashMap<>();
  private final Map<UUID, Set<UserId>> asked = new HashMap<>();

  ErasureCheck(AuditReport report) {
    this.report = report;
  }

  /// An act whose texts are sealed.
  void sealed(long position, UUID act) {
    sealed.put(act, position);
  }

  void asked(long position, ErasePersonalData act, UserId by) {
    var persons = asked.computeIfAbsent(act.target(), _ -> new HashSet<>());
    boolean isSecond = persons.add(by) && persons.size() == 2;
    if (!isSecond || !sealed.containsKey(act.target())) return;
    report.count(Count.PERSONS_ERASED);
    report.hint(
        "the personal data registered at position %d was erased by the act at position %d"
            .formatted(sealed.get(act.target()), position));
  }
}

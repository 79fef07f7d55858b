package ledger.dossier.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import ledger.act.UserId;
import ledger.dossier.postgres.AdmissionTable.Stored;
import ledger.log.LogEntry;
import ledger.record.json.EntryFormat;
import ledger.value.Id;

/// Who has been let into which dossier, folded anew from the record, to hold what is stored against
/// it.
public final class FoldedAdmissions implements Admissions {

  private final SortedSet<String> lines = new TreeSet<>();
  private final AdmissionEntries entries;

  public FoldedAdmissions(EntryFormat format) {
    this.entries = new AdmissionEntries(format);
  }

  static String line(String negotiation, String title) {
    return "negotiation " + negotiation + " titled \"" + title + "\"";
  }

  static String admitted(String negotiation, String user) {
    return user + " admitted to " + negotiation;
  }

  /// In the order of the log.
  public void add(LogEntry entry) {
    entries.add(entry);
  }

  /// What is stored and not on record, or on record and not stored. All entries up to where the
  /// stored ones have come have been added.
  public List<String> differences(Stored stored) {
    entries.foldInto(this, stored.reached());
    var differences = new ArrayList<String>();
    for (var line : stored.lines())
      if (!lines.contains(line))
        differences.add("admissions: " + line + ", and nothing on record says so");
    for (var line : lines)
      if (!stored.lines().contains(line))
        differences.add("admissions: " + line + " is on record and not stored");
    return differences;
  }

  @Override
  public void open(Id negotiation, String title) {
    lines.add(line(negotiation.value(), title));
  }

  @Override
  public void admit(Id negotiation, UserId user) {
    lines.add(admitted(negotiation.value(), user.value()));
  }

  @Override
  public void dismiss(Id negotiation, UserId user) {
    lines.remove(admitted(negotiation.value(), user.value()));
  }
}

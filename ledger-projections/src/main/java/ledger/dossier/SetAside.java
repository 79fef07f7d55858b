package ledger.dossier;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What custody has put aside, one step away for whoever reads the record.
///
/// @param annulled the entries that do not stand any more
/// @param uncorrected how corrected entries were first recorded
public record SetAside(List<Entry> annulled, Map<UUID, Entry> uncorrected) {}

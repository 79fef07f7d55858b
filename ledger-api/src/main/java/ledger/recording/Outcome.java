package ledger.recording;

import java.util.List;
import ledger.act.Strength;
import ledger.dossier.Taken;

/// What came of one act: new on record, or there already, with the same answer.
///
/// @param counts whether it moves the position of the one whose act it is
/// @param implied the stances it takes without saying so
record Outcome(boolean already, Strength strength, boolean counts, List<Taken> implied) {}

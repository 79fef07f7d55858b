package ledger.recording;

import java.util.List;
import java.util.function.Supplier;
import ledger.act.Strength;
import ledger.dossier.Taken;
import ledger.log.Outcome;

/// What an act on record does.
///
/// @param place where it stands; to be asked once its unit of work is committed
/// @param counts whether it moves the position of the one whose act it is
/// @param implied the stances it takes without saying so
record Effects(Supplier<Outcome> place, Strength strength, boolean counts, List<Taken> implied) {}

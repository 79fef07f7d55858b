package ledger.drafting;

import java.util.List;

/// What can be chosen in a field.
///
/// @param more whether there is more than can be shown at once, to be looked for by its words
record Offer(List<Option> options, boolean more) {}

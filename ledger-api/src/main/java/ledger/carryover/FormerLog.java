package ledger.carryover;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import ledger.account.Account;

/// Where the tables of a ledger are read whose leaves are of version 1. Nothing in them is changed.
public interface FormerLog {

  /// @throws CannotBeCarriedOver where there are no such tables
  String origin();

  /// The note that it signed last; empty where it signed none.
  Optional<String> lastCheckpoint();

  /// By negotiation.
  Map<String, Pseudonyms> pseudonyms();

  /// A page, in the order of its positions, which have no gap.
  ///
  /// @throws CannotBeCarriedOver where a position is missing
  List<FormerEntry.Stored> from(long position, int most);

  /// Who could sign in, with the SHA-256 of the token that did.
  Map<Account, byte[]> accounts();
}

package ledger.administration;

import java.time.Instant;
import ledger.act.UserId;
import ledger.transparency.NoteKey;
import ledger.value.Hash;
import ledger.value.Id;
import ledger.value.Malformed;

/// What happened to the ledger itself. It is no act, belongs to no negotiation, and has ids and
/// hashes only.
public sealed interface AdministrativeEvent {

  /// Of who can sign in.
  sealed interface AccountEvent extends AdministrativeEvent {
    UserId user();
  }

  /// @param operator may open accounts; it says nothing about any negotiation
  /// @param token its hash, as [Hash] writes it: the token itself is on no record
  record AccountOpened(UserId user, boolean operator, String token) implements AccountEvent {
    public AccountOpened {
      mustBeHash(token);
    }
  }

  /// What the user had before signs nobody in any more, its personal tokens included.
  ///
  /// @param token its hash
  record TokenIssued(UserId user, String token) implements AccountEvent {
    public TokenIssued {
      mustBeHash(token);
    }
  }

  /// Made by its user, beside the account's own.
  ///
  /// @param name which the user calls it by; one of that name that it had before is over
  /// @param expires it signs nobody in from then on
  /// @param token its hash
  record PersonalTokenIssued(UserId user, Id name, TokenScope scope, Instant expires, String token)
      implements AccountEvent {
    public PersonalTokenIssued {
      mustBeHash(token);
    }
  }

  /// It signs nobody in any more.
  record PersonalTokenRevoked(UserId user, Id name) implements AccountEvent {}

  /// The user signs in no more, and whatever it is signed in with ends.
  record AccountDisabled(UserId user) implements AccountEvent {}

  /// The user signs in again, with the token that it had or was issued since.
  record AccountEnabled(UserId user) implements AccountEvent {}

  /// Of the keys that sign the log.
  sealed interface LogKeyEvent extends AdministrativeEvent {
    NoteKey key();
  }

  /// The key signs every checkpoint from the next one on.
  record LogKeyAdded(NoteKey key) implements LogKeyEvent {}

  /// The key signs nothing any more. What it signed stays signed.
  record LogKeyRetired(NoteKey key) implements LogKeyEvent {}

  /// The acts of a former log follow, each with where it stood there.
  ///
  /// @param checkpoint the last that the former log signed, as a signed note: it covers all of them
  record LogCarriedOver(String checkpoint) implements AdministrativeEvent {}

  /// The log has another origin and other keys from here on: what was shown of it under the one
  /// before goes further than what is left.
  ///
  /// @param checkpoint the last that is known of those shown before, as a signed note
  record LogContinued(String checkpoint) implements AdministrativeEvent {}

  private static void mustBeHash(String token) {
    Malformed.unless(Hash.isSha256(token), "the hash of a token is " + Hash.FORM);
  }
}

package ledger.seal;

import ledger.value.Id;

/// Whose words a key covers: one key for each negotiation, subject and purpose, so that one of them
/// can be taken back and the others stay.
///
/// @param who a pseudonym from the record, such as the id of a referent; never a name
/// @param purpose what the text is kept for; erased by purpose where the law asks by purpose
public record Subject(Id negotiation, Id who, Id purpose) {

  byte[] bytes() {
    return Framed.parts(
        Framed.text("ledger.subject/v1"),
        Framed.text(negotiation.value()),
        Framed.text(who.value()),
        Framed.text(purpose.value()));
  }
}

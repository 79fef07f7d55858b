/// Text that can be taken back from a record that cannot: sealed under a key of its own before it
/// is stored, gone when the key is.
///
/// Read [Subject] and [DataKey] first, then [Place] and [FieldCipher]; [KeyCommitment] says why a
/// sealed text can be opened to one text only; [KeyStore] and [FileKeyStore] keep the keys,
/// [NoKeys] is for whoever has none. The bytes are specified in `docs/spec/sealing.md`.
@NullMarked
package ledger.seal;

import org.jspecify.annotations.NullMarked;

/// How others' programs learn the interface: [Described] says beside each route what it is for;
/// [DescriptionController] serves what is made of that, `docs/spec/openapi.json`, to programs, and
/// [DescriptionPages] to people.
@NullMarked
package ledger.openapi;

import org.jspecify.annotations.NullMarked;

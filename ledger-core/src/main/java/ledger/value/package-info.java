/// What acts and terms are written in: ids ([Id]), moments as exact as they are known ([When]),
/// texts in several languages ([Words]), amounts ([Decimal]) and hashes ([Hash]). What breaks a
/// rule of their form is [Malformed].
@NullMarked
package ledger.value;

import org.jspecify.annotations.NullMarked;

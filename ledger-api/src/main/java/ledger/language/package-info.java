/// In which language somebody is answered: the one they ask for ([AskedLanguage]), which goes on
/// from page to page ([KeptLanguage]).
@NullMarked
package ledger.language;

import org.jspecify.annotations.NullMarked;

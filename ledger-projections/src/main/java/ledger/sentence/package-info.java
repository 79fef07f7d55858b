/// What answers say to people, in sentences: [Sentences], from the messages of
/// `sentences.properties`.
@NullMarked
package ledger.sentence;

import org.jspecify.annotations.NullMarked;

/// Words and names in any script: [SearchTerms] is held against what each act has to be found by,
/// [Searchable], and gives a [Hit]. [Split] and [Fold] say what a word is, and which two are the
/// same.
@NullMarked
package ledger.search;

import org.jspecify.annotations.NullMarked;

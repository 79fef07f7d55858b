/// What people take home for tools of their own: answers as tables ([CsvController]). A table
/// ([CsvTable]) is made of the rows of the answer that the same reader gets as JSON, so it can show
/// nothing else; [CsvFile] writes it, [CsvMetadata] describes it, and [SafeText] keeps a
/// spreadsheet from running what somebody said.
@NullMarked
package ledger.export;

import org.jspecify.annotations.NullMarked;

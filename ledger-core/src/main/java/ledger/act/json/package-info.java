/// The one act format in JSON: read and written in [ActFormat], refused in [Unreadable]. An
/// [ActFile] of many acts may have [FrontMatter], by which a [Completion] makes whole acts of what
/// is written, and [CommonFields] that are written once; what is asked for in which place is a
/// [Form], and [ActSchema] says it to others, [ValueSchemas] what stands in its fields. Jackson
/// stops here.
@NullMarked
package ledger.act.json;

import org.jspecify.annotations.NullMarked;

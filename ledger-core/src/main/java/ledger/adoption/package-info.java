/// Words that others recorded, and what the one whose words they are says of them: [Adoptions]
/// knows which are adopted or disowned, [Adoption] how they count by that.
@NullMarked
package ledger.adoption;

import org.jspecify.annotations.NullMarked;

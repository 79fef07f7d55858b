package ledger.answer;

import java.util.List;
import java.util.OptionalLong;

/// An answer before it is put together: what the JSON of it is made of, row by row.
///
/// @param called the names of the label, as JSON
/// @param head what stands beside the rows, as JSON
/// @param rows each as JSON
/// @param next where the list goes on; empty at its end
public record Listing(
    Label label, String called, byte[] head, List<byte[]> rows, OptionalLong next) {}

package ledger.export;

import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import ledger.answer.Listing;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;

/// An answer as a table: which columns it has, whatever was said, and how the rows of the answer
/// become lines.
///
/// @param says what a line is
/// @param key the columns that no two lines have alike
record CsvTable(
    String name,
    String says,
    List<CsvColumn> columns,
    List<String> key,
    BiFunction<Listing, ObjectReader, Stream<JsonNode>> lines) {}

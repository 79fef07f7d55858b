package ledger.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import ledger.answer.Label;
import ledger.answer.Listing;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/// Writes a table by RFC 4180. Texts stand in quotes, numbers do not, and where there is no value
/// there is nothing.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>
@Component
class CsvFile {

  /// What some spreadsheets need to see that a file is UTF-8.
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setQuoteMode(QuoteMode.NON_NUMERIC)
          .setCommentMarker(CsvMetadata.COMMENT)
          .get();

  private final ObjectReader json;

  CsvFile(JsonMapper json) {
    this.json = json.reader();
  }

  byte[] of(CsvTable table, Listing answer, CsvOptions options) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new OutputStreamWriter(bytes, StandardCharsets.UTF_8);
        var csv = new CSVPrinter(out, FORMAT)) {
      if (options.bom()) out.write(BYTE_ORDER_MARK);
      if (options.label()) csv.printComment(label(answer.label()));
      csv.printRecord(table.columns().stream().map(CsvColumn::name));
      for (Iterator<JsonNode> lines = table.lines().apply(answer, json).iterator();
          lines.hasNext(); ) {
        var line = lines.next();
        for (var column : table.columns()) csv.print(column.cell(line).orElse(null));
        csv.println();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e); // nothing is written but memory
    }
    return bytes.toByteArray();
  }

  private static String label(Label label) {
    return "negotiation=%s view=%s about=%s position=%d names=%s"
        .formatted(
            label.negotiation(), label.view(), label.about(), label.position(), label.names());
  }
}

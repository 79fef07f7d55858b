package ledger.answer;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import ledger.readmodel.postgres.StoredAnswers.RowBytes;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Puts an answer together of bytes: its label, and its head with the rows wherever they stand in
/// it. Rows are JSON already and are copied as they are, once.
@Component
class AnswerFormat {

  /// [ledger.query.RowsHere] as JSON. It can begin nowhere else in a head: within a text every
  /// quotation mark is escaped.
  private static final byte[] ROWS_HERE = "{\"rowsHere\":".getBytes(StandardCharsets.US_ASCII);

  private final JsonMapper json;

  AnswerFormat(JsonMapper json) {
    this.json = json;
  }

  /// All of a result, with each row in its place.
  byte[] whole(Label label, Result result) {
    return answer(label, result, result.rows(), OptionalLong.empty(), false);
  }

  /// A result that has one list, with a part of that list.
  byte[] page(Label label, Result result, ListPage page) {
    return answer(label, result, page.rows(), page.next(), true);
  }

  private byte[] answer(
      Label label, Result result, List<RowBytes> rows, OptionalLong next, boolean allHere) {
    var head = result.head().utf8();
    var out = new Bytes(size(head, rows));
    out.write(json.writeValueAsBytes(label));
    out.dropLast();
    out.text(",\"called\":").text(result.called());
    if (head.length > 2) {
      out.text(",");
      head(head, rows, allHere, out);
    }
    next.ifPresent(after -> out.text(",\"next\":").text(String.valueOf(after)));
    return out.text("}").toByteArray();
  }

  /// Without the braces around it.
  private static void head(byte[] head, List<RowBytes> rows, boolean allHere, Bytes out) {
    var left = rows.iterator();
    int end = head.length - 1;
    int written = 1;
    for (int at = marker(head, written); at < end; at = marker(head, written)) {
      out.write(head, written, at - written);
      int number = at + ROWS_HERE.length;
      int many = 0;
      for (; head[number] != '}'; number++) many = many * 10 + head[number] - '0';
      rows(left, allHere ? rows.size() : many, out);
      written = number + 1;
    }
    out.write(head, written, end - written);
  }

  private static void rows(Iterator<RowBytes> left, int many, Bytes out) {
    out.write('[');
    for (int i = 0; i < many; i++) {
      if (i > 0) out.write(',');
      out.write(left.next().utf8());
    }
    out.write(']');
  }

  /// Where the next one begins; the end where there is none.
  private static int marker(byte[] head, int from) {
    for (int at = from; at + ROWS_HERE.length < head.length; at++)
      if (isMarker(head, at)) return at;
    return head.length;
  }

  private static boolean isMarker(byte[] head, int at) {
    for (int i = 0; i < ROWS_HERE.length; i++) if (head[at + i] != ROWS_HERE[i]) return false;
    return true;
  }

  private static int size(byte[] head, List<RowBytes> rows) {
    int size = 1_024 + head.length;
    for (var row : rows) size += row.utf8().length + 1;
    return size;
  }

  private static final class Bytes extends ByteArrayOutputStream {
    Bytes(int size) {
      super(size);
    }

    @Override
    public void write(byte[] bytes) {
      write(bytes, 0, bytes.length);
    }

    Bytes text(String text) {
      write(text.getBytes(StandardCharsets.UTF_8));
      return this;
    }

    void dropLast() {
      count--;
    }
  }
}

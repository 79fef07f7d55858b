package ledger.answer;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import ledger.problem.NotFound;
import ledger.query.AnswerRow;
import ledger.query.Query;
import ledger.reading.json.RowFormat;
import ledger.request.LedgerPosition;
import ledger.request.NextLink;
import ledger.request.PageParameters;
import ledger.request.ReadRequest;
import ledger.session.ReadSession;
import ledger.session.ReadSessions;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// Answers queries: from what is stored of them where that is what is asked for and it is up to
/// date, else from a session. A reader cannot tell which.
@Component
public class Answers {

  private final ReadSessions sessions;
  private final ReadModels models;
  private final RowFormat rows;
  private final AnswerFormat format;

  Answers(ReadSessions sessions, ReadModels models, RowFormat rows, AnswerFormat format) {
    this.sessions = sessions;
    this.models = models;
    this.rows = rows;
    this.format = format;
  }

  public ResponseEntity<byte[]> to(ReadRequest request, Query query) {
    return whole(request, result(request, query));
  }

  /// A list, or the part of it that was asked for.
  public ResponseEntity<byte[]> list(ReadRequest request, Query query, PageParameters parameters) {
    var result = result(request, query);
    var page = ListPage.of(result.rows(), parameters);
    var answer = answer(request, result);
    page.next().ifPresent(after -> answer.header(NextLink.HEADER, NextLink.after(after)));
    return answer.body(format.page(Label.of(request, result.position()), result, page));
  }

  /// One row of a list, as an answer of its own.
  ///
  /// @param kind what the row tells of, and
  /// @param key which of them, as it stands in the address
  public ResponseEntity<byte[]> row(ReadRequest request, Query query, String kind, String key) {
    return whole(
        request, result(request, query).only(key).orElseThrow(() -> new NotFound(kind, key)));
  }

  /// What is computed from a session each time.
  public ResponseEntity<byte[]> fresh(
      ReadRequest request, Function<ReadSession, List<AnswerRow>> answer) {
    return whole(request, computed(request, answer));
  }

  /// For an answer of another kind than JSON.
  public ReadSession session(ReadRequest request) {
    return sessions
        .open(request)
        .orElseThrow(() -> new NotFound("negotiation", request.negotiation()))
        .whereEverybodyIsNamed();
  }

  private Result result(ReadRequest request, Query query) {
    return models
        .of(query, request)
        .orElseGet(() -> computed(request, session -> session.rows(query)));
  }

  private Result computed(ReadRequest request, Function<ReadSession, List<AnswerRow>> answer) {
    var session = session(request);
    var format = request.parameters().lang().map(rows::in).orElse(rows);
    return Result.of(
        session.position(),
        rows.text(session.names().byReferent()),
        answer.apply(session),
        format::text);
  }

  private ResponseEntity<byte[]> whole(ReadRequest request, Result result) {
    return answer(request, result).body(format.whole(Label.of(request, result.position()), result));
  }

  private static ResponseEntity.BodyBuilder answer(ReadRequest request, Result result) {
    return ResponseEntity.ok()
        .header(LedgerPosition.HEADER, String.valueOf(result.position()))
        .contentType(MediaType.APPLICATION_JSON)
        .eTag(tag(Label.of(request, result.position()), result));
  }

  /// Over everything but the moment it is about: that is named in the address, or it is now, and
  /// then the same answer holds at another moment. Which part of a list is shown is named in the
  /// address too. The rows are taken by their checksum, which is stored with them.
  private static String tag(Label label, Result result) {
    var said =
        String.join(
            "\n",
            label.negotiation(),
            label.view(),
            String.valueOf(label.position()),
            label.names(),
            result.called(),
            result.checksum());
    return Tag.of(List.of(said.getBytes(StandardCharsets.UTF_8)));
  }
}

package ledger.answer;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import ledger.problem.NotFound;
import ledger.query.AnswerRow;
import ledger.query.Query;
import ledger.reading.json.RowFormat;
import ledger.readmodel.postgres.StoredAnswers.RowBytes;
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

  /// The same, row by row, for whoever makes another form of it.
  public Listing listing(ReadRequest request, Query query, PageParameters parameters) {
    var result = result(request, query);
    return listing(request, result, ListPage.of(result.rows(), parameters));
  }

  /// The same of an answer that is never asked for in parts.
  public Listing listing(ReadRequest request, Query query) {
    var result = result(request, query);
    return listing(request, result, new ListPage(result.rows(), OptionalLong.empty()));
  }

  private static Listing listing(ReadRequest request, Result result, ListPage page) {
    return new Listing(
        Label.of(request, result.position()),
        result.called(),
        result.head().utf8(),
        page.rows().stream().map(RowBytes::utf8).toList(),
        page.next());
  }

  /// One row of a list, as an answer of its own.
  ///
  /// @param kind what the row tells of, and
  /// @param key which of them, as it stands in the address
  public ResponseEntity<byte[]> row(ReadRequest request, Query query, String kind, String key) {
    var result = result(request, query);
    return whole(
        request, result.only(key).orElseThrow(() -> NotFound.among(result.keys(), kind, key)));
  }

  /// What is computed from a session each time.
  public ResponseEntity<byte[]> fresh(
      ReadRequest request, Function<ReadSession, List<AnswerRow>> answer) {
    return whole(request, computed(request, answer));
  }

  /// A part of a list that is computed each time.
  ///
  /// @param next the position to go on after; empty at the end of the list
  public <T> ResponseEntity<byte[]> part(
      ReadRequest request, Function<ReadSession, T> part, Function<T, Optional<Long>> next) {
    var session = session(request);
    var body = part.apply(session);
    var result = computed(request, session, AnswerRow.whole(body));
    var answer = answer(request, result);
    next.apply(body).ifPresent(after -> answer.header(NextLink.HEADER, NextLink.after(after)));
    return answer.body(format.whole(Label.of(request, result.position()), result));
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
    return computed(request, session, answer.apply(session));
  }

  private Result computed(ReadRequest request, ReadSession session, List<AnswerRow> answer) {
    var format = request.parameters().lang().map(rows::in).orElse(rows);
    return Result.of(
        session.position(), rows.text(session.names().byReferent()), answer, format::text);
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

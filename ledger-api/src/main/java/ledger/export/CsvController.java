package ledger.export;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import ledger.answer.Answers;
import ledger.answer.Listing;
import ledger.board.BoardQuery;
import ledger.openapi.Described;
import ledger.positions.PositionsQuery;
import ledger.query.Query;
import ledger.register.RegisterQuery;
import ledger.request.LedgerPosition;
import ledger.request.NextLink;
import ledger.request.PageParameters;
import ledger.request.ReadRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.NativeWebRequest;
import tools.jackson.databind.json.JsonMapper;

/// Answers as tables, at addresses of their own: a link, a spreadsheet and whoever looks for the
/// metadata of a table can name an address, and no header.
@RestController
@RequestMapping("/negotiations/{negotiation}")
class CsvController {

  private static final Query POSITIONS = new PositionsQuery();
  private static final Query BOARD = new BoardQuery();
  private static final Query REGISTER = new RegisterQuery();

  private static final String MEDIA_TYPE = "text/csv";
  private static final MediaType CSV =
      MediaType.parseMediaType(MEDIA_TYPE + ";charset=utf-8;header=present");

  private final Answers answers;
  private final CsvFile file;
  private final JsonMapper json;

  CsvController(Answers answers, CsvFile file, JsonMapper json) {
    this.answers = answers;
    this.file = file;
    this.json = json;
  }

  @Described(
      id = "positionsTable",
      value = "Who says what, since when, as a table (RFC 4180).",
      labelled = true,
      media = MEDIA_TYPE,
      parameters = {"label", "bom"})
  @GetMapping("/positions.csv")
  ResponseEntity<byte[]> positions(
      ReadRequest request, PageParameters page, NativeWebRequest sent, HttpServletRequest at) {
    return table(PositionsCsv.TABLE, answers.listing(request, POSITIONS, page), sent, at);
  }

  @Described(
      id = "boardTable",
      value = "What is due and what was done, as a table (RFC 4180).",
      labelled = true,
      media = MEDIA_TYPE,
      parameters = {"label", "bom"})
  @GetMapping("/board.csv")
  ResponseEntity<byte[]> board(ReadRequest request, NativeWebRequest sent, HttpServletRequest at) {
    return table(BoardCsv.TABLE, answers.listing(request, BOARD), sent, at);
  }

  @Described(
      id = "registerTable",
      value = "Which agreements there are, and who consented, as a table (RFC 4180).",
      labelled = true,
      media = MEDIA_TYPE,
      parameters = {"label", "bom"})
  @GetMapping("/register.csv")
  ResponseEntity<byte[]> register(
      ReadRequest request, PageParameters page, NativeWebRequest sent, HttpServletRequest at) {
    return table(RegisterCsv.TABLE, answers.listing(request, REGISTER, page), sent, at);
  }

  @Described(
      id = "positionsTableMetadata",
      value = "What the columns of the positions are (CSV on the Web).",
      media = CsvMetadata.MEDIA_TYPE,
      parameters = {"label", "bom"})
  @GetMapping("/positions" + CsvMetadata.SUFFIX)
  ResponseEntity<byte[]> ofPositions(
      ReadRequest request, NativeWebRequest sent, HttpServletRequest at) {
    return metadata(PositionsCsv.TABLE, request, sent, at);
  }

  @Described(
      id = "boardTableMetadata",
      value = "What the columns of the board are (CSV on the Web).",
      media = CsvMetadata.MEDIA_TYPE,
      parameters = {"label", "bom"})
  @GetMapping("/board" + CsvMetadata.SUFFIX)
  ResponseEntity<byte[]> ofBoard(
      ReadRequest request, NativeWebRequest sent, HttpServletRequest at) {
    return metadata(BoardCsv.TABLE, request, sent, at);
  }

  @Described(
      id = "registerTableMetadata",
      value = "What the columns of the register are (CSV on the Web).",
      media = CsvMetadata.MEDIA_TYPE,
      parameters = {"label", "bom"})
  @GetMapping("/register" + CsvMetadata.SUFFIX)
  ResponseEntity<byte[]> ofRegister(
      ReadRequest request, NativeWebRequest sent, HttpServletRequest at) {
    return metadata(RegisterCsv.TABLE, request, sent, at);
  }

  @Described(
      id = "peaceAgreementsTable",
      value = "The agreements in columns of the PA-X data set, as a table (RFC 4180).",
      labelled = true,
      media = MEDIA_TYPE,
      parameters = {"label", "bom"})
  @GetMapping("/" + PeaceAgreementsCsv.NAME + ".csv")
  ResponseEntity<byte[]> peaceAgreements(
      ReadRequest request, PageParameters page, NativeWebRequest sent, HttpServletRequest at) {
    var title = answers.session(request).dossier().title();
    return table(
        PeaceAgreementsCsv.table(title), answers.listing(request, REGISTER, page), sent, at);
  }

  @Described(
      id = "peaceAgreementsTableMetadata",
      value = "What the columns of these agreements are (CSV on the Web).",
      media = CsvMetadata.MEDIA_TYPE,
      parameters = {"label", "bom"})
  @GetMapping("/" + PeaceAgreementsCsv.NAME + CsvMetadata.SUFFIX)
  ResponseEntity<byte[]> ofPeaceAgreements(
      ReadRequest request, NativeWebRequest sent, HttpServletRequest at) {
    return metadata(PeaceAgreementsCsv.table(""), request, sent, at);
  }

  private ResponseEntity<byte[]> table(
      CsvTable table, Listing answer, NativeWebRequest sent, HttpServletRequest at) {
    var response =
        ResponseEntity.ok()
            .header(LedgerPosition.HEADER, String.valueOf(answer.label().position()))
            .header(HttpHeaders.LINK, described(table, at))
            .header(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"%s-%s.csv\""
                    .formatted(answer.label().negotiation(), table.name()));
    answer.next().ifPresent(after -> response.header(NextLink.HEADER, NextLink.after(after)));
    return response.contentType(CSV).body(file.of(table, answer, CsvOptions.of(sent)));
  }

  private static String described(CsvTable table, HttpServletRequest at) {
    var query = query(at);
    return "<%s%s%s>; rel=\"describedby\"; type=\"%s\""
        .formatted(
            table.name(),
            CsvMetadata.SUFFIX,
            query.isEmpty() ? "" : "?" + query,
            CsvMetadata.MEDIA_TYPE);
  }

  /// It is the same whatever was said; whoever may not see the negotiation is told so of it too.
  private ResponseEntity<byte[]> metadata(
      CsvTable table, ReadRequest request, NativeWebRequest sent, HttpServletRequest at) {
    answers.session(request);
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(CsvMetadata.MEDIA_TYPE))
        .body(json.writeValueAsBytes(CsvMetadata.of(table, query(at), CsvOptions.of(sent))));
  }

  private static String query(HttpServletRequest at) {
    return Optional.ofNullable(at.getQueryString()).orElse("");
  }
}

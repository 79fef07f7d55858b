package ledger.questions;

import java.util.List;
import java.util.Optional;
import ledger.answer.Answers;
import ledger.docket.Docket;
import ledger.docket.DocketQuery;
import ledger.dossier.AgreementFile;
import ledger.openapi.Described;
import ledger.positions.PositionsQuery;
import ledger.problem.NotFound;
import ledger.query.AnswerRow;
import ledger.query.Query;
import ledger.readiness.ReadinessQuery;
import ledger.register.ChangedTerms;
import ledger.register.Register;
import ledger.register.RegisterQuery;
import ledger.request.PageParameters;
import ledger.request.ReadRequest;
import ledger.session.ReadSession;
import ledger.summary.Summary;
import ledger.summary.SummaryQuery;
import ledger.timeline.TimelineQuery;
import ledger.value.Id;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What was said in one negotiation. Every answer says of which view, about when, and up to which
/// position it is.
@RestController
@RequestMapping(path = "/negotiations/{negotiation}", produces = MediaType.APPLICATION_JSON_VALUE)
class RecordController {

  private static final Query REGISTER = new RegisterQuery();
  private static final Query POSITIONS = new PositionsQuery();
  private static final Query DOCKET = new DocketQuery();
  private static final Query READINESS = new ReadinessQuery();
  private static final Query TIMELINE = new TimelineQuery();

  private final Answers answers;

  RecordController(Answers answers) {
    this.answers = answers;
  }

  @Described(
      id = "negotiation",
      value = "Who takes part, what is named, on which sources.",
      answer = Summary.class,
      labelled = true)
  @GetMapping
  ResponseEntity<byte[]> summary(ReadRequest request) {
    return answers.fresh(
        request, session -> session.rows(new SummaryQuery(Id.of(request.negotiation()))));
  }

  @Described(
      id = "register",
      value = "Which agreements there are, and who consented.",
      answer = RegisterQuery.Head.class,
      labelled = true)
  @GetMapping("/register")
  ResponseEntity<byte[]> register(ReadRequest request, PageParameters page) {
    return answers.list(request, REGISTER, page);
  }

  @Described(
      id = "agreement",
      value = "One agreement, as the register has it.",
      answer = Register.Listed.class,
      labelled = true)
  @GetMapping("/agreements/{agreement}")
  ResponseEntity<byte[]> agreement(ReadRequest request, @PathVariable String agreement) {
    return answers.row(request, REGISTER, "agreement", agreement);
  }

  @Described(
      id = "changedTerms",
      value = "What a revision changed.",
      answer = ChangedTerms.class,
      labelled = true)
  @GetMapping("/agreements/{agreement}/versions/{from:[0-9]{1,6}}..{to:[0-9]{1,6}}")
  ResponseEntity<byte[]> changedTerms(
      ReadRequest request,
      @PathVariable String agreement,
      @PathVariable int from,
      @PathVariable int to) {
    return answers.fresh(
        request,
        session -> {
          var file = file(session, agreement);
          for (int version : List.of(from, to))
            if (file.version(version).isEmpty())
              throw new NotFound("version", String.valueOf(version));
          return AnswerRow.whole(ChangedTerms.between(file, from, to));
        });
  }

  private static AgreementFile file(ReadSession session, String agreement) {
    var all = session.dossier().agreements();
    return Id.parse(agreement)
        .flatMap(id -> Optional.ofNullable(all.get(id)))
        .orElseThrow(
            () -> NotFound.among(all.keySet().stream().map(Id::value), "agreement", agreement));
  }

  @Described(
      id = "positions",
      value = "Who says what, since when.",
      answer = PositionsQuery.Head.class,
      labelled = true)
  @GetMapping("/positions")
  ResponseEntity<byte[]> positions(ReadRequest request, PageParameters page) {
    return answers.list(request, POSITIONS, page);
  }

  @Described(
      id = "docket",
      value = "What is alleged and what was answered.",
      answer = DocketQuery.Head.class,
      labelled = true)
  @GetMapping("/docket")
  ResponseEntity<byte[]> docket(ReadRequest request, PageParameters page) {
    return answers.list(request, DOCKET, page);
  }

  @Described(
      id = "allegation",
      value = "One allegation, as the docket has it.",
      answer = Docket.Listed.class,
      labelled = true)
  @GetMapping("/allegations/{allegation}")
  ResponseEntity<byte[]> allegation(ReadRequest request, @PathVariable String allegation) {
    return answers.row(request, DOCKET, "allegation", allegation);
  }

  @Described(
      id = "readiness",
      value = "Who stands ready for what.",
      answer = ReadinessQuery.Head.class,
      labelled = true)
  @GetMapping("/readiness")
  ResponseEntity<byte[]> readiness(ReadRequest request) {
    return answers.to(request, READINESS);
  }

  @Described(
      id = "timeline",
      value = "What was said in which order, through whose hands.",
      answer = TimelineQuery.Head.class,
      labelled = true)
  @GetMapping("/timeline")
  ResponseEntity<byte[]> timeline(ReadRequest request, PageParameters page) {
    return answers.list(request, TIMELINE, page);
  }
}

package ledger.questions;

import java.security.Principal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import ledger.answer.Answers;
import ledger.dossier.postgres.ActsInLog;
import ledger.dossier.postgres.AdmissionTable;
import ledger.openapi.Described;
import ledger.problem.RequestProblems;
import ledger.problem.WrongQuestion;
import ledger.query.AnswerRow;
import ledger.query.Query;
import ledger.request.Caller;
import ledger.request.LedgerPosition;
import ledger.request.NextLink;
import ledger.request.ReadParameters;
import ledger.request.ReadParametersResolver;
import ledger.request.ReadRequest;
import ledger.request.ResumePosition;
import ledger.search.Hit;
import ledger.search.SearchQuery;
import ledger.search.SearchTerms;
import ledger.search.Searchable;
import ledger.search.postgres.SearchTable;
import ledger.session.ReadSession;
import ledger.session.ReadSessions;
import ledger.value.Id;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.NativeWebRequest;
import tools.jackson.databind.json.JsonMapper;

/// Which acts hold these words, in one negotiation or in all that the caller takes part in.
@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
class SearchController {

  private static final Query SEARCH = new SearchQuery();

  private final Answers answers;
  private final ReadSessions sessions;
  private final SearchTable table;
  private final ActsInLog record;
  private final ResumePosition resume;
  private final JsonMapper json;

  SearchController(
      Answers answers,
      ReadSessions sessions,
      SearchTable table,
      ActsInLog record,
      ResumePosition resume,
      JsonMapper json) {
    this.answers = answers;
    this.sessions = sessions;
    this.table = table;
    this.record = record;
    this.resume = resume;
    this.json = json;
  }

  /// @param next the position to go on after; empty where there is no more
  record Page(List<Hit> hits, Optional<Long> next) {}

  @Described(
      id = "search",
      value = "Which acts of one negotiation hold these words.",
      answer = Page.class,
      labelled = true,
      parameters = {"q", "after", "limit"})
  @GetMapping("/negotiations/{negotiation}/search")
  ResponseEntity<byte[]> one(ReadRequest request, NativeWebRequest sent) {
    var search = search(sent);
    return answers.part(request, session -> page(search, search.in(session)), Page::next);
  }

  @Described(
      id = "searchAll",
      value = "Which acts hold these words, in all negotiations that the caller takes part in.",
      answer = Page.class,
      parameters = {"q", "after", "limit"})
  @GetMapping("/search")
  ResponseEntity<Page> all(
      Principal principal, ReadParameters parameters, NativeWebRequest request) {
    var search = search(request);
    var caller = Caller.of(principal);
    var open = sessions.openTo(caller).stream().map(AdmissionTable.Titled::id).toList();
    var kept =
        isOfNow(parameters, request) ? table.kept(open, caller, record.head()) : Set.<Id>of();
    var folded =
        open.stream()
            .filter(id -> !kept.contains(id))
            .map(id -> new ReadRequest(id.value(), caller, parameters))
            .flatMap(of -> sessions.open(of).stream())
            .flatMap(search::in);
    var page = page(search, Stream.concat(folded, among(kept, search)));
    var answer = ResponseEntity.ok();
    page.next().ifPresent(after -> answer.header(NextLink.HEADER, NextLink.after(after)));
    return answer.body(page);
  }

  private Search search(NativeWebRequest request) {
    var search = Search.of(request);
    resume.onRecord("after", search.after());
    return search;
  }

  /// What is kept is as of now, and may be a moment behind: whoever names a position gets it
  /// folded.
  private static boolean isOfNow(ReadParameters parameters, NativeWebRequest request) {
    return request.getParameter("about") == null
        && parameters.knownBy() instanceof ReadParameters.KnownBy.Head
        && request.getHeader(LedgerPosition.HEADER) == null;
  }

  /// Reads on until there is a page of them: not all that hold the words fit.
  private Stream<Hit> among(Set<Id> kept, Search search) {
    if (kept.isEmpty()) return Stream.empty();
    return Stream.iterate(
            mayFit(kept, search, search.after()),
            candidates -> !candidates.isEmpty(),
            candidates -> mayFit(kept, search, candidates.getLast().position()))
        .flatMap(List::stream)
        .flatMap(c -> search.terms().in(json.readValue(c.body(), Searchable.class)).stream())
        .limit(search.limit() + 1L);
  }

  private List<SearchTable.Candidate> mayFit(Set<Id> kept, Search search, long after) {
    return table.mayFit(search.terms(), kept, after, search.limit() + 1);
  }

  static Page page(Search search, Stream<Hit> found) {
    var hits =
        found.sorted(Comparator.comparingLong(Hit::position)).limit(search.limit() + 1L).toList();
    if (hits.size() <= search.limit()) return new Page(hits, Optional.empty());
    var page = hits.subList(0, search.limit());
    return new Page(page, Optional.of(page.getLast().position()));
  }

  /// What is searched for, and which part of what is found is wanted.
  record Search(SearchTerms terms, long after, int limit) {

    private static final int MOST = 200;
    private static final int USUAL = 50;

    static Search of(NativeWebRequest request) {
      return new Search(
          terms(Optional.ofNullable(request.getParameter("q")).orElse("").strip()),
          ReadParametersResolver.read(request, "after", Search::position, List.of("a position"))
              .orElse(-1L),
          ReadParametersResolver.read(request, "limit", Search::limit, List.of("1 to " + MOST))
              .orElse(USUAL));
    }

    Stream<Hit> in(ReadSession session) {
      return AnswerRow.bodies(session.rows(SEARCH), Searchable.class).stream()
          .filter(act -> act.position() > after)
          .flatMap(act -> terms.in(act).stream());
    }

    private static SearchTerms terms(String q) {
      if (q.isEmpty()) throw wrong("MISSING_FIELD.words", q);
      if (q.length() > SearchTerms.LONGEST)
        throw wrong("INVALID_VALUE.long_words", q.substring(0, SearchTerms.LONGEST) + "…");
      return SearchTerms.of(q).orElseThrow(() -> wrong("INVALID_VALUE.no_word", q));
    }

    private static WrongQuestion wrong(String name, String given) {
      return new WrongQuestion(RequestProblems.words(name, given, SearchTerms.LONGEST));
    }

    private static Optional<Long> position(String text) {
      return text.matches("[0-9]{1,18}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }

    private static Optional<Integer> limit(String text) {
      return text.matches("[0-9]{1,3}")
          ? Optional.of(Integer.parseInt(text)).filter(n -> n >= 1 && n <= MOST)
          : Optional.empty();
    }
  }
}

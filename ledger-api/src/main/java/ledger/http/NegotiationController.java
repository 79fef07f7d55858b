package ledger.http;

import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import ledger.act.Id;
import ledger.act.ReferentAct.AddDesignation;
import ledger.act.ReferentAct.RegisterReferent;
import ledger.act.SourceAct.RegisterSource;
import ledger.docket.Docket;
import ledger.docket.DocketQuestion;
import ledger.dossier.AgreementFile;
import ledger.dossier.Dossier;
import ledger.negotiation.Negotiation.Admission;
import ledger.positions.PositionsQuestion;
import ledger.problem.NotFound;
import ledger.readiness.ReadinessBoard;
import ledger.register.Register;
import ledger.register.RegisterQuestion;
import ledger.terms.Term;
import ledger.timeline.TimelineQuestion;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/// What clients read. Every answer says of which view, about when, and up to which position it is.
@RestController
@RequestMapping(path = "/negotiations", produces = MediaType.APPLICATION_JSON_VALUE)
class NegotiationController {

  private final Dossiers dossiers;
  private final Answers answers;

  NegotiationController(Dossiers dossiers, Answers answers) {
    this.dossiers = dossiers;
    this.answers = answers;
  }

  /// A list as long as one can be read at once, or the part of it that is asked for.
  @GetMapping
  ResponseEntity<Object> all(
      Principal principal,
      @RequestParam Optional<String> after,
      @RequestParam Optional<String> limit) {
    var all = dossiers.openTo(Caller.of(principal));
    return ResponseEntity.ok(
        after.isPresent() || limit.isPresent() || all.size() > Listed.WHOLE
            ? OpenTo.part(all, after, limit)
            : all);
  }

  record Summary(
      Id id,
      String title,
      List<Admission> participants,
      List<Named> referents,
      List<RegisterSource> sources) {}

  record Named(RegisterReferent referent, List<AddDesignation> designations) {}

  @GetMapping("/{negotiation}")
  ResponseEntity<ObjectNode> summary(
      @PathVariable String negotiation, Principal principal, Asked asked) {
    return answers.to(negotiation, principal, asked, o -> summary(negotiation, o.dossier()));
  }

  private static Summary summary(String negotiation, Dossier d) {
    return new Summary(
        Id.of(negotiation),
        d.title(),
        d.negotiation().admitted().toList(),
        d.referents().values().stream().map(r -> new Named(r, d.designations(r.id()))).toList(),
        d.sources());
  }

  @GetMapping("/{negotiation}/register")
  ResponseEntity<ObjectNode> register(
      @PathVariable String negotiation, Principal principal, Asked asked, Paging paging) {
    return answers.list(
        RegisterQuestion.NAME, negotiation, principal, asked, paging, Positioned::register);
  }

  @GetMapping("/{negotiation}/agreements/{agreement}")
  ResponseEntity<ObjectNode> agreement(
      @PathVariable String negotiation,
      @PathVariable String agreement,
      Principal principal,
      Asked asked) {
    return answers.to(
        negotiation,
        principal,
        asked,
        o ->
            Register.of(o.view()).agreements().stream()
                .filter(a -> a.agreement().value().equals(agreement))
                .findFirst()
                .orElseThrow(() -> new NotFound("agreement", agreement)));
  }

  /// @param added terms that only the later version has
  /// @param changed terms of one name that say different things, the earlier first
  record Difference(
      Id agreement,
      int from,
      int to,
      List<Term> added,
      List<Term> removed,
      Map<Id, List<Term>> changed) {}

  @GetMapping("/{negotiation}/agreements/{agreement}/versions/{from:[0-9]{1,6}}..{to:[0-9]{1,6}}")
  ResponseEntity<ObjectNode> difference(
      @PathVariable String negotiation,
      @PathVariable String agreement,
      @PathVariable int from,
      @PathVariable int to,
      Principal principal,
      Asked asked) {
    return answers.to(
        negotiation, principal, asked, o -> difference(o.dossier(), agreement, from, to));
  }

  private static Difference difference(Dossier d, String agreement, int from, int to) {
    var id = Id.parse(agreement).orElseThrow(() -> new NotFound("agreement", agreement));
    var on = d.agreements().get(id);
    if (on == null) throw new NotFound("agreement", agreement);
    var before = terms(on, from);
    var after = terms(on, to);
    var changed = new TreeMap<Id, List<Term>>();
    before.forEach((name, term) -> {
      var now = after.get(name);
      if (now != null && !now.equals(term)) changed.put(name, List.of(term, now));
    });
    return new Difference(id, from, to, only(after, before), only(before, after), changed);
  }

  private static Map<Id, Term> terms(AgreementFile on, int version) {
    var terms = new TreeMap<Id, Term>();
    on.version(version)
        .orElseThrow(() -> new NotFound("version", String.valueOf(version)))
        .terms()
        .terms()
        .forEach(term -> terms.put(term.id(), term));
    return terms;
  }

  private static List<Term> only(Map<Id, Term> these, Map<Id, Term> others) {
    return these.values().stream().filter(term -> !others.containsKey(term.id())).toList();
  }

  @GetMapping("/{negotiation}/positions")
  ResponseEntity<ObjectNode> positions(
      @PathVariable String negotiation, Principal principal, Asked asked, Paging paging) {
    return answers.list(
        PositionsQuestion.NAME, negotiation, principal, asked, paging, Positioned::positions);
  }

  @GetMapping("/{negotiation}/docket")
  ResponseEntity<ObjectNode> docket(
      @PathVariable String negotiation, Principal principal, Asked asked, Paging paging) {
    return answers.list(
        DocketQuestion.NAME, negotiation, principal, asked, paging, Positioned::docket);
  }

  @GetMapping("/{negotiation}/allegations/{allegation}")
  ResponseEntity<ObjectNode> allegation(
      @PathVariable String negotiation,
      @PathVariable String allegation,
      Principal principal,
      Asked asked) {
    return answers.to(
        negotiation,
        principal,
        asked,
        o ->
            Docket.of(o.dossier()).allegations().stream()
                .filter(a -> a.id().value().equals(allegation))
                .findFirst()
                .orElseThrow(() -> new NotFound("allegation", allegation)));
  }

  @GetMapping("/{negotiation}/readiness")
  ResponseEntity<ObjectNode> readiness(
      @PathVariable String negotiation, Principal principal, Asked asked) {
    return answers.to(negotiation, principal, asked, o -> ReadinessBoard.of(o.view()));
  }

  @GetMapping("/{negotiation}/timeline")
  ResponseEntity<ObjectNode> timeline(
      @PathVariable String negotiation, Principal principal, Asked asked, Paging paging) {
    return answers.list(
        TimelineQuestion.NAME, negotiation, principal, asked, paging, Positioned::timeline);
  }
}

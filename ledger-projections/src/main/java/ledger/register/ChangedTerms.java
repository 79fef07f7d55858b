package ledger.register;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import ledger.dossier.AgreementFile;
import ledger.terms.Term;
import ledger.value.Id;

/// What another version of an agreement says otherwise.
///
/// @param added terms that only the later version has
/// @param changed terms of one name that say different things, the earlier first
public record ChangedTerms(
    Id agreement,
    int from,
    int to,
    List<Term> added,
    List<Term> removed,
    Map<Id, List<Term>> changed) {

  /// @param from and
  /// @param to numbers of versions that the agreement has
  public static ChangedTerms between(AgreementFile file, int from, int to) {
    var before = terms(file, from);
    var after = terms(file, to);
    var changed = new TreeMap<Id, List<Term>>();
    before.forEach((name, term) ->
        Optional.ofNullable(after.get(name))
            .filter(now -> !now.equals(term))
            .ifPresent(now -> changed.put(name, List.of(term, now))));
    return new ChangedTerms(file.id(), from, to, only(after, before), only(before, after), changed);
  }

  private static Map<Id, Term> terms(AgreementFile file, int version) {
    var terms = new TreeMap<Id, Term>();
    file.version(version).orElseThrow().terms().terms().forEach(term -> terms.put(term.id(), term));
    return terms;
  }

  private static List<Term> only(Map<Id, Term> these, Map<Id, Term> others) {
    return these.values().stream().filter(term -> !others.containsKey(term.id())).toList();
  }
}

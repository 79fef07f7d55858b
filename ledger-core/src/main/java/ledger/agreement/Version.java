package ledger.agreement;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import ledger.act.Actor;
import ledger.act.AgreementAct.AllegedParty;
import ledger.act.AgreementAct.Form;
import ledger.act.AgreementAct.ProposeAgreement;
import ledger.act.AgreementAct.RecordClaimedAgreement;
import ledger.act.AgreementAct.ReviseTerms;
import ledger.terms.Terms;
import ledger.value.Id;
import ledger.value.When;

/// One text of an agreement, with whoever's consent it takes.
///
/// @param number in the order of recording, the same wherever it is said ([Numbering])
/// @param basedOn the number of the text that it changes; 0 where it is the first
/// @param act the id of the act that proposed, claimed or revised it
/// @param by whose act that is
/// @param claimed whether it is only said to have been agreed
/// @param since when it took effect
/// @param parties whose consent it takes: two at least, unless it is a promise by one
/// @param offerExpires after which the offer has lapsed, where one was made with a date
public record Version(
    int number,
    int basedOn,
    UUID act,
    Actor by,
    boolean claimed,
    Instant since,
    Terms terms,
    Form form,
    List<Id> parties,
    List<Id> participants,
    Optional<When> offerExpires)
    implements VersionTree.Text {

  static Version of(int number, ProposeAgreement act, Instant since) {
    return new Version(
        number,
        0,
        act.actId(),
        act.by(),
        false,
        since,
        act.terms(),
        act.form(),
        act.terms().parties(),
        refs(act.terms()),
        act.offerExpires());
  }

  static Version of(int number, RecordClaimedAgreement act, Instant since) {
    return new Version(
        number,
        0,
        act.actId(),
        act.by(),
        true,
        since,
        act.terms(),
        act.form(),
        alleged(act.allegedParties().stream().filter(p -> p.role() == Terms.Role.PARTY)),
        alleged(act.allegedParties().stream()),
        Optional.empty());
  }

  /// A revision that names no participants keeps those of the text it is based on; and nobody is
  /// left out of an agreement by a text that others wrote: whoever was a party has to consent to
  /// that too.
  ///
  /// @param basis empty where the text that it changes takes effect later
  static Version of(int number, ReviseTerms act, Instant since, Optional<Version> basis) {
    var named = refs(act.terms());
    return new Version(
        number,
        act.basedOn(),
        act.actId(),
        act.by(),
        false,
        since,
        act.terms(),
        basis.map(Version::form).orElse(Form.UNKNOWN),
        Stream.concat(
                basis.stream().flatMap(b -> b.parties().stream()), act.terms().parties().stream())
            .distinct()
            .toList(),
        named.isEmpty() ? basis.map(Version::participants).orElse(named) : named,
        Optional.empty());
  }

  private static List<Id> refs(Terms terms) {
    return terms.participants().stream().map(Terms.Participant::ref).distinct().toList();
  }

  private static List<Id> alleged(Stream<AllegedParty> parties) {
    return parties.map(AllegedParty::ref).distinct().toList();
  }

  /// Whether there are enough whose consent could be asked for. Others may join where the text lets
  /// them, so that nobody need be named at first.
  public boolean takesTwo() {
    return parties.size() > 1 || form == Form.UNILATERAL || terms.accession().isPresent();
  }
}

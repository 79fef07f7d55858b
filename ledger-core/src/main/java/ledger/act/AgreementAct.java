package ledger.act;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import ledger.terms.Link;
import ledger.terms.Terms;

/// What can be asked of an agreement. The whole list fits on this page on purpose.
public sealed interface AgreementAct extends Act.Statement {

  Id agreement();

  record ProposeAgreement(
      Envelope envelope, Id agreement, Form form, Terms terms, Optional<When> offerExpires)
      implements AgreementAct {
    public ProposeAgreement {
      Statement.mustSayWhoAndWhen(envelope);
    }
  }

  /// Somebody claims that others agreed. It creates a claim and *attributed* consents, no
  /// agreement.
  ///
  /// @param allegedConclusion when it is said to have been concluded
  /// @param terms as reported
  record RecordClaimedAgreement(
      Envelope envelope,
      Id agreement,
      Form form,
      List<AllegedParty> allegedParties,
      Optional<When> allegedConclusion,
      Terms terms)
      implements AgreementAct {
    public RecordClaimedAgreement {
      Statement.mustSayWhoAndWhen(envelope);
      allegedParties = List.copyOf(allegedParties);
    }
  }

  /// @param version the number of the new version; left out, it is the one after `basedOn`
  record ReviseTerms(
      Envelope envelope,
      Id agreement,
      Revision kind,
      int basedOn,
      Optional<Integer> version,
      Terms terms)
      implements AgreementAct {
    public ReviseTerms {
      Statement.mustSayWhoAndWhen(envelope);
      int based = atLeastOne("basedOn", basedOn);
      version.ifPresent(
          v -> Malformed.unless(v == based + 1, "\"version\" must be the one after \"basedOn\""));
    }
  }

  record DeclareConsent(
      Envelope envelope,
      Id agreement,
      int version,
      Decision decision,
      Optional<Means> means,
      List<Declaration> declarations,
      boolean provisional)
      implements AgreementAct {
    public DeclareConsent {
      Statement.mustSayWhoAndWhen(envelope);
      atLeastOne("version", version);
      declarations = List.copyOf(declarations);
    }
  }

  /// "Ready, willing and able" to perform the commitments in `scope`, of that version and no other.
  ///
  /// @param readingId how the party understood the linkage when it said so; limits nothing
  record ConfirmReadiness(
      Envelope envelope,
      Id agreement,
      int version,
      List<Id> scope,
      Optional<Id> readingId,
      Optional<When> until)
      implements AgreementAct {
    public ConfirmReadiness {
      Statement.mustSayWhoAndWhen(envelope);
      atLeastOne("version", version);
      scope = mentioned("scope", scope);
    }
  }

  record WithdrawReadiness(
      Envelope envelope, Id agreement, int version, List<Id> scope, Optional<Words> reason)
      implements AgreementAct {
    public WithdrawReadiness {
      Statement.mustSayWhoAndWhen(envelope);
      atLeastOne("version", version);
      scope = mentioned("scope", scope);
    }
  }

  /// A formal interpretation of one term, advanced by somebody: links, or words where it stays
  /// words.
  record AdvanceReading(
      Envelope envelope, Id agreement, int version, Id termId, Id readingId, List<Link> links)
      implements AgreementAct {
    public AdvanceReading {
      Statement.mustSayWhoAndWhen(envelope);
      atLeastOne("version", version);
      links = List.copyOf(links);
      Malformed.unless(
          !links.isEmpty() || envelope.words().isPresent(),
          "a reading needs \"links\", or \"words\" where it stays words");
    }
  }

  /// @param pairs commitments that are the same conduct in both
  record RelateAgreements(Envelope envelope, Id from, Id to, Relation type, List<Pair> pairs)
      implements AgreementAct {
    public RelateAgreements {
      Statement.mustSayWhoAndWhen(envelope);
      pairs = List.copyOf(pairs);
      Malformed.unless(!from.equals(to), "\"from\" and \"to\" name the same agreement");
    }

    @Override
    public Id agreement() {
      return from;
    }
  }

  enum Form {
    ORAL,
    EXCHANGE,
    WRITTEN,
    UNILATERAL,
    REPORTED,
    UNKNOWN
  }

  enum Revision {
    DRAFT,
    COUNTER,
    AMENDMENT,
    ANNEX,
    CORRIGENDUM
  }

  enum Decision {
    ACCEPT,
    REJECT,
    WITHDRAW
  }

  enum Means {
    SIGNATURE,
    RATIFICATION,
    ACCEPTANCE,
    APPROVAL,
    ACCESSION,
    SUCCESSION,
    EXCHANGE,
    ORAL
  }

  enum Relation {
    RESTATES,
    SAME,
    MIRRORS,
    PACKAGE,
    SIDE_ARRANGEMENT,
    SUPERSEDES,
    IMPLEMENTS
  }

  record AllegedParty(Id ref, Terms.Role role, Optional<Id> throughWhom) {}

  record Declaration(Optional<Id> termId, Kind kind, Optional<Id> readingId, Words text) {
    public enum Kind {
      RESERVATION,
      INTERPRETATION
    }
  }

  record Pair(Id from, Id to) {}

  private static int atLeastOne(String field, int version) {
    Malformed.unless(
        version >= 1, "\"" + field + "\" is missing or below 1: versions count from 1");
    return version;
  }

  private static List<Id> mentioned(String field, List<Id> keys) {
    Malformed.unless(
        !keys.isEmpty(), "\"" + field + "\" is empty: name the commitments it is about");
    Malformed.unless(
        new HashSet<>(keys).size() == keys.size(), "\"" + field + "\" names a key twice");
    return List.copyOf(keys);
  }
}

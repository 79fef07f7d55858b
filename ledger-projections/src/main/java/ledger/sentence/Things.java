package ledger.sentence;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import ledger.act.Act;
import ledger.act.Actor;
import ledger.act.AgreementAct.DeclareConsent;
import ledger.act.AgreementAct.GiveNotice;
import ledger.act.AgreementAct.ReleaseCommitment;
import ledger.act.AllegationAct.RecordFinding;
import ledger.act.CustodyAct.CorrectRecord;
import ledger.agreement.Version;
import ledger.dossier.AgreementFile;
import ledger.dossier.Dossier;
import ledger.dossier.Entry;
import ledger.names.Names;
import ledger.terms.Commitment;
import ledger.terms.KeyRef;
import ledger.value.Id;
import ledger.value.Words;

/// The things that sentences speak of: who owes what, and which act is meant.
///
/// @param read which version of an agreement is meant where it is not the current one
record Things(
    Dossier dossier, Names names, Messages messages, TimeWords times, Map<Id, Integer> read) {

  Things(Dossier dossier, Names names, Messages messages, TimeWords times) {
    this(dossier, names, messages, times, Map.of());
  }

  /// The same for what was said of one text: a later text puts no words into it.
  Things ofVersion(Id agreement, int version) {
    return new Things(dossier, names, messages, times, Map.of(agreement, version));
  }

  String name(Id referent) {
    return names.of(referent);
  }

  String name(Actor actor) {
    return switch (actor) {
      case Actor.Named(var id) -> name(id);
      case Actor.Anonymous(var handle) -> handle.value();
    };
  }

  /// The name of what a text names: a referent's, or else the text itself.
  String named(String text) {
    return Id.parse(text).map(this::name).orElse(text);
  }

  String text(String key, Map<String, Object> arguments) {
    return messages.text(key, arguments);
  }

  /// `T.tA`: a name may have dots of its own, and the longest that is an agreement's is meant.
  KeyRef key(String text) {
    for (int dot = text.lastIndexOf('.'); dot > 0; dot = text.lastIndexOf('.', dot - 1)) {
      var agreement = Id.parse(text.substring(0, dot));
      var key = Id.parse(text.substring(dot + 1));
      if (key.isPresent() && agreement.filter(dossier.agreements()::containsKey).isPresent())
        return KeyRef.of(agreement.get(), key.get());
    }
    return KeyRef.bare(text);
  }

  /// Who owes it, how many they are, and what they are to do.
  Map<String, Object> commitment(KeyRef key) {
    var debtors = dossier.debtorsOf(key);
    var who =
        debtors.isEmpty()
            ? text("debtors.none", Map.of())
            : messages.all(debtors.stream().map(this::name).toList());
    return Map.of("debtors", who, "count", Math.max(1, debtors.size()), "conduct", conduct(key));
  }

  /// `open the eastern route`; without a conduct, `perform T.tA (Open the eastern route)`.
  String conduct(KeyRef key) {
    var home = dossier.home(key);
    return terms(home)
        .map(commitment ->
            commitment
                .conduct()
                .map(c -> text("conduct", Map.of("kind", c.kind(), "object", name(c.object()))))
                .orElseGet(() ->
                    text(
                        "conduct.said",
                        Map.of("key", home.toString(), "text", said(commitment.texts())))))
        .orElseGet(() -> text("conduct.unknown", Map.of("key", home.toString())));
  }

  String said(Words words) {
    return words.in(times.language().tag());
  }

  private Optional<Commitment> terms(KeyRef key) {
    var home = dossier.home(key);
    return home
        .agreement()
        .flatMap(
            id -> Optional.ofNullable(dossier.agreements().get(id)).flatMap(file -> text(id, file)))
        .stream()
        .flatMap(version -> version.terms().commitments())
        .filter(c -> c.key().equals(home.key()))
        .findFirst();
  }

  private Optional<Version> text(Id agreement, AgreementFile file) {
    return Optional.ofNullable(read.get(agreement)).flatMap(file::version).or(file::current);
  }

  /// `15 trucks` as it was written; without a unit the number alone.
  String amount(String value, String unit) {
    return text("amount", Map.of("value", value, "unit", unit)).strip();
  }

  /// Acts of one kind, in the order in which they took effect.
  <A extends Act> Stream<A> said(Class<A> kind) {
    return dossier.entries().stream().map(Entry::act).filter(kind::isInstance).map(kind::cast);
  }

  /// `Armenia to open the eastern route`.
  String owed(KeyRef key) {
    return text("owed", commitment(key));
  }

  List<String> owed(List<KeyRef> keys) {
    return keys.stream().map(this::owed).toList();
  }

  /// `the notice N1 of 28 Nov 2023`, `the consent of Armenia (No. 47)`.
  String act(String actId) {
    return entry(actId).map(this::act).orElseGet(() -> text("act.unknown", Map.of()));
  }

  /// Annulled ones too: they are spoken of, if only to say so.
  Optional<Entry> entry(String actId) {
    return Stream.concat(dossier.entries().stream(), dossier.kept().annulled().stream())
        .filter(e -> e.act().actId().toString().equals(actId))
        .findFirst();
  }

  private String act(Entry entry) {
    var act = entry.act();
    return text(
        "act." + kind(act),
        Map.of(
            "by", act.envelope().by().map(this::name).orElse(entry.recorded().by().value()),
            "time", act.envelope().statedAt().map(times::of).orElse(""),
            "id", act instanceof GiveNotice notice ? notice.noticeId().value() : "",
            "position", String.valueOf(entry.position())));
  }

  private static String kind(Act act) {
    return switch (act) {
      case GiveNotice _ -> "notice";
      case DeclareConsent _ -> "consent";
      case ReleaseCommitment _ -> "release";
      case RecordFinding _ -> "finding";
      case CorrectRecord _ -> "correction";
      case Act _ -> "other";
    };
  }

  /// The act that a notice was given by.
  Optional<UUID> notice(Id notice) {
    return dossier.agreements().values().stream()
        .flatMap(file -> file.notices().stream())
        .filter(n -> n.act().noticeId().equals(notice))
        .map(n -> n.act().actId())
        .findFirst();
  }
}

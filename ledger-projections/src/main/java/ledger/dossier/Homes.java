package ledger.dossier;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import ledger.agreement.Version;
import ledger.terms.KeyRef;
import ledger.value.Id;

/// Which agreement a bare key belongs to: the first on record that has a commitment of that name.
/// Later ones of the same name have to be named with their agreement.
final class Homes {

  private final Map<Id, Id> agreementByKey = new HashMap<>();

  static Homes of(Collection<AgreementFile> agreements) {
    var homes = new Homes();
    record Text(AgreementFile of, Version version) {}
    agreements.stream()
        .flatMap(file -> file.versions().stream().map(version -> new Text(file, version)))
        .sorted(Comparator.comparingLong(t -> t.of().origin(t.version()).entry().position()))
        .forEach(t ->
            t.version()
                .terms()
                .commitments()
                .forEach(c -> homes.agreementByKey.putIfAbsent(c.key(), t.of().id())));
    return homes;
  }

  KeyRef of(KeyRef key) {
    if (key.agreement().isPresent()) return key;
    var agreement = agreementByKey.get(key.key());
    return agreement == null ? key : KeyRef.of(agreement, key.key());
  }
}

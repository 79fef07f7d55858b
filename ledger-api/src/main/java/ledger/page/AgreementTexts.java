package ledger.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ledger.agreement.Version;
import ledger.dossier.AgreementFile;
import ledger.register.ChangedTerms;
import ledger.session.ReadSession;
import ledger.value.Id;

/// Every text that an agreement has or had, with what each says otherwise than the one before it.
record AgreementTexts(List<Text> texts) {

  /// @param origin the position of the act that brought it
  /// @param changed against the text before it; the first has none
  record Text(int number, long origin, List<ChangedTerms> changed) {}

  static Map<Id, AgreementTexts> of(ReadSession session) {
    var all = new HashMap<Id, AgreementTexts>();
    session.dossier().agreements().forEach((id, file) -> all.put(id, of(file)));
    return all;
  }

  private static AgreementTexts of(AgreementFile file) {
    var texts = new ArrayList<Text>();
    var before = -1;
    for (Version version : file.versions()) {
      int number = version.number();
      texts.add(
          new Text(
              number,
              file.origin(version).entry().position(),
              before < 0 ? List.of() : List.of(ChangedTerms.between(file, before, number))));
      before = number;
    }
    return new AgreementTexts(texts);
  }
}

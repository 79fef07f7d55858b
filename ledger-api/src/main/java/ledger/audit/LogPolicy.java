package ledger.audit;

import ledger.transparency.Policy;

/// The policy of this log, for auditors: its keys, its witnesses and their quorum.
///
/// @param witnesses the operator's part: witnesses, groups, quorum
record LogPolicy(LogSigner signer, String witnesses) {

  Policy policy() {
    return Policy.parse(text());
  }

  /// As it is served, with the keys that sign now.
  String text() {
    var text = new StringBuilder("# The keys of ").append(signer.origin()).append('\n');
    signer
        .keys()
        .now()
        .signing()
        .forEach(key -> text.append("log ").append(key.vkey()).append('\n'));
    return text.append(witnesses).toString();
  }
}

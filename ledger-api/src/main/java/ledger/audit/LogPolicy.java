package ledger.audit;

import ledger.transparency.Policy;

/// Whom to believe about this log, for auditors to take home: its keys, its witnesses, its quorum.
///
/// @param text as it is served
record LogPolicy(Policy policy, String text) {

  /// @param witnesses the operator's part: witnesses, groups, quorum
  static LogPolicy of(LogSigner signer, String witnesses) {
    var text = new StringBuilder("# The keys of ").append(signer.origin()).append('\n');
    signer.signers().forEach(s -> text.append("log ").append(s.key().vkey()).append('\n'));
    text.append(witnesses);
    return new LogPolicy(Policy.parse(text.toString()), text.toString());
  }
}

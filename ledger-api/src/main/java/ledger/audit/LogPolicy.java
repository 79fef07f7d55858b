package ledger.audit;

import ledger.transparency.Policy;

/// The policy of this log, for auditors: its keys, its witnesses and their quorum.
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

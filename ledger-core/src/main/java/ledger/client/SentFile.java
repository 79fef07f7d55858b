package ledger.client;

import ledger.act.json.ActFile;

/// How a file of acts is sent.
///
/// @param dry it is only tried
/// @param together all of its acts are recorded, or none
public record SentFile(ActFile.Kind kind, boolean dry, boolean together) {

  /// Of whole acts, each for itself.
  static final SentFile OF_WHOLE_ACTS = new SentFile(ActFile.Kind.NDJSON, false, false);

  String target() {
    return dry ? "/acts?dry=true" : "/acts";
  }

  String type() {
    return switch (kind) {
      case NDJSON -> "application/x-ndjson";
      case YAML -> "application/yaml";
    };
  }
}

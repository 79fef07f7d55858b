package ledger.negotiation;

import java.util.Optional;
import java.util.UUID;
import ledger.record.Stream;
import org.pcollections.PMap;
import org.pcollections.TreePMap;

/// The stream that each act is in, and how many entries each stream has.
///
/// @param acts on record, annulled or not
/// @param lengths by the id of the stream
record StreamIndex(PMap<UUID, Stream> acts, PMap<String, Length> lengths) {

  /// A stream with how many entries it has.
  record Length(Stream stream, long entries) {}

  static final StreamIndex NONE = new StreamIndex(TreePMap.empty(), TreePMap.empty());

  /// With one entry more at the end of a stream.
  StreamIndex with(UUID act, Stream stream) {
    var length = lengths.getOrDefault(stream.id(), new Length(stream, 0));
    return new StreamIndex(
        acts.plus(act, length.stream()),
        lengths.plus(stream.id(), new Length(length.stream(), length.entries() + 1)));
  }

  Optional<Stream> of(UUID act) {
    return Optional.ofNullable(acts.get(act));
  }

  /// The version that the next entry of a stream gets.
  long entriesIn(Stream stream) {
    var length = lengths.get(stream.id());
    return length == null ? 0 : length.entries();
  }
}

package ledger.recording;

import java.nio.charset.StandardCharsets;
import ledger.act.json.ActSchema;
import ledger.act.json.Captions;
import ledger.openapi.Described;
import ledger.value.Hash;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/// How acts and files of acts are written, for editors and for programs that check. They say
/// nothing of what is on record, and are open to everybody.
@RestController
class SchemaController {

  private static final MediaType SCHEMA = MediaType.parseMediaType("application/schema+json");

  private final byte[] ofAct;
  private final byte[] ofFile;

  SchemaController(Captions captions) {
    this.ofAct = bytes(ActSchema.ofAct(captions));
    this.ofFile = bytes(ActSchema.ofFile(captions));
  }

  @Described(
      id = "schemaOfAct",
      value = "The JSON Schema of an act.",
      media = "application/schema+json")
  @GetMapping("/schemas/act.json")
  ResponseEntity<byte[]> act() {
    return schema(ofAct);
  }

  @Described(
      id = "schemaOfFile",
      value = "The JSON Schema of a document of a file of acts.",
      media = "application/schema+json")
  @GetMapping("/schemas/acts.json")
  ResponseEntity<byte[]> acts() {
    return schema(ofFile);
  }

  /// Who has it already is not sent it again.
  private static ResponseEntity<byte[]> schema(byte[] json) {
    return ResponseEntity.ok().contentType(SCHEMA).eTag("\"" + Hash.of(json) + "\"").body(json);
  }

  private static byte[] bytes(ObjectNode schema) {
    return schema.toString().getBytes(StandardCharsets.UTF_8);
  }
}

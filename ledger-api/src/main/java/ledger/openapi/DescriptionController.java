package ledger.openapi;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// The description for programs, open to everybody: it says nothing of what is on record.
@RestController
class DescriptionController {

  private final OpenApi description;

  DescriptionController(OpenApi description) {
    this.description = description;
  }

  @Described(id = "openApi", value = "This description.")
  @GetMapping(path = "/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> openApi() {
    return ResponseEntity.ok(description.bytes());
  }
}

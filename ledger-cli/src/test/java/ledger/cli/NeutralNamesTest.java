package ledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import ledger.NeutralWords;
import org.junit.jupiter.api.Test;

class NeutralNamesTest {

  @Test
  void no_name_of_the_command_line_judges() {
    assertThat(NeutralWords.inNames("ledger.cli")).isEmpty();
  }

  /// The bundle's verifier is to be read in one sitting, and needs nothing but Python.
  @Test
  void the_verifier_in_the_bundle_is_short_and_needs_nothing() throws IOException {
    try (InputStream in =
        java.util.Objects.requireNonNull(
            NeutralNamesTest.class.getResourceAsStream("/verify.py"))) {
      var text = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
      assertThat(text.lines()).hasSizeLessThanOrEqualTo(305);
      assertThat(text.lines().filter(l -> l.matches("(import|from) .*")))
          .containsExactly("import argparse, base64, hashlib, json, os, re, sys, traceback");
    }
  }
}

package ledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import ledger.value.Nearness;
import org.junit.jupiter.api.Test;

/// What the command line says of itself, and of what was mistyped.
class TypedCommandsTest {

  @Test
  void the_version_is_that_of_the_project_and_of_the_java_that_runs_it() {
    var ran = Ran.ledger("--version");
    assertThat(ran.code()).isZero();
    assertThat(ran.out()).startsWith("agreement-ledger ").contains("Java " + Runtime.version());
    assertThat(Ran.ledger("record", "--version").out()).isEqualTo(ran.out());
  }

  @Test
  void a_mistyped_command_is_answered_with_the_ones_that_are_near() {
    assertThat(Ran.ledger("recrod").err()).contains("'recrod'", "Did you mean record?");
    assertThat(Ran.ledger("sevre").err()).contains("Did you mean serve?");
    assertThat(Ran.ledger("log-keys").err()).contains("Did you mean log-key?");
    assertThat(Ran.ledger("verify", "x", "--polcy", "y").err()).contains("Did you mean --policy?");
  }

  @Test
  void where_none_is_near_none_is_proposed() {
    var ran = Ran.ledger("nonsense");
    assertThat(ran.code()).isEqualTo(LedgerCommand.USAGE);
    assertThat(ran.err())
        .contains("'nonsense'", "./ledger --help says more")
        .doesNotContain("Did you mean", "Possible solutions");
    assertThat(NearNames.of("x", List.of("y", "record"))).containsExactly("y");
    assertThat(NearNames.of("--ulr", List.of("--url", "--unseal", "--token")))
        .containsExactly("--url");
  }

  @Test
  void letters_put_in_left_out_replaced_and_changed_about_are_counted() {
    assertThat(Nearness.distance("serve", "serve")).isZero();
    assertThat(Nearness.distance("sevre", "serve")).isEqualTo(1);
    assertThat(Nearness.distance("", "demo")).isEqualTo(4);
    assertThat(Nearness.distance("kitten", "sitting")).isEqualTo(3);
  }

  @Test
  void what_is_missing_is_told_in_a_sentence_and_not_by_the_whole_help() {
    var ran = Ran.ledger("rebuild", "--token", "x", "--url", "localhost:1");
    assertThat(ran.code()).isEqualTo(LedgerCommand.USAGE);
    assertThat(ran.err().lines())
        .containsExactly(
            "--url localhost:1 is no address: write it as http://localhost:8080",
            "./ledger rebuild --help says more");
  }

  @Test
  void colours_are_for_a_terminal_where_nobody_declined_them() {
    assertThat(Colours.wanted(true, Map.of("TERM", "xterm"))).isTrue();
    assertThat(Colours.wanted(true, Map.of("NO_COLOR", ""))).as("empty is not set").isTrue();
    assertThat(Colours.wanted(true, Map.of("NO_COLOR", "1"))).isFalse();
    assertThat(Colours.wanted(true, Map.of("TERM", "dumb"))).isFalse();
    assertThat(Colours.wanted(false, Map.of("TERM", "xterm"))).isFalse();
  }

  @Test
  void each_shell_is_told_every_command_and_every_option() {
    for (var shell : List.of("bash", "zsh", "fish"))
      assertThat(Ran.ledger("completion", shell).out())
          .contains(
              "record",
              "serve",
              "demo",
              "carry-over",
              "backup",
              "without-keys",
              "log-key",
              "retire",
              "legal-basis");
    assertThat(Ran.ledger("completion", "fish").out().lines())
        .contains(
            "complete -c ledger -n '__fish_use_subcommand' -a serve -d 'Starts the ledger.'",
            "complete -c ledger -n '__fish_seen_subcommand_from log-key; and not __fish_seen_subcommand_from list add retire' -a list -d 'Shows the keys.'")
        .anyMatch(line ->
            line.startsWith(
                "complete -c ledger -n '__fish_seen_subcommand_from export' -l token-file -r -F"))
        .anyMatch(line ->
            line.startsWith("complete -c ledger -n '__fish_seen_subcommand_from record' -l url -x"))
        .contains("complete -c ledger -n '__fish_seen_subcommand_from record' -F")
        .allMatch(line -> line.startsWith("complete -c ledger "));
    assertThat(Ran.ledger("completion", "tcsh").code()).isEqualTo(LedgerCommand.USAGE);
  }
}

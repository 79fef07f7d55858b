package ledger.cli;

import picocli.CommandLine.Command;

/// What comes from elsewhere: one subcommand for each kind of file.
@Command(
    name = "import",
    description = "Turns history from a file into acts and sends them.",
    subcommands = ImportTreatiesCommand.class,
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class ImportCommand {}

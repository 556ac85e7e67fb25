package dev.milepost.cli;

import dev.milepost.cli.command.BackupCommand;
import dev.milepost.cli.command.CatalogCheckCommand;
import dev.milepost.cli.command.CatalogCommand;
import dev.milepost.cli.command.CatalogLearnCommand;
import dev.milepost.cli.command.CheckCommand;
import dev.milepost.cli.command.CheckFormat;
import dev.milepost.cli.command.CompileCommand;
import dev.milepost.cli.command.ControlCommand;
import dev.milepost.cli.command.CorrectCommand;
import dev.milepost.cli.command.DemoCommand;
import dev.milepost.cli.command.DeployCommand;
import dev.milepost.cli.command.DeploymentsCommand;
import dev.milepost.cli.command.DiffCommand;
import dev.milepost.cli.command.EvalCommand;
import dev.milepost.cli.command.ExitCode;
import dev.milepost.cli.command.ExplainCommand;
import dev.milepost.cli.command.FixCommand;
import dev.milepost.cli.command.ForgetCommand;
import dev.milepost.cli.command.FormatCommand;
import dev.milepost.cli.command.GraphCommand;
import dev.milepost.cli.command.GraphFormat;
import dev.milepost.cli.command.InstantConverter;
import dev.milepost.cli.command.NewCommand;
import dev.milepost.cli.command.OperateCommand;
import dev.milepost.cli.command.OverrideCommand;
import dev.milepost.cli.command.PruneCommand;
import dev.milepost.cli.command.ReplayCommand;
import dev.milepost.cli.command.ReplayFormat;
import dev.milepost.cli.command.RestoreCommand;
import dev.milepost.cli.command.ServeCommand;
import dev.milepost.cli.command.StallsCommand;
import dev.milepost.cli.command.TestCommand;
import dev.milepost.cli.command.TimelineCommand;
import dev.milepost.cli.command.TokenCommand;
import dev.milepost.cli.command.TokenCreateCommand;
import dev.milepost.cli.command.TokenListCommand;
import dev.milepost.cli.command.TokenRevokeCommand;
import dev.milepost.cli.command.UsageCommand;
import dev.milepost.cli.command.VerifyCommand;
import dev.milepost.cli.command.WhyCommand;
import dev.milepost.cli.command.WordConverter;
import dev.milepost.cli.terminal.ColorChoice;
import dev.milepost.cli.terminal.Paint;
import dev.milepost.cli.terminal.Terminal;
import dev.milepost.engine.step.Input.Control;
import dev.milepost.server.http.Role;
import dev.milepost.server.intake.SignalOrder;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.Style;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.Model.UsageMessageSpec;

/** All commands, and what they have in common. */
final class CommandTree {

  private static final Map<String, Function<Terminal, Object>> COMMANDS = commands();
  private static final Map<String, String> EXIT_CODES = exitCodes();

  private CommandTree() {}

  /**
   * The commands over a terminal. Looking at a command's options takes time, so where the arguments
   * begin with the name of one, the others are left out.
   */
  static CommandLine of(Terminal terminal, String... arguments) {
    CommandLine root = new CommandLine(new RootCommand(terminal));
    boolean isNamed = arguments.length > 0 && COMMANDS.containsKey(arguments[0]);
    COMMANDS.forEach((name, maker) -> {
      if (!isNamed || name.equals(arguments[0])) {
        root.addSubcommand(name, maker.apply(terminal));
      }
    });
    root.setExpandAtFiles(false);
    root.setOut(terminal.results().asPrintWriter());
    furnish(root, terminal);
    furnishBelow(root, terminal);
    return root;
  }

  /** The colours of help. */
  static ColorScheme colors(Paint paint) {
    return new ColorScheme.Builder(paint.hasColors() ? Ansi.ON : Ansi.OFF)
        .commands(Style.bold)
        .options(Style.fg_cyan)
        .parameters(Style.fg_cyan)
        .optionParams(Style.fg_cyan)
        .build();
  }

  private static Map<String, Function<Terminal, Object>> commands() {
    Map<String, Function<Terminal, Object>> makers = new LinkedHashMap<>();
    makers.put("new", NewCommand::new);
    makers.put("check", CheckCommand::new);
    makers.put("compile", CompileCommand::new);
    makers.put("eval", EvalCommand::new);
    makers.put("explain", ExplainCommand::new);
    makers.put("fix", FixCommand::new);
    makers.put("fmt", FormatCommand::new);
    makers.put("test", TestCommand::new);
    makers.put("replay", ReplayCommand::new);
    makers.put("diff", DiffCommand::new);
    makers.put("deploy", DeployCommand::new);
    makers.put("deployments", DeploymentsCommand::new);
    makers.put("serve", ServeCommand::new);
    makers.put("token", CommandTree::token);
    makers.put("timeline", TimelineCommand::new);
    makers.put("why", WhyCommand::new);
    makers.put("stalls", StallsCommand::new);
    makers.put("operate", CommandTree::operate);
    makers.put("usage", UsageCommand::new);
    makers.put("verify", VerifyCommand::new);
    makers.put("backup", BackupCommand::new);
    makers.put("restore", RestoreCommand::new);
    makers.put("prune", PruneCommand::new);
    makers.put("graph", GraphCommand::new);
    makers.put("demo", DemoCommand::new);
    makers.put("catalog", CommandTree::catalog);
    return makers;
  }

  private static CommandLine token(Terminal terminal) {
    CommandLine token = new CommandLine(new TokenCommand());
    token.addSubcommand(new TokenCreateCommand(terminal));
    token.addSubcommand(new TokenListCommand(terminal));
    token.addSubcommand(new TokenRevokeCommand(terminal));
    return token;
  }

  private static CommandLine catalog(Terminal terminal) {
    CommandLine catalog = new CommandLine(new CatalogCommand());
    catalog.addSubcommand(new CatalogLearnCommand(terminal));
    catalog.addSubcommand(new CatalogCheckCommand(terminal));
    return catalog;
  }

  private static CommandLine operate(Terminal terminal) {
    CommandLine operate = new CommandLine(new OperateCommand());
    operate.addSubcommand(new CorrectCommand(terminal));
    operate.addSubcommand(new OverrideCommand(terminal));
    for (Control control : Control.values()) {
      operate.addSubcommand(ControlCommand.of(terminal, control));
    }
    operate.addSubcommand(new ForgetCommand(terminal));
    return operate;
  }

  private static Map<String, String> exitCodes() {
    Map<String, String> meanings = new LinkedHashMap<>();
    meanings.put(" " + ExitCode.CLEAN, "done, and nothing found");
    meanings.put(" " + ExitCode.FINDINGS, "the journeys have findings");
    meanings.put(
        " " + ExitCode.UNUSABLE,
        "wrong usage, or a file, database or disk that cannot be read or written");
    meanings.put(" " + ExitCode.FAULT, "a fault of Milepost");
    return meanings;
  }

  private static void furnishBelow(CommandLine parent, Terminal terminal) {
    for (CommandLine command : parent.getSubcommands().values()) {
      command.getCommandSpec().usageMessage().footerHeading("%nExamples%n");
      furnish(command, terminal);
      furnishBelow(command, terminal);
    }
  }

  private static void furnish(CommandLine command, Terminal terminal) {
    command.registerConverter(ColorChoice.class, new WordConverter<>(ColorChoice.values()));
    command.registerConverter(SignalOrder.class, new WordConverter<>(SignalOrder.values()));
    command.registerConverter(CheckFormat.class, new WordConverter<>(CheckFormat.values()));
    command.registerConverter(Role.class, new WordConverter<>(Role.values()));
    command.registerConverter(ReplayFormat.class, new WordConverter<>(ReplayFormat.values()));
    command.registerConverter(GraphFormat.class, new WordConverter<>(GraphFormat.values()));
    command.registerConverter(Instant.class, new InstantConverter());
    UsageMessageSpec usage = command.getCommandSpec().usageMessage();
    usage.width(terminal.proseColumns());
    usage.synopsisHeading("%nUsage: ");
    usage.descriptionHeading("%n");
    usage.parameterListHeading("%nArguments%n");
    usage.optionListHeading("%nOptions%n");
    usage.commandListHeading("%nCommands%n");
    usage.exitCodeListHeading("%nExit codes%n");
    usage.exitCodeList(EXIT_CODES);
    usage.sortOptions(false);
  }
}

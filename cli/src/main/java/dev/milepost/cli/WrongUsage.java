package dev.milepost.cli;

import dev.milepost.cli.terminal.Paint;
import dev.milepost.cli.terminal.Style;
import dev.milepost.engine.json.JsonWriter;
import dev.milepost.engine.value.NearestName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with a command line, and what to write instead. */
final class WrongUsage {

  /** Shorter words are near to everything. */
  private static final int SHORTEST_SLIP = 3;

  private WrongUsage() {}

  /** Lines for standard error. */
  static String explain(ParameterException e, Paint paint) {
    CommandSpec command = e.getCommandLine().getCommandSpec();
    String name = command.qualifiedName();
    StringBuilder lines = new StringBuilder();
    lines.append(paint.paint(Style.STRONG, name + ":")).append(' ');
    lines.append(JsonWriter.escape(sentence(e, command))).append('\n');
    for (String synopsis : command.usageMessage().customSynopsis()) {
      lines.append("usage: ").append(synopsis).append('\n');
    }
    return lines.append('`').append(name).append(" --help` says more\n").toString();
  }

  private static String sentence(ParameterException e, CommandSpec command) {
    // A misspelt option is the reason why the right one is missing.
    List<String> unmatched = e.getCommandLine().getUnmatchedArguments();
    if (!unmatched.isEmpty()) {
      return unmatched(unmatched.getFirst(), command);
    }
    return switch (e) {
      case UnmatchedArgumentException other -> unmatched(other.getUnmatched().getFirst(), command);
      case MissingParameterException missing -> missing(missing.getMissing(), missing);
      case OverwrittenOptionException twice -> name(twice.getOverwritten()) + " is given twice";
      default -> firstLower(String.valueOf(e.getMessage()));
    };
  }

  private static String unmatched(String argument, CommandSpec command) {
    if (argument.startsWith("-") && argument.length() > 1) {
      int assignment = argument.indexOf('=');
      String option = assignment < 0 ? argument : argument.substring(0, assignment);
      return "there is no option "
          + quoted(option)
          + didYouMean(option, command.optionsMap().keySet());
    }
    if (command.subcommands().isEmpty()) {
      return quoted(argument) + " is one argument too many";
    }
    if (argument.equals("help")) {
      return "there is no command `help`; did you mean `--help`?";
    }
    return "there is no command "
        + quoted(argument)
        + didYouMean(argument, command.subcommands().keySet());
  }

  private static String missing(List<ArgSpec> missing, ParameterException e) {
    if (missing.isEmpty()) {
      return firstLower(String.valueOf(e.getMessage()));
    }
    List<String> names = new ArrayList<>();
    missing.forEach(argument -> names.add(name(argument)));
    return String.join(" and ", names) + (names.size() == 1 ? " is missing" : " are missing");
  }

  private static String name(ArgSpec argument) {
    return switch (argument) {
      case OptionSpec option when option.arity().max() == 0 -> option.longestName();
      case OptionSpec option -> option.longestName() + ' ' + option.paramLabel();
      case PositionalParamSpec positional -> positional.paramLabel();
      default -> argument.paramLabel();
    };
  }

  private static String didYouMean(String written, Collection<String> candidates) {
    if (written.length() < SHORTEST_SLIP) {
      return "";
    }
    return NearestName.of(written, candidates)
        .map(nearest -> "; did you mean `" + nearest + "`?")
        .orElse("");
  }

  private static String quoted(String argument) {
    return '`' + argument + '`';
  }

  private static String firstLower(String sentence) {
    return sentence.isEmpty()
        ? sentence
        : Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1);
  }
}

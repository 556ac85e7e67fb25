package dev.milepost.cli;

import dev.milepost.cli.command.ExitCode;
import dev.milepost.cli.terminal.OutputException;
import dev.milepost.cli.terminal.Terminal;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The program {@code milepost}. */
public final class Milepost {

  private Milepost() {}

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    Terminal terminal = Terminal.ofProcess();
    Runtime.getRuntime().addShutdownHook(new Thread(terminal::eraseProgress));
    int exitCode = run(terminal, arguments);
    if (exitCode != ExitCode.CLEAN || !isAlone()) {
      System.exit(exitCode);
    }
  }

  /**
   * Whether Java ends by itself. It ends sooner then: when it is told to exit, it looks for a
   * logger first, which takes as long as some commands.
   */
  private static boolean isAlone() {
    Thread[] threads = new Thread[Thread.activeCount() + 1];
    int count = Thread.enumerate(threads);
    return count < threads.length
        && Arrays.stream(threads, 0, count)
            .allMatch(thread -> thread.isDaemon() || thread == Thread.currentThread());
  }

  /**
   * Runs a command.
   *
   * @return its exit code
   */
  static int run(Terminal terminal, String... arguments) {
    Logging.choose(arguments);
    try {
      int exitCode = execute(terminal, arguments);
      terminal.finish();
      return exitCode;
    } catch (ParameterException e) {
      terminal.eraseProgress();
      terminal.message(WrongUsage.explain(e, terminal.messagePaint()));
      return ExitCode.UNUSABLE;
    } catch (OutputException e) {
      terminal.complain("standard output does not take what is written to it: " + e.getMessage());
      return ExitCode.UNUSABLE;
    } catch (Throwable e) {
      return failed(terminal, e, arguments);
    }
  }

  private static int execute(Terminal terminal, String... arguments) throws Exception {
    CommandLine commands = CommandTree.of(terminal, arguments);
    ParseResult parsed = commands.parseArgs(arguments);
    commands.setColorScheme(CommandTree.colors(terminal.resultPaint()));
    if (CommandLine.executeHelpRequest(parsed) != null) {
      return ExitCode.CLEAN;
    }
    while (parsed.hasSubcommand()) {
      parsed = parsed.subcommand();
    }
    Object command = parsed.commandSpec().userObject();
    if (command instanceof Callable<?> callable && callable.call() instanceof Integer exitCode) {
      return exitCode;
    }
    // Nothing was asked for.
    CommandLine asked = parsed.commandSpec().commandLine();
    terminal.message(asked.getUsageMessage(CommandTree.colors(terminal.messagePaint())));
    return ExitCode.UNUSABLE;
  }

  private static int failed(Terminal terminal, Throwable failure, String... arguments) {
    terminal.eraseProgress();
    @Nullable String sentence = Complaint.about(failure);
    if (sentence != null) {
      terminal.complain(sentence);
      return ExitCode.UNUSABLE;
    }
    terminal.complain(FaultFile.write(failure, arguments));
    return ExitCode.FAULT;
  }
}

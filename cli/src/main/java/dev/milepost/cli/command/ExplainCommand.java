package dev.milepost.cli.command;

import dev.milepost.cli.terminal.Terminal;
import dev.milepost.cli.view.PageView;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.diagnostic.RulePage;
import dev.milepost.engine.value.NearestName;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code milepost explain}. */
@Command(
    name = "explain",
    header = "Say what a rule means: what to avoid, what to prefer, and why.",
    customSynopsis = "milepost explain [RULE]",
    description = {
      "Prints the page of a rule, whose name stands in brackets behind each finding of milepost"
          + " check. Without a rule, lists all of them."
    },
    footer = {
      "  milepost explain                    all rules",
      "  milepost explain mixed-and-or       one of them",
      "",
      "Read on in docs/cli.md#explain; the same pages are in docs/rules."
    })
public final class ExplainCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(paramLabel = "RULE", arity = "0..1", description = "The name of a rule.")
  @Nullable String rule;

  /** The command on a terminal. */
  public ExplainCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    PageView view = new PageView(terminal.resultPaint(), terminal.proseColumns());
    terminal.results().print(rule == null ? view.list(pages()) : view.page(page(rule).lines()));
    return ExitCode.CLEAN;
  }

  private static List<RulePage> pages() {
    return Arrays.stream(Rule.values()).map(RulePage::of).toList();
  }

  private static RulePage page(String name) {
    return Rule.of(name).map(RulePage::of).orElseThrow(() -> unknown(name));
  }

  private static UnusableException unknown(String name) {
    List<String> names = Arrays.stream(Rule.values()).map(Rule::id).toList();
    String help =
        NearestName.of(name, names)
            .map(closest -> "did you mean `" + closest + "`?")
            .orElse("`milepost explain` lists them");
    return new UnusableException("there is no rule `" + name + "`; " + help);
  }
}

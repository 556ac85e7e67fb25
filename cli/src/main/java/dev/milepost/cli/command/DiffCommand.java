package dev.milepost.cli.command;

import dev.milepost.cli.terminal.Terminal;
import dev.milepost.cli.view.DiffView;
import dev.milepost.compiler.diff.JourneyDiff;
import dev.milepost.compiler.diff.PlanDiff;
import dev.milepost.engine.plan.Plan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code milepost diff}. */
@Command(
    name = "diff",
    header = "Say what changed from one version of journeys to another, by what they mean.",
    customSynopsis = "milepost diff [OPTIONS] OLD NEW",
    description = {
      "Tells changes of meaning from changes of text. Conditions are compared by what they say, not"
          + " by how they are written: the same, weaker, stronger, or another, with facts that"
          + " tell them apart. Two transitions that were swapped are a change of meaning where"
          + " both can be enabled at once."
    },
    footer = {
      "  milepost diff plans-of-main plans",
      "  milepost diff old/onboarding journeys/onboarding --format json",
      "  git worktree add old main && milepost diff old/journeys/renewal journeys/renewal",
      "",
      "Read on in docs/cli.md#diff."
    })
public final class DiffCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(
      index = "0",
      paramLabel = "OLD",
      description = "A workspace, a folder that milepost compile wrote, or a plan out of one.")
  Path before = Path.of("");

  @Parameters(index = "1", paramLabel = "NEW", description = "The same, later.")
  Path after = Path.of("");

  @Option(names = "--format", paramLabel = "FORMAT", description = "text or json. Default: text.")
  ReplayFormat format = ReplayFormat.TEXT;

  @Option(
      names = "--exit-code",
      description = "End with 1 where a meaning changed, or nobody knows that it did not.")
  boolean exitCode;

  /** The command on a terminal. */
  public DiffCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Optional<List<Plan>> old = load(before);
    Optional<List<Plan>> fresh = load(after);
    if (old.isEmpty() || fresh.isEmpty()) {
      return ExitCode.FINDINGS;
    }
    List<JourneyDiff> diffs = PlanDiff.of(old.get(), fresh.get());
    terminal
        .results()
        .print(
            format == ReplayFormat.JSON
                ? DiffView.json(diffs)
                : new DiffView(terminal.resultPaint(), terminal.columns()).text(diffs));
    boolean isAnother = diffs.stream().anyMatch(JourneyDiff::meansAnother);
    return exitCode && isAnother ? ExitCode.FINDINGS : ExitCode.CLEAN;
  }

  private Optional<List<Plan>> load(Path path) {
    if (!path.toString().endsWith(PlanFolder.EXTENSION) || !Files.isRegularFile(path)) {
      return new JourneyLoader(terminal).loadPlans(path);
    }
    try {
      return Optional.of(List.of(PlanFolder.readPlan(path)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

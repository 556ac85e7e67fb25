package dev.milepost.cli.command;

import dev.milepost.cli.terminal.Amounts;
import dev.milepost.cli.terminal.Paint;
import dev.milepost.cli.terminal.Style;
import dev.milepost.cli.terminal.Terminal;
import dev.milepost.compiler.CompileOptions;
import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.diagnostic.Severity;
import dev.milepost.compiler.fix.Fixer;
import dev.milepost.compiler.fix.Fixes;
import dev.milepost.compiler.text.Source;
import dev.milepost.compiler.workspace.Workspace;
import dev.milepost.compiler.workspace.Workspaces;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code milepost fix}. */
@Command(
    name = "fix",
    header = "Mend what check finds, where a change is known and holds.",
    customSynopsis = "milepost fix [--rule RULE...] [--diff] [PATH...]",
    description = {
      "Applies the changes that findings carry, in place, one after the other. Each is tried first:"
          + " it is kept where its finding is gone and nothing new is found. Comments and layout"
          + " stay. What could not be mended is told.",
      "",
      "Without --rule only changes are made that leave alone what a journey does. A guess, such as"
          + " what a misspelt name was meant to be, is made where its rule is named."
    },
    footer = {
      "  milepost fix                             the journeys of this folder",
      "  milepost fix --diff journeys             what would change",
      "  milepost fix --rule unknown-value        what one rule finds, guesses too",
      "",
      "Read on in docs/cli.md#fix."
    })
public final class FixCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(
      paramLabel = "PATH",
      arity = "0..*",
      description = "A folder or a *.journey file, as in milepost check. Default: this folder.")
  List<Path> paths = List.of();

  @Option(
      names = "--rule",
      paramLabel = "RULE",
      description = "Mend what this rule finds alone; may be given several times.")
  List<String> rules = List.of();

  @Option(names = "--diff", description = "Change nothing; print what would change.")
  boolean diff;

  private final Findings remaining = new Findings();

  /** The rules whose findings carry changes that nobody asked for. */
  private final SortedSet<String> notAsked = new TreeSet<>();

  private int applied;
  private int refused;
  private int files;

  /** The command on a terminal. */
  public FixCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Set<Rule> chosen = new LinkedHashSet<>();
    for (String name : rules) {
      chosen.add(LevelOptions.rule("--rule", name));
    }
    Workspaces found = WorkspaceFinder.find(paths);
    for (Workspace workspace : found.workspaces()) {
      fix(workspace, chosen);
    }
    if (!found.workspaces().isEmpty()) {
      summarize();
    }
    boolean missing = WorkspaceFinder.complain(found, terminal);
    return missing ? ExitCode.UNUSABLE : remaining.exitCode();
  }

  private void fix(Workspace workspace, Set<Rule> chosen) throws IOException {
    Fixes fixes =
        Fixer.fix(
            workspace,
            CompileOptions.on(Today.here()),
            rule -> chosen.isEmpty() ? rule.isAdjustable() : chosen.contains(rule));
    for (Map.Entry<Source, String> changed : sorted(fixes.texts())) {
      Source source = changed.getKey();
      if (diff) {
        terminal
            .results()
            .print(
                UnifiedDiff.of(
                    "a/" + source.name(), source.text(), "b/" + source.name(), changed.getValue()));
      } else {
        StagedFiles.replace(Path.of(source.name()), changed.getValue());
      }
    }
    fixes.applied().forEach(this::tell);
    fixes.refused().forEach(this::tell);
    applied += fixes.applied().size();
    refused += fixes.refused().size();
    files += fixes.texts().size();
    remaining.add(
        workspace,
        fixes.remaining().stream().filter(finding -> finding.severity() != Severity.NOTE).toList());
    fixes.remaining().stream()
        .filter(finding -> finding.suggestion() != null && !chosen.contains(finding.rule()))
        .map(finding -> finding.rule().id())
        .forEach(notAsked::add);
  }

  private static List<Map.Entry<Source, String>> sorted(Map<Source, String> texts) {
    return texts.entrySet().stream()
        .sorted(Comparator.comparing(entry -> entry.getKey().name()))
        .toList();
  }

  private void tell(Diagnostic finding) {
    Paint paint = terminal.messagePaint();
    String word = diff ? "would mend" : "mended";
    terminal.message(paint.paint(Style.GOOD, word) + "  " + line(finding) + "\n");
  }

  private void tell(Fixes.Refused fix) {
    Paint paint = terminal.messagePaint();
    String reason = "\n        not kept: " + Shown.text(fix.reason());
    terminal.message(paint.paint(Style.BAD, "left") + "    " + line(fix.finding()) + reason + "\n");
  }

  private static String line(Diagnostic finding) {
    return Shown.text(finding.span().toString())
        + ": "
        + Shown.text(finding.message())
        + "  ["
        + finding.rule().id()
        + "]";
  }

  private void summarize() {
    String verb = diff ? " would be mended in " : " mended in ";
    String done = Amounts.of(applied, "finding") + verb + Amounts.of(files, "file");
    String left = refused == 0 ? "" : ", " + Amounts.of(refused, "change") + " not kept";
    terminal.message(done + left + "; what is left: " + remaining.summary() + "\n");
    for (String rule : notAsked) {
      terminal.message("what `" + rule + "` suggests is made with --rule " + rule + "\n");
    }
  }
}

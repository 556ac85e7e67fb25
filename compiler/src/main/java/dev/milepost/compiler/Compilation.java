package dev.milepost.compiler;

import dev.milepost.compiler.analysis.Allowances.Allowed;
import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Question;
import dev.milepost.compiler.diagnostic.Severity;
import dev.milepost.compiler.model.Model;
import dev.milepost.compiler.syntax.Declaration;
import dev.milepost.compiler.syntax.SyntaxTree;
import dev.milepost.compiler.workspace.Workspace;
import dev.milepost.engine.binding.Bindings;
import dev.milepost.engine.catalog.Catalog;
import dev.milepost.engine.plan.Plan;
import java.util.List;

/**
 * What became of a workspace.
 *
 * @param workspace the files
 * @param diagnostics what was found, by file, then by position
 * @param allowed what was found and let pass by an allowance, by file, then by position
 * @param questions what the analysis asked, with the answers
 * @param trees the syntax trees, in the order of the files
 * @param model what the files mean
 * @param plans the plans of those journeys that could be understood, also where they break rules
 *     that can be allowed, in the order of the files and of the text
 */
public record Compilation(
    Workspace workspace,
    List<Diagnostic> diagnostics,
    List<Allowed> allowed,
    List<Question> questions,
    List<SyntaxTree> trees,
    Model model,
    List<Plan> plans) {

  public Compilation {
    diagnostics = List.copyOf(diagnostics);
    allowed = List.copyOf(allowed);
    questions = List.copyOf(questions);
    trees = List.copyOf(trees);
    plans = List.copyOf(plans);
  }

  /** The apps and subjects that the workspace declares. */
  public Catalog catalog() {
    return model.catalog();
  }

  /** How the apps are reached. */
  public Bindings bindings() {
    return model.bindings();
  }

  /** The scenarios, in the order of the files and of the text. */
  public List<Declaration.Scenario> scenarios() {
    return trees.stream()
        .flatMap(tree -> tree.declarations().stream())
        .filter(Declaration.Scenario.class::isInstance)
        .map(Declaration.Scenario.class::cast)
        .toList();
  }

  /** Whether there is an error: then the workspace is not to be deployed. */
  public boolean hasErrors() {
    return hasAtLeast(Severity.ERROR);
  }

  /**
   * Whether its journeys have a meaning, so that they can be tried: what errors there are is about
   * how they run.
   */
  public boolean isRunnable() {
    return diagnostics.stream()
        .noneMatch(found -> found.severity() == Severity.ERROR && !found.rule().isAdjustable());
  }

  /** Whether there is a finding as severe as that, or more. */
  public boolean hasAtLeast(Severity severity) {
    return diagnostics.stream().anyMatch(finding -> finding.severity().isAtLeast(severity));
  }
}

package dev.milepost.compiler;

import dev.milepost.compiler.CompileOptions.History;
import dev.milepost.compiler.analysis.Allowances;
import dev.milepost.compiler.analysis.Allowances.Allowed;
import dev.milepost.compiler.analysis.Analysis;
import dev.milepost.compiler.diagnostic.Diagnostics;
import dev.milepost.compiler.diagnostic.FindingPlaces;
import dev.milepost.compiler.diagnostic.Severity;
import dev.milepost.compiler.evidence.EvidenceRules;
import dev.milepost.compiler.model.JourneyModel;
import dev.milepost.compiler.model.Model;
import dev.milepost.compiler.plan.PlanBuilder;
import dev.milepost.compiler.resolution.Resolver;
import dev.milepost.compiler.settings.Levels;
import dev.milepost.compiler.syntax.MappingFile;
import dev.milepost.compiler.syntax.SyntaxParser;
import dev.milepost.compiler.syntax.SyntaxTree;
import dev.milepost.compiler.text.Source;
import dev.milepost.compiler.workspace.Workspace;
import dev.milepost.engine.catalog.Catalog;
import dev.milepost.engine.evidence.Evidence;
import dev.milepost.engine.mapping.SignalMapping;
import dev.milepost.engine.plan.Plan;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** From the text that people write to the plan that machines run. */
public final class Compiler {

  private Compiler() {}

  /**
   * Compiles a workspace. Whatever the files say, this reports and does not fail.
   *
   * @param today the day on which it is judged which allowances have expired
   */
  public static Compilation compile(Workspace workspace, LocalDate today) {
    return compile(workspace, CompileOptions.on(today));
  }

  /**
   * Compiles a workspace. Whatever the files say, this reports and does not fail. Notes wait until
   * the texts are understood.
   */
  public static Compilation compile(Workspace workspace, CompileOptions options) {
    Diagnostics diagnostics = new Diagnostics();
    workspace.unreadable().forEach(diagnostics::add);
    workspace.settings().findings().forEach(diagnostics::add);
    List<SyntaxTree> trees = parse(workspace, diagnostics);
    Model model = Resolver.resolve(trees, workspace::pathOf, diagnostics);
    boolean isUnderstood = !diagnostics.hasErrors();
    Diagnostics findings = Analysis.check(model);
    List<Plan> plans = plans(workspace, model, findings);
    History history = options.history();
    if (history != null && isUnderstood && !plans.isEmpty()) {
      Evidence evidence = history.of(model.catalog(), plans);
      if (evidence != null) {
        findings.addAll(EvidenceRules.check(trees, model, evidence));
      }
    }
    List<Allowed> allowed = Allowances.sort(findings, trees, model, options.today(), diagnostics);
    Levels levels = workspace.settings().levels().under(options.levels());
    return new Compilation(
        workspace,
        diagnostics.sorted().stream()
            .flatMap(found -> levels.apply(found).stream())
            .filter(found -> isUnderstood || found.severity() != Severity.NOTE)
            .toList(),
        allowed.stream().flatMap(passed -> passed.at(levels).stream()).toList(),
        findings.questions(),
        trees,
        model,
        plans);
  }

  /**
   * Compiles a mapping file, which begins with {@code signals from}.
   *
   * @param catalog what the workspace declares whose signals it makes
   */
  public static MappingCompilation compileMapping(Source source, Catalog catalog) {
    Diagnostics diagnostics = new Diagnostics();
    Optional<MappingFile> file = SyntaxParser.parseMapping(source, diagnostics);
    if (file.isEmpty()) {
      return new MappingCompilation(diagnostics.sorted(), null, null);
    }
    SignalMapping mapping = Resolver.resolve(file.get().mapping(), catalog, diagnostics);
    return new MappingCompilation(
        diagnostics.sorted(), file.get().format(), diagnostics.hasErrors() ? null : mapping);
  }

  private static List<SyntaxTree> parse(Workspace workspace, Diagnostics diagnostics) {
    return workspace.sources().stream()
        .map(source -> SyntaxParser.parse(source, diagnostics))
        .toList();
  }

  /** What may be allowed leaves a journey its meaning; anything else that was found does not. */
  private static List<Plan> plans(Workspace workspace, Model model, Diagnostics findings) {
    FindingPlaces contradictions =
        FindingPlaces.of(findings.sorted().stream().filter(f -> !f.rule().isAllowable()).toList());
    return model.journeys().stream()
        .filter(JourneyModel::isComplete)
        .filter(journey -> !contradictions.hasAnyIn(journey.tree().span()))
        .map(journey -> PlanBuilder.build(journey, model.catalog(), workspace::pathOf))
        .toList();
  }
}

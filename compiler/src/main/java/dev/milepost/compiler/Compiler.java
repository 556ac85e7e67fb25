package dev.milepost.compiler;

import dev.milepost.compiler.CompileOptions.History;
import dev.milepost.compiler.analysis.Allowances;
import dev.milepost.compiler.analysis.Allowances.Allowed;
import dev.milepost.compiler.analysis.Analysis;
import dev.milepost.compiler.analysis.OncePerFault;
import dev.milepost.compiler.analysis.rule.StateRules;
import dev.milepost.compiler.analysis.state.Limits;
import dev.milepost.compiler.diagnostic.Diagnostics;
import dev.milepost.compiler.diagnostic.FindingPlaces;
import dev.milepost.compiler.diagnostic.Rule;
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
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** From the text that people write to the plan that machines run. */
public final class Compiler {

  /** What is not asked where texts are only read, since it depends on what executions come to. */
  private static final Set<Rule> NOT_READ =
      Stream.of(StateRules.ASKED, OncePerFault.OF_PAIRS)
          .flatMap(Set::stream)
          .collect(Collectors.toUnmodifiableSet());

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
   * As {@link #compile(Workspace, LocalDate)}, without asking what executions can come to: for who
   * needs the plans of a workspace that is checked elsewhere.
   */
  public static Compilation read(Workspace workspace, LocalDate today) {
    return read(workspace, CompileOptions.on(today));
  }

  /** As {@link #read(Workspace, LocalDate)}. */
  public static Compilation read(Workspace workspace, CompileOptions options) {
    return compile(workspace, options, Depth.CONDITIONS);
  }

  /**
   * Reads what stands in the texts of a workspace, and asks nothing about what its conditions say:
   * for who cannot wait, such as an editor. What is said of allowances may be less, too.
   */
  public static Compilation skim(Workspace workspace, CompileOptions options) {
    return compile(workspace, options, Depth.TEXT);
  }

  /** How much is asked. */
  private enum Depth {
    /** What stands in the texts. */
    TEXT,
    /** What conditions say, too. */
    CONDITIONS,
    /** What executions can come to, too. */
    STATES
  }

  /**
   * Compiles a workspace. Whatever the files say, this reports and does not fail. Notes wait until
   * the texts are understood.
   */
  public static Compilation compile(Workspace workspace, CompileOptions options) {
    return compile(workspace, options, Depth.STATES);
  }

  private static Compilation compile(Workspace workspace, CompileOptions options, Depth wanted) {
    Diagnostics diagnostics = new Diagnostics();
    workspace.unreadable().forEach(diagnostics::add);
    workspace.settings().findings().forEach(diagnostics::add);
    List<SyntaxTree> trees = parse(workspace, diagnostics);
    Model model = Resolver.resolve(trees, workspace::pathOf, diagnostics);
    // Of records that cannot say to which they belong, conditions say nothing.
    Depth depth = isWhole(model.catalog()) ? wanted : Depth.TEXT;
    boolean isUnderstood = !diagnostics.hasErrors();
    Diagnostics findings = Analysis.check(model);
    List<Understood> understood = understood(workspace, model, findings);
    List<Plan> plans = understood.stream().map(Understood::plan).toList();
    switch (depth) {
      case TEXT -> {}
      case CONDITIONS -> {
        for (Diagnostics found : conditions(model)) {
          findings.addAll(found);
        }
      }
      case STATES ->
          findings.addAll(
              new JourneyFindings(
                      model.catalog(),
                      understood,
                      Limits.of(model.journeys().size()),
                      options.memory())
                  .of(model.journeys(), options.progress()));
    }
    if (depth == Depth.STATES) {
      findings = OncePerFault.of(findings);
    }
    History history = options.history();
    if (history != null && isUnderstood && !plans.isEmpty()) {
      Evidence evidence = history.of(model.catalog(), plans);
      if (evidence != null) {
        findings.addAll(EvidenceRules.check(trees, model, evidence));
      }
    }
    Set<Rule> notAsked =
        switch (depth) {
          case TEXT -> EnumSet.allOf(Rule.class);
          case CONDITIONS -> NOT_READ;
          case STATES -> Set.of();
        };
    List<Allowed> allowed =
        Allowances.sort(findings, trees, model, options.today(), notAsked, diagnostics);
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

  private static List<Diagnostics> conditions(Model model) {
    return model.journeys().parallelStream()
        .map(journey -> Analysis.conditions(journey, model.catalog()))
        .map(found -> found.without(OncePerFault.OF_PAIRS))
        .toList();
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
    record Parsed(SyntaxTree tree, Diagnostics found) {}
    List<Parsed> parsed =
        workspace.sources().parallelStream()
            .map(source -> {
              Diagnostics found = new Diagnostics();
              return new Parsed(SyntaxParser.parse(source, found), found);
            })
            .toList();
    parsed.forEach(one -> diagnostics.addAll(one.found()));
    return parsed.stream().map(Parsed::tree).toList();
  }

  /** What may be allowed leaves a journey its meaning; anything else that was found does not. */
  private static List<Understood> understood(
      Workspace workspace, Model model, Diagnostics findings) {
    FindingPlaces contradictions =
        FindingPlaces.of(findings.sorted().stream().filter(f -> !f.rule().isAllowable()).toList());
    if (!isWhole(model.catalog())) {
      return List.of();
    }
    return model.journeys().parallelStream()
        .filter(JourneyModel::isComplete)
        .filter(journey -> !contradictions.hasAnyIn(journey.tree().span()))
        .map(journey ->
            new Understood(journey, PlanBuilder.build(journey, model.catalog(), workspace::pathOf)))
        .toList();
  }

  /** Whether all that belongs to a record can say to which; where it cannot, that is reported. */
  private static boolean isWhole(Catalog catalog) {
    for (Catalog.App app : catalog.apps()) {
      for (Catalog.RecordType type : app.records()) {
        Catalog.BelongsTo link = type.belongsTo();
        if (link != null && !(isThere(catalog, link) && type.field(link.by()).isPresent())) {
          return false;
        }
      }
      for (Catalog.EventType type : app.events()) {
        Catalog.BelongsTo link = type.belongsTo();
        if (link != null && !(isThere(catalog, link) && type.field(link.by()).isPresent())) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean isThere(Catalog catalog, Catalog.BelongsTo link) {
    return catalog.record(link.record()).isPresent();
  }
}

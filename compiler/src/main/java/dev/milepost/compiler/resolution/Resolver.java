package dev.milepost.compiler.resolution;

import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Diagnostics;
import dev.milepost.compiler.diagnostic.FindingPlaces;
import dev.milepost.compiler.diagnostic.Severity;
import dev.milepost.compiler.model.JourneyModel;
import dev.milepost.compiler.model.Model;
import dev.milepost.compiler.resolution.CatalogIndex.Unclear;
import dev.milepost.compiler.syntax.Declaration;
import dev.milepost.compiler.syntax.MappingTree;
import dev.milepost.compiler.syntax.SyntaxTree;
import dev.milepost.compiler.text.Source;
import dev.milepost.engine.binding.Bindings;
import dev.milepost.engine.catalog.Catalog;
import dev.milepost.engine.mapping.SignalMapping;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Finds out what syntax trees mean. */
public final class Resolver {

  private Resolver() {}

  /**
   * Resolves a workspace.
   *
   * @param trees the files, in a fixed order
   * @param pathOf the path of a source in the workspace, with forward slashes
   * @param diagnostics holds what was found while reading the trees, and receives what is found now
   */
  public static Model resolve(
      List<SyntaxTree> trees, Function<Source, String> pathOf, Diagnostics diagnostics) {
    List<Diagnostic> found = diagnostics.sorted();
    FindingPlaces unreadable =
        FindingPlaces.of(found.stream().filter(f -> f.severity() == Severity.ERROR).toList());
    Reporter reporter = new Reporter(diagnostics);
    boolean lacksFiles = found.stream().anyMatch(Resolver::isAboutAFile);
    Declarations declarations = new Declarations(trees, lacksFiles, reporter);
    CatalogResolver.Result outside = CatalogResolver.resolve(declarations, reporter);
    NameResolver names = new NameResolver(outside.index(), reporter);
    Bindings bindings =
        new BindingsResolver(declarations.apps(), outside.catalog(), names, pathOf, reporter)
            .resolve();
    List<JourneyModel> journeys = new ArrayList<>();
    Map<String, JourneyModel> byName = new HashMap<>();
    for (Declaration.Journey tree : declarations.allJourneys()) {
      JourneyModel journey = new JourneyResolver(tree, declarations, names, reporter).resolve();
      boolean readable = !unreadable.hasAnyIn(tree.span());
      journey = readable ? journey : Completeness.marked(journey, false);
      journeys.add(journey);
      byName.putIfAbsent(journey.name(), journey);
    }
    Map<String, ScenarioChecker> checkers = new HashMap<>();
    for (Declaration.Scenario scenario : declarations.allScenarios()) {
      Declaration.Journey journey = declarations.journey(scenario.journey(), reporter);
      JourneyModel model = journey == null ? null : byName.get(journey.name().text());
      checkers
          .computeIfAbsent(
              model == null ? "" : model.name(),
              name -> new ScenarioChecker(declarations, names, model, reporter))
          .check(scenario);
    }
    return new Model(outside.catalog(), bindings, journeys);
  }

  /**
   * Resolves a mapping file.
   *
   * @param catalog what the mapping may speak of
   */
  public static SignalMapping resolve(MappingTree tree, Catalog catalog, Diagnostics diagnostics) {
    Reporter reporter = new Reporter(diagnostics);
    NameResolver names = new NameResolver(new CatalogIndex(catalog, Unclear.NOTHING), reporter);
    return new MappingResolver(catalog, names, null, Source::name, reporter).resolve(tree);
  }

  private static boolean isAboutAFile(Diagnostic diagnostic) {
    return switch (diagnostic.rule()) {
      case NOT_UTF8, FILE_TOO_LARGE -> true;
      default -> false;
    };
  }
}

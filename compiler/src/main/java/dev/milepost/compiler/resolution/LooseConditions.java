package dev.milepost.compiler.resolution;

import dev.milepost.compiler.diagnostic.Diagnostics;
import dev.milepost.compiler.model.JourneyModel;
import dev.milepost.compiler.resolution.CatalogIndex.Unclear;
import dev.milepost.compiler.resolution.Scope.Answers;
import dev.milepost.compiler.syntax.ConditionTree;
import dev.milepost.compiler.syntax.Declaration;
import dev.milepost.compiler.syntax.JourneyClause;
import dev.milepost.compiler.syntax.SyntaxTree;
import dev.milepost.engine.catalog.Catalog;
import dev.milepost.engine.plan.Condition;
import dev.milepost.engine.time.JourneyCalendar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Resolves conditions that stand in no clause, in a workspace without errors. */
public final class LooseConditions {

  private final CatalogIndex index;
  private final Declarations declarations;
  private final Declaration.@Nullable Journey journey;
  private final JourneyCalendar calendar;

  /**
   * Makes a resolver.
   *
   * @param trees the files of the workspace
   * @param catalog what it declares
   * @param journey the journey whose definitions, answers and calendar count, or null: there are no
   *     definitions, an answer is any text, and the calendar is the usual one
   */
  public LooseConditions(List<SyntaxTree> trees, Catalog catalog, @Nullable JourneyModel journey) {
    this.index = new CatalogIndex(catalog, Unclear.NOTHING);
    this.declarations = new Declarations(trees, false, new Reporter(new Diagnostics()));
    this.journey = journey == null ? null : journey.tree();
    this.calendar = journey == null ? JourneyCalendar.DEFAULT : journey.calendar();
  }

  /** The meaning of a condition, or null after reporting why it has none. */
  public @Nullable Condition resolve(ConditionTree tree, Diagnostics diagnostics) {
    Reporter reporter = new Reporter(diagnostics);
    Answers answers = journey == null ? new Answers.Any() : StageResolver.allAnswers(journey);
    ConditionResolver conditions =
        new ConditionResolver(
            new NameResolver(index, reporter),
            new LiteralResolver(reporter, calendar),
            new DurationResolver(reporter, calendar.hours() != null),
            resolver -> new DefineResolver(defines(), false, answers, resolver, reporter),
            new JourneyOutcomes(declarations, journey, reporter),
            reporter);
    return conditions.resolve(tree, Scope.of(answers));
  }

  private Map<String, JourneyClause.Define> defines() {
    Map<String, JourneyClause.Define> defines = new LinkedHashMap<>();
    if (journey != null) {
      for (JourneyClause clause : journey.clauses()) {
        if (clause instanceof JourneyClause.Define define) {
          defines.putIfAbsent(define.name().text(), define);
        }
      }
    }
    return defines;
  }
}

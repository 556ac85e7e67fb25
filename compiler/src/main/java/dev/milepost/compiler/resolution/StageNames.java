package dev.milepost.compiler.resolution;

import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.syntax.Declaration;
import dev.milepost.compiler.syntax.JourneyClause;
import dev.milepost.compiler.syntax.Name;
import dev.milepost.compiler.syntax.StageClause;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The stages of a journey by name. */
final class StageNames {
  private final List<JourneyClause.Stage> stages;
  private final Map<String, JourneyClause.Stage> byName = new LinkedHashMap<>();
  private final Map<JourneyClause.Stage, JourneyClause.Stage> following = new IdentityHashMap<>();
  private final Reporter reporter;

  StageNames(Declaration.Journey journey, Reporter reporter) {
    this.stages = journey.stages();
    this.reporter = reporter;
    for (int i = 1; i < stages.size(); i++) {
      following.put(stages.get(i - 1), stages.get(i));
    }
    for (JourneyClause.Stage stage : stages) {
      if (stage.name().isMissing()) {
        continue;
      }
      JourneyClause.Stage before = byName.putIfAbsent(stage.name().text(), stage);
      if (before != null) {
        reporter.add(
            Diagnostic.of(
                    Rule.DUPLICATE_NAME,
                    stage.name().span(),
                    "there are two stages " + quoted(stage.name()))
                .withRelated(before.name().span(), "the first is here"));
      }
    }
    checkFormerNames();
  }

  /** Whether there is no stage at all. */
  boolean isEmpty() {
    return stages.isEmpty();
  }

  /** The stage of that name, or null after reporting that there is none. */
  JourneyClause.@Nullable Stage find(Name name) {
    if (name.isMissing()) {
      return null;
    }
    JourneyClause.Stage stage = byName.get(name.text());
    if (stage == null) {
      reporter.unknown(
          name, "there is no stage " + quoted(name), byName.keySet(), "the stages are");
    }
    return stage;
  }

  /** A stage that ends, or null after reporting that it is none. */
  JourneyClause.@Nullable Stage findEnding(Name name) {
    JourneyClause.Stage stage = find(name);
    if (stage == null || ends(stage)) {
      return stage;
    }
    if (stage.clauses().stream().noneMatch(StageClause.Broken.class::isInstance)) {
      reporter.add(
          Diagnostic.of(
                  Rule.NOT_AN_ENDING,
                  name.span(),
                  "the stage " + quoted(name) + " does not end the journey")
              .withRelated(stage.name().span(), "declared here")
              .withHelp("`ends at` leads to a stage with a clause such as `ends as \"lost\"`"));
    }
    return null;
  }

  /** The stage behind another in the file, or null after reporting that there is none. */
  @Nullable String after(JourneyClause.Stage stage, StageClause.Transition transition) {
    JourneyClause.Stage next = following.get(stage);
    if (next != null) {
      return next.name().isMissing() ? null : next.name().text();
    }
    reporter.add(
        Diagnostic.of(
                Rule.NO_NEXT_STAGE,
                transition.trigger().span(),
                "this leads to the next stage of the file, and "
                    + quoted(stage.name())
                    + " is the last")
            .withHelp("write `advances to \"STAGE\"`"));
    return null;
  }

  static boolean ends(JourneyClause.Stage stage) {
    return stage.clauses().stream().anyMatch(StageClause.EndsAs.class::isInstance);
  }

  private void checkFormerNames() {
    Map<String, Name> former = new HashMap<>();
    for (JourneyClause.Stage stage : stages) {
      Name old = stage.renamedFrom();
      if (old == null || old.isMissing()) {
        continue;
      }
      JourneyClause.Stage still = byName.get(old.text());
      if (still != null) {
        reporter.add(
            Diagnostic.of(
                    Rule.DUPLICATE_NAME,
                    old.span(),
                    "there still is a stage " + quoted(old) + ", so nothing was renamed from it")
                .withRelated(still.name().span(), "declared here"));
      }
      Name before = former.putIfAbsent(old.text(), old);
      if (before != null) {
        reporter.add(
            Diagnostic.of(
                    Rule.DUPLICATE_NAME, old.span(), "two stages are renamed from " + quoted(old))
                .withRelated(before.span(), "the first is here"));
      }
    }
  }

  private static String quoted(Name name) {
    return "`" + Reporter.quote(name.text()) + "`";
  }
}

package dev.milepost.compiler.resolution;

import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.model.ConditionModel;
import dev.milepost.compiler.model.TriggerModel;
import dev.milepost.compiler.resolution.CatalogIndex.FieldEntry;
import dev.milepost.compiler.syntax.ConditionTree;
import dev.milepost.compiler.syntax.LiteralTree.DurationLiteral;
import dev.milepost.compiler.syntax.Reference;
import dev.milepost.compiler.syntax.Trigger;
import dev.milepost.engine.plan.Condition;
import dev.milepost.engine.plan.Plan;
import dev.milepost.engine.time.TimeSpan;
import dev.milepost.engine.value.FieldType;
import org.jspecify.annotations.Nullable;

/** Resolves what makes an execution move. */
final class TriggerResolver {
  private final ConditionResolver conditions;
  private final DurationResolver durations;
  private final NameResolver names;
  private final Reporter reporter;

  TriggerResolver(
      ConditionResolver conditions,
      DurationResolver durations,
      NameResolver names,
      Reporter reporter) {
    this.conditions = conditions;
    this.durations = durations;
    this.names = names;
    this.reporter = reporter;
  }

  ConditionModel condition(ConditionTree tree, Scope scope) {
    return new ConditionModel(tree, conditions.resolve(tree, scope));
  }

  /** The trigger of a transition. */
  TriggerModel transition(Trigger tree, Scope scope) {
    return new TriggerModel(
        tree,
        switch (tree) {
          case Trigger.When when -> when(when, scope);
          case Trigger.After after -> after(after);
          case Trigger.AtDate at -> atDate(at.date(), null, false);
          case Trigger.BeforeDate before -> atDate(before.date(), before.duration(), true);
          case Trigger.AfterDate after -> atDate(after.date(), after.duration(), false);
          case Trigger.Broken _ -> null;
        });
  }

  /** The trigger of an {@code ends at}, which is a condition or counts from the start. */
  TriggerModel ending(Trigger tree, Scope scope) {
    return new TriggerModel(
        tree,
        switch (tree) {
          case Trigger.When when -> when(when, scope);
          case Trigger.After after -> after(after);
          case Trigger.AtDate _, Trigger.BeforeDate _, Trigger.AfterDate _ -> {
            reporter.add(
                Rule.MISPLACED_CONDITION,
                tree.span(),
                "`ends at` waits for a condition or a time since the start, not for a date",
                "write a condition, such as `ends at \"Lost\" when: CRM.Account.End <= today`");
            yield null;
          }
          case Trigger.Broken _ -> null;
        });
  }

  private Plan.@Nullable Trigger when(Trigger.When when, Scope scope) {
    Condition condition = conditions.resolve(when.condition(), scope);
    return condition == null ? null : new Plan.Trigger.When(condition);
  }

  private Plan.@Nullable Trigger after(Trigger.After after) {
    TimeSpan span = durations.positive(after.duration());
    return span == null ? null : new Plan.Trigger.After(span);
  }

  private Plan.@Nullable Trigger atDate(
      Reference reference, @Nullable DurationLiteral duration, boolean before) {
    FieldEntry field = names.fact(reference);
    FieldType type = field == null ? null : field.type();
    TimeSpan offset = duration == null ? null : durations.span(duration);
    if (field == null || type == null) {
      return null;
    }
    if (!TypeWords.isTemporal(type)) {
      reporter.add(
          Rule.WRONG_TYPE,
          reference.span(),
          "`"
              + reference.text()
              + "` is "
              + TypeWords.describe(type)
              + ", and only a date or a datetime comes");
      return null;
    }
    return duration != null && offset == null
        ? null
        : new Plan.Trigger.AtDate(field.name(), offset, before);
  }
}

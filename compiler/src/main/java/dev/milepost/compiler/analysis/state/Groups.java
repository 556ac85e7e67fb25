package dev.milepost.compiler.analysis.state;

import dev.milepost.compiler.model.ConditionParts;
import dev.milepost.engine.catalog.FieldName;
import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.plan.Condition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Cuts conditions into the largest parts that ask nothing but fields of the newest record of one
 * type. Only their answers tell the values of that record apart.
 */
final class Groups {

  /** Receives a part. */
  @FunctionalInterface
  interface Receiver {
    void accept(TypeName type, Condition group, Wanted wanted);
  }

  private final Receiver receiver;

  private Groups(Receiver receiver) {
    this.receiver = receiver;
  }

  /** Cuts a condition. */
  static void of(Condition condition, Wanted wanted, Receiver receiver) {
    new Groups(receiver).cut(condition, wanted);
  }

  private void cut(Condition condition, Wanted wanted) {
    TypeName only = type(condition);
    if (only != null) {
      add(only, condition, wanted);
      return;
    }
    switch (condition) {
      case Condition.And and -> cut(and.parts(), Condition.And::new, wanted);
      case Condition.Or or -> cut(or.parts(), Condition.Or::new, wanted);
      case Condition.Not not -> cut(not.part(), Wanted.EACH);
      case Condition.Defined defined -> cut(defined.body(), wanted);
      default -> {}
    }
  }

  private void cut(
      List<Condition> parts, Function<List<Condition>, Condition> joined, Wanted wanted) {
    Map<TypeName, List<Condition>> byType = new LinkedHashMap<>();
    for (Condition part : parts) {
      TypeName only = type(part);
      if (only == null) {
        cut(part, wanted);
      } else {
        byType.computeIfAbsent(only, _ -> new ArrayList<>()).add(part);
      }
    }
    byType.forEach((type, group) ->
        add(type, group.size() == 1 ? group.getFirst() : joined.apply(group), wanted));
  }

  /** Of what denies something each part counts: somebody may wait for one that is unknown. */
  private void add(TypeName type, Condition group, Wanted wanted) {
    boolean[] denies = {false};
    List<Condition> single = new ArrayList<>();
    ConditionParts.visit(
        group,
        part -> {
          denies[0] |= part instanceof Condition.Not || isDenial(part);
          if (Form.of(part) == Form.FIELD) {
            single.add(part);
          }
        },
        _ -> {});
    if (denies[0]) {
      single.forEach(part -> receiver.accept(type, part, Wanted.EACH));
    } else {
      receiver.accept(type, group, wanted);
    }
  }

  /** Whether a test says what a field is not. */
  static boolean isDenial(Condition test) {
    return switch (test) {
      case Condition.Comparison comparison ->
          comparison.comparator() == Condition.Comparator.NOT_EQUAL;
      case Condition.InList list -> list.negated();
      default -> false;
    };
  }

  /** The type of whose newest record a condition asks some fields, and nothing else; or null. */
  private static @Nullable TypeName type(Condition condition) {
    return switch (condition) {
      case Condition.And and -> common(and.parts());
      case Condition.Or or -> common(or.parts());
      case Condition.Not not -> type(not.part());
      case Condition.Defined defined -> type(defined.body());
      case Condition.Comparison _,
          Condition.InList _,
          Condition.Between _,
          Condition.TextMatch _,
          Condition.Known _,
          Condition.WithinNext _,
          Condition.MoreThanAgo _ -> {
        FieldName field = Form.of(condition) == Form.FIELD ? Form.field(condition) : null;
        yield field == null || Form.isOfMember(condition) ? null : field.type();
      }
      case Condition.Becomes _,
          Condition.Changes _,
          Condition.Held _,
          Condition.Happened _,
          Condition.Quantified _,
          Condition.JourneyEnded _ ->
          null;
    };
  }

  private static @Nullable TypeName common(List<Condition> parts) {
    TypeName common = null;
    for (Condition part : parts) {
      TypeName only = type(part);
      if (only == null || (common != null && !only.equals(common))) {
        return null;
      }
      common = only;
    }
    return common;
  }
}

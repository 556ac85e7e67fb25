package dev.milepost.compiler.analysis.state;

import dev.milepost.compiler.analysis.state.Variable.Stretch;
import dev.milepost.compiler.model.ConditionParts;
import dev.milepost.engine.catalog.FieldName;
import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.plan.Condition;
import dev.milepost.engine.plan.Condition.Operand;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the happenings that conditions of a stage can tell apart. */
final class HappeningKinds {

  private static final long MOST_PAYLOADS = 10_000;

  private final Asking asking;
  private final Vocabulary vocabulary;
  private final Map<TypeName, Map<Integer, Condition.Happened>> byEvent = new LinkedHashMap<>();

  HappeningKinds(Space space, Asking asking, Vocabulary vocabulary, boolean isStart) {
    this.asking = asking;
    this.vocabulary = vocabulary;
    for (int i = 0; i < space.variableCount(); i++) {
      switch (space.variables().get(i)) {
        case Variable.Counted counted when !isStart || counted.stretch() == Stretch.VISIT ->
            add(i, counted.condition());
        case Variable.Lately lately -> add(i, lately.condition());
        default -> {}
      }
    }
  }

  private void add(int variable, Condition.Happened condition) {
    byEvent.computeIfAbsent(condition.event(), _ -> new LinkedHashMap<>()).put(variable, condition);
  }

  List<HappeningKind> all() {
    List<HappeningKind> kinds = new ArrayList<>();
    byEvent.forEach((event, conditions) -> kinds.addAll(of(event, conditions)));
    return kinds;
  }

  private List<HappeningKind> of(TypeName event, Map<Integer, Condition.Happened> conditions) {
    Set<FieldName> names = new LinkedHashSet<>();
    for (Condition.Happened condition : conditions.values()) {
      Condition filter = condition.filter();
      if (filter != null) {
        ConditionParts.visit(
            filter,
            _ -> {},
            operand -> {
              if (operand instanceof Operand.Member(FieldName name)) {
                names.add(name);
              }
            });
      }
    }
    List<FieldDomain> fields = new ArrayList<>();
    for (FieldName name : names) {
      FieldDomain domain = vocabulary.domain(name);
      if (domain != null) {
        fields.add(domain);
      }
    }
    Map<List<Integer>, HappeningKind> kinds = new LinkedHashMap<>();
    int[] cells = new int[fields.size()];
    for (long tried = 0; tried < MOST_PAYLOADS; tried++) {
      List<Integer> counts = new ArrayList<>();
      conditions.forEach((variable, condition) -> {
        if (asking.counts(condition, fields, cells)) {
          counts.add(variable);
        }
      });
      if (!counts.isEmpty()) {
        List<Integer> payload = new ArrayList<>();
        for (int cell : cells) {
          payload.add(cell);
        }
        kinds.putIfAbsent(counts, new HappeningKind(event, fields, payload, counts));
      }
      if (!advance(cells, fields)) {
        break;
      }
    }
    return kinds.isEmpty() ? Collections.emptyList() : List.copyOf(kinds.values());
  }

  private static boolean advance(int[] cells, List<FieldDomain> fields) {
    for (int i = 0; i < cells.length; i++) {
      if (++cells[i] < fields.get(i).cells()) {
        return true;
      }
      cells[i] = 0;
    }
    return false;
  }
}

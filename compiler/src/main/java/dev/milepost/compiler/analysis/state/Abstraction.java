package dev.milepost.compiler.analysis.state;

import dev.milepost.compiler.analysis.state.Variable.Stretch;
import dev.milepost.compiler.witness.Standings;
import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.layout.RecordShape;
import dev.milepost.engine.plan.ConditionText;
import dev.milepost.engine.state.Execution;
import dev.milepost.engine.state.Memory;
import dev.milepost.engine.state.RecordState;
import dev.milepost.engine.state.SubjectState;
import dev.milepost.engine.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Tells which states of a stage fit what the engine holds of a subject. What clocks show is left
 * open.
 */
final class Abstraction {

  private final Exploration exploration;
  private final Reached reached;

  Abstraction(Exploration exploration, Reached reached) {
    this.exploration = exploration;
    this.reached = reached;
  }

  /** The states that were found to be possible and fit. */
  Bits states(SubjectState subject) {
    Space space = reached.stage().space();
    Bits fitting = reached.seen().copy();
    Execution execution = Standings.last(subject, exploration.journey().plan().journey());
    for (int i = 0; i < space.variableCount(); i++) {
      boolean[] accepted = accepted(space.variables().get(i), subject, execution);
      if (accepted != null) {
        fitting = fitting.and(space.where(i, accepted));
      }
    }
    return fitting;
  }

  private boolean @Nullable [] accepted(
      Variable variable, SubjectState subject, @Nullable Execution execution) {
    return switch (variable) {
      case Variable.OfRecord record -> ofRecord(record, subject);
      case Variable.Turned turned -> {
        RecordState record = record(subject, turned.type(), turned.slot());
        Memory memory = memory(execution, turned.stretch());
        boolean isTurned =
            record != null && memory.turned(ConditionText.key(turned.condition()), record.number());
        yield only(2, isTurned ? 1 : 0);
      }
      case Variable.Counted counted -> {
        int times =
            memory(execution, counted.stretch()).times(ConditionText.key(counted.condition()));
        yield only(counted.size(), Math.min(times, counted.size() - 1));
      }
      case Variable.Answer answer -> {
        String given = execution == null ? null : execution.visit().answer();
        yield only(answer.size(), given == null ? 0 : answer.answers().indexOf(given) + 1);
      }
      case Variable.Lately _,
          Variable.Held _,
          Variable.Lasting _,
          Variable.Clock _,
          Variable.OtherEnded _,
          Variable.Matched _,
          Variable.Opaque _ ->
          null;
    };
  }

  private static Memory memory(@Nullable Execution execution, Stretch stretch) {
    if (execution == null) {
      return Memory.EMPTY;
    }
    return stretch == Stretch.VISIT ? execution.visit().memory() : execution.memory();
  }

  private static boolean[] only(int size, int value) {
    boolean[] only = new boolean[size];
    only[value] = true;
    return only;
  }

  private boolean[] ofRecord(Variable.OfRecord variable, SubjectState subject) {
    boolean[] accepted = new boolean[variable.size()];
    RecordState record = record(subject, variable.type(), variable.slot());
    for (int value = 0; value < accepted.length; value++) {
      accepted[value] =
          (record == null && variable.isCounted())
              ? value == 0
              : (variable.isThere(value) && fits(variable, value, record));
    }
    return accepted;
  }

  private static boolean fits(Variable.OfRecord variable, int value, @Nullable RecordState record) {
    for (int combination : variable.combinations(value)) {
      if (is(variable, combination, record)) {
        return true;
      }
    }
    return false;
  }

  private static boolean is(
      Variable.OfRecord variable, int combination, @Nullable RecordState record) {
    for (int field = 0; field < variable.fields().size(); field++) {
      FieldClasses classes = variable.fields().get(field);
      FieldDomain domain = classes.domain();
      Integer place = record == null ? null : record.shape().fieldPlace(domain.name().field());
      Value held = record == null || place == null ? null : record.value(place);
      Bits cells = classes.cells(variable.classIn(combination, field));
      boolean fits = false;
      for (int cell = cells.next(0); cell >= 0; cell = cells.next(cell + 1)) {
        boolean isDate = domain.phases() > 1 && cell > 0 && held != null;
        fits |= isDate || Objects.equals(domain.value(cell), held);
      }
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  private @Nullable RecordState record(SubjectState subject, TypeName type, int slot) {
    RecordShape shape = subject.layout().record(type);
    List<RecordState> there = new ArrayList<>();
    for (int i = 0; shape != null && i < subject.recordCount(shape); i++) {
      RecordState record = subject.record(shape, i);
      if (record.isThere()) {
        there.add(record);
      }
    }
    return slot < there.size() ? there.get(there.size() - 1 - slot) : null;
  }
}

package dev.milepost.compiler.scenario;

import dev.milepost.compiler.resolution.LiteralValues;
import dev.milepost.compiler.syntax.ActionTree;
import dev.milepost.compiler.syntax.LiteralTree;
import dev.milepost.compiler.syntax.Reference;
import dev.milepost.compiler.syntax.ScenarioStep.Assignment;
import dev.milepost.engine.catalog.Catalog;
import dev.milepost.engine.catalog.Catalog.Field;
import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.signal.Signal.FieldValue;
import dev.milepost.engine.time.JourneyCalendar;
import java.util.ArrayList;
import java.util.List;

/** Reads the values of steps, whose names and types were checked. */
final class StepValues {

  private final Catalog catalog;
  private final JourneyCalendar calendar;

  StepValues(Catalog catalog, JourneyCalendar calendar) {
    this.catalog = catalog;
    this.calendar = calendar;
  }

  static TypeName name(Reference reference) {
    return TypeName.parse(reference.text());
  }

  List<FieldValue> ofRecord(TypeName record, List<Assignment> assignments) {
    return assigned(
        catalog.record(record).map(Catalog.RecordType::fields).orElse(List.of()), assignments);
  }

  List<FieldValue> ofEvent(TypeName event, List<Assignment> assignments) {
    return assigned(
        catalog.event(event).map(Catalog.EventType::fields).orElse(List.of()), assignments);
  }

  List<FieldValue> ofAction(TypeName action, List<ActionTree.Argument> arguments) {
    List<Field> fields = catalog.action(action).map(Catalog.ActionType::fields).orElse(List.of());
    List<FieldValue> values = new ArrayList<>();
    for (ActionTree.Argument argument : arguments) {
      if (argument.value() instanceof LiteralTree literal) {
        add(values, fields, argument.name().text(), literal);
      }
    }
    return values;
  }

  private List<FieldValue> assigned(List<Field> fields, List<Assignment> assignments) {
    List<FieldValue> values = new ArrayList<>();
    for (Assignment assignment : assignments) {
      add(values, fields, assignment.field().text(), assignment.value());
    }
    return values;
  }

  private void add(List<FieldValue> values, List<Field> fields, String name, LiteralTree literal) {
    for (Field field : fields) {
      if (field.name().equals(name)) {
        values.add(new FieldValue(name, LiteralValues.of(field.type(), literal, calendar)));
      }
    }
  }
}

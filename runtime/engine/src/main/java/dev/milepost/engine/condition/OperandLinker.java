package dev.milepost.engine.condition;

import dev.milepost.engine.catalog.FieldName;
import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.layout.EventShape;
import dev.milepost.engine.layout.Layout;
import dev.milepost.engine.layout.RecordShape;
import dev.milepost.engine.plan.Condition.Operand;
import dev.milepost.engine.state.PastHappening.Payload;
import dev.milepost.engine.state.RecordState;
import dev.milepost.engine.time.JourneyCalendar;
import dev.milepost.engine.value.Value;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Turns operands into readers. */
final class OperandLinker {

  private final Layout layout;
  private final JourneyCalendar calendar;
  private final ConditionLinker conditions;

  /** The field whose plain reference means the member at hand, or null. */
  private @Nullable FieldName fieldAsMember;

  OperandLinker(Layout layout, JourneyCalendar calendar, ConditionLinker conditions) {
    this.layout = layout;
    this.calendar = calendar;
    this.conditions = conditions;
  }

  RecordShape shape(TypeName record) {
    RecordShape shape = layout.record(record);
    if (shape == null) {
      throw new IllegalArgumentException("no app declares the record " + record);
    }
    return shape;
  }

  EventShape event(TypeName name) {
    EventShape event = layout.event(name);
    if (event == null) {
      throw new IllegalArgumentException("no app declares the event " + name);
    }
    conditions.reads(event);
    return event;
  }

  /** The place of a record's field, noted as read. */
  int place(FieldName field) {
    RecordShape shape = shape(field.type());
    Integer place = shape.fieldPlace(field.field());
    if (place == null) {
      throw new IllegalArgumentException("no record has the field " + field);
    }
    conditions.reads(shape, place);
    return place;
  }

  /** Links a part in which a field's plain reference means the member at hand. */
  Test withFieldAsMember(FieldName field, Supplier<Test> part) {
    FieldName outer = fieldAsMember;
    fieldAsMember = field;
    try {
      return part.get();
    } finally {
      fieldAsMember = outer;
    }
  }

  Reader reader(Operand operand) {
    return switch (operand) {
      case Operand.FieldOperand field ->
          field.name().equals(fieldAsMember) ? member(field.name()) : field(field.name());
      case Operand.Member member -> member(member.name());
      case Operand.Constant constant -> constant(constant.value());
      case Operand.Today _ -> scene -> new Value.Day(calendar.dayOf(scene.now()));
      case Operand.CountOf count -> count(count);
      case Operand.SumOf sum -> sum(sum);
      case Operand.Answer _ ->
          scene -> {
            String answer = scene.answer();
            return answer == null ? null : new Value.Text(answer);
          };
    };
  }

  /** Reads an operand as the day on which it falls. */
  Reader day(Operand operand) {
    Reader reader = reader(operand);
    return scene -> ValueTests.day(reader.read(scene), calendar);
  }

  private static Reader constant(Value value) {
    return new ConstantReader(value);
  }

  private Reader field(FieldName name) {
    RecordShape shape = shape(name.type());
    int field = place(name);
    return scene -> {
      RecordState record = scene.record(shape);
      return record == null ? null : record.value(field);
    };
  }

  private Reader member(FieldName name) {
    RecordShape shape = layout.record(name.type());
    if (shape != null) {
      int field = place(name);
      return scene -> {
        RecordState record = scene.member();
        return record == null ? null : record.value(field);
      };
    }
    EventShape event = event(name.type());
    Integer place = event.fieldPlace(name.field());
    if (place == null) {
      throw new IllegalArgumentException("no event has the field " + name);
    }
    int field = place;
    return scene -> {
      Payload payload = scene.payload();
      return payload == null ? null : payload.value(field);
    };
  }

  private Reader count(Operand.CountOf count) {
    RecordShape shape = shape(count.record());
    conditions.readsAll(shape);
    Test filter = conditions.members(shape, () -> conditions.filter(count.filter(), shape.name()));
    return scene -> Members.count(scene, shape, filter);
  }

  private Reader sum(Operand.SumOf sum) {
    RecordShape shape = shape(sum.field().type());
    conditions.readsAll(shape);
    int field = place(sum.field());
    Test filter = conditions.members(shape, () -> conditions.filter(sum.filter(), shape.name()));
    return scene -> Members.sum(scene, shape, field, filter);
  }

  /** A literal; a comparison recognises it and prepares itself for it. */
  record ConstantReader(Value value) implements Reader {
    @Override
    public Value read(Scene scene) {
      return value;
    }
  }
}

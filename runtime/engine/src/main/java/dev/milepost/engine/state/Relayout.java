package dev.milepost.engine.state;

import dev.milepost.engine.layout.EventShape;
import dev.milepost.engine.layout.Layout;
import dev.milepost.engine.layout.RecordShape;
import dev.milepost.engine.state.PastHappening.Payload;
import dev.milepost.engine.value.FieldType;
import dev.milepost.engine.value.Reading;
import dev.milepost.engine.value.Value;
import dev.milepost.engine.value.ValueText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes a subject over into other declarations. What is not declared there, or does not fit its new
 * type, counts as never received.
 */
public final class Relayout {

  private Relayout() {}

  /** The state with the places of another layout. */
  public static SubjectState of(SubjectState state, Layout layout) {
    List<RecordState> records = new ArrayList<>();
    for (RecordState record : state.allRecords()) {
      RecordShape shape = layout.record(record.shape().name());
      if (shape != null) {
        records.add(relaid(record, shape));
      }
    }
    List<PastHappening> happenings = new ArrayList<>();
    for (PastHappening happening : state.happenings()) {
      EventShape event = layout.event(happening.event().name());
      if (event != null) {
        happenings.add(relaid(happening, event));
      }
    }
    return SubjectState.of(
        layout,
        state.name(),
        records,
        state.recordCount(),
        happenings,
        state.clocks(),
        state.journeys(),
        state.executions());
  }

  private static RecordState relaid(RecordState record, RecordShape shape) {
    RecordState relaid =
        RecordState.unseen(shape, record.id(), record.number()).withGoneAt(record.goneAt());
    for (int field = 0; field < record.shape().size(); field++) {
      Fact fact = record.fact(field);
      Integer place = fact == null ? null : shape.fieldPlace(record.shape().fieldName(field));
      if (fact != null
          && place != null
          && place != RecordShape.ID
          && fits(record.shape().fieldType(field), fact.value(), shape.fieldType(place))) {
        relaid = relaid.with(place, asTyped(fact, shape.fieldType(place)));
      }
    }
    return relaid;
  }

  private static Fact asTyped(Fact fact, FieldType type) {
    return new Fact(
        converted(fact.value(), type),
        fact.sourceTime(),
        fact.receivedAt(),
        fact.since(),
        fact.input());
  }

  private static PastHappening relaid(PastHappening happening, EventShape event) {
    @Nullable Value[] values = new @Nullable Value[event.size()];
    for (int field = 0; field < happening.event().size(); field++) {
      Value value = happening.payload().value(field);
      Integer place = event.fieldPlace(happening.event().fieldName(field));
      if (place != null
          && fits(happening.event().fieldType(field), value, event.fieldType(place))) {
        values[place] = converted(value, event.fieldType(place));
      }
    }
    return new PastHappening(event, new Payload(values), happening.receivedAt());
  }

  private static boolean fits(FieldType was, @Nullable Value value, FieldType type) {
    return value == null
        || was.equals(type)
        || ValueText.read(type, value.print()) instanceof Reading.Known;
  }

  private static @Nullable Value converted(@Nullable Value value, FieldType type) {
    return value != null && ValueText.read(type, value.print()) instanceof Reading.Known known
        ? known.value()
        : value;
  }
}

package dev.milepost.server.operate;

import dev.milepost.engine.catalog.Catalog;
import dev.milepost.engine.catalog.Catalog.BelongsTo;
import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.plan.Plan;
import dev.milepost.engine.program.Program;
import dev.milepost.engine.signal.Signal;
import dev.milepost.engine.signal.Signal.FieldValue;
import dev.milepost.engine.state.Execution;
import dev.milepost.engine.state.SubjectState;
import dev.milepost.engine.step.Input;
import dev.milepost.engine.step.Step;
import dev.milepost.engine.step.StepResult;
import dev.milepost.engine.step.TimelineEntry;
import dev.milepost.engine.value.Value;
import dev.milepost.server.operate.SmallestChange.ChangedFact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells changed facts to a copy of a subject, and looks whether the execution moves. */
final class ChangeTrial {

  /** What a record is called that nobody has heard of yet. */
  private static final String NEW_RECORD = "\u0000new";

  private ChangeTrial() {}

  private record OneRecord(TypeName type, @Nullable String id) {}

  /** The change, with the stage to which it really leads; null where it does not move. */
  static @Nullable SmallestChange moves(
      Program program,
      Plan plan,
      SubjectState state,
      Execution execution,
      Instant at,
      List<ChangedFact> facts) {
    SubjectState copy = state;
    for (Signal.Content content : contents(program.catalog(), plan, execution, facts)) {
      StepResult result =
          Step.step(
              program,
              copy,
              new Input.SignalReceived(Long.MAX_VALUE, at, new Signal("", "", at, content)));
      String reached = reached(result, execution);
      if (reached != null) {
        return new SmallestChange(reached, facts);
      }
      copy = result.state();
    }
    return null;
  }

  private static @Nullable String reached(StepResult result, Execution execution) {
    String reached = null;
    for (TimelineEntry entry : result.timeline()) {
      if (reached == null
          && entry instanceof TimelineEntry.Advanced advanced
          && advanced.execution().equals(execution.name())) {
        reached = advanced.to();
      }
    }
    return reached;
  }

  /** One signal a record; a new record is said to belong to what the execution is about. */
  private static List<Signal.Content> contents(
      Catalog catalog, Plan plan, Execution execution, List<ChangedFact> facts) {
    Map<OneRecord, List<FieldValue>> records = new LinkedHashMap<>();
    for (ChangedFact fact : facts) {
      records
          .computeIfAbsent(
              new OneRecord(fact.field().type(), fact.recordId()), _ -> new ArrayList<>())
          .add(new FieldValue(fact.field().field(), fact.to()));
    }
    List<Signal.Content> contents = new ArrayList<>();
    records.forEach((record, fields) -> {
      String id = record.id();
      BelongsTo belongsTo =
          catalog.record(record.type()).map(Catalog.RecordType::belongsTo).orElse(null);
      Execution.RecordNumber about = execution.name().about();
      if (id == null
          && belongsTo != null
          && about != null
          && belongsTo.record().equals(plan.forEach())) {
        fields.add(new FieldValue(belongsTo.by(), new Value.Text(about.id())));
      }
      contents.add(new Signal.RecordChange(record.type(), id == null ? NEW_RECORD : id, fields));
    });
    return contents;
  }
}

package dev.milepost.engine.step;

import dev.milepost.engine.catalog.FieldName;
import dev.milepost.engine.condition.Scene;
import dev.milepost.engine.layout.RecordShape;
import dev.milepost.engine.plan.ActionCall;
import dev.milepost.engine.plan.ActionCall.ArgumentValue;
import dev.milepost.engine.plan.ActionCall.Template;
import dev.milepost.engine.plan.Plan;
import dev.milepost.engine.signal.Signal.FieldValue;
import dev.milepost.engine.state.Execution.ExecutionName;
import dev.milepost.engine.state.RecordState;
import dev.milepost.engine.step.OutgoingAction.Request;
import dev.milepost.engine.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fills an action with the facts of the moment. */
final class ActionComposer {

  private final Scene scene;
  private final List<TimelineEntry> timeline;

  ActionComposer(Scene scene, List<TimelineEntry> timeline) {
    this.scene = scene;
    this.timeline = timeline;
  }

  /**
   * Composes what leaves the process.
   *
   * @param ownSentence what people are told where the journey gives no text
   */
  Request compose(Plan plan, ExecutionName execution, ActionCall call, String ownSentence) {
    return switch (call) {
      case ActionCall.Perform perform ->
          new OutgoingAction.AppAction(perform.action(), arguments(perform.arguments()));
      case ActionCall.NotifyOwner notify ->
          new OutgoingAction.Notice(
              null, owner(plan, execution), text(notify.text(), ownSentence), ownedRecord(plan));
      case ActionCall.NotifyRole notify ->
          new OutgoingAction.Notice(
              notify.role(), address(plan, notify.role()), text(notify.text(), ownSentence), null);
    };
  }

  Request question(Plan plan, ExecutionName execution, Plan.Question question) {
    String role = question.role();
    String address = role == null ? owner(plan, execution) : address(plan, role);
    return new OutgoingAction.Question(role, address, question.text(), question.answers());
  }

  private List<FieldValue> arguments(List<ActionCall.Argument> arguments) {
    List<FieldValue> known = new ArrayList<>(arguments.size());
    for (ActionCall.Argument argument : arguments) {
      Value value =
          switch (argument.value()) {
            case ArgumentValue.Constant constant -> constant.value();
            case ArgumentValue.Reference reference -> value(reference.field());
            case ArgumentValue.Composed composed -> new Value.Text(print(composed.template()));
          };
      if (value != null) {
        known.add(new FieldValue(argument.name(), value));
      }
    }
    return known;
  }

  private @Nullable String owner(Plan plan, ExecutionName execution) {
    Plan.Owner owner = plan.owner();
    if (owner == null) {
      return null;
    }
    FieldName field = owner.field();
    Value value = field == null ? null : value(field);
    if (value != null) {
      return value.print();
    }
    if (field != null) {
      timeline.add(new TimelineEntry.OwnerUnknown(execution, owner.otherwise()));
    }
    return owner.otherwise();
  }

  private OutgoingAction.@Nullable RecordName ownedRecord(Plan plan) {
    FieldName field = plan.owner() == null ? null : plan.owner().field();
    RecordShape shape = field == null ? null : scene.state().layout().record(field.type());
    RecordState record = shape == null ? null : scene.record(shape);
    return record == null
        ? null
        : new OutgoingAction.RecordName(record.shape().name(), record.id());
  }

  private static @Nullable String address(Plan plan, String role) {
    for (Plan.Role declared : plan.roles()) {
      if (declared.name().equals(role)) {
        return declared.address();
      }
    }
    return null;
  }

  private String text(@Nullable Template template, String ownSentence) {
    return template == null ? ownSentence : print(template);
  }

  private String print(Template template) {
    StringBuilder text = new StringBuilder();
    for (Template.Part part : template.parts()) {
      switch (part) {
        case Template.Part.Fixed fixed -> text.append(fixed.text());
        case Template.Part.Placeholder placeholder -> {
          Value value = value(placeholder.field());
          text.append(value == null ? "unknown" : value.print());
        }
      }
    }
    return text.toString();
  }

  private @Nullable Value value(FieldName field) {
    RecordShape shape = scene.state().layout().record(field.type());
    Integer place = shape == null ? null : shape.fieldPlace(field.field());
    if (shape == null || place == null) {
      return null;
    }
    RecordState record = scene.record(shape);
    return record == null ? null : record.value(place);
  }
}

package dev.milepost.server.intake;

import dev.milepost.engine.catalog.FieldName;
import dev.milepost.engine.mapping.SignalMapping.Assignment;
import dev.milepost.engine.mapping.SignalMapping.Place;
import dev.milepost.engine.mapping.SignalMapping.Target;
import dev.milepost.engine.signal.Signal.Content;
import dev.milepost.engine.signal.Signal.FieldValue;
import dev.milepost.engine.signal.Signal.Happening;
import dev.milepost.engine.signal.Signal.RecordChange;
import dev.milepost.engine.signal.Signal.RecordGone;
import dev.milepost.engine.value.FieldType;
import dev.milepost.engine.value.FieldType.Choice;
import dev.milepost.engine.value.FieldType.Scalar;
import dev.milepost.engine.value.Reading;
import dev.milepost.engine.value.ValueText;
import dev.milepost.server.intake.Sourced.Given;
import dev.milepost.server.intake.Sourced.Unfit;
import dev.milepost.server.intake.Sourced.Without;
import dev.milepost.server.intake.message.Fault;
import dev.milepost.server.intake.message.IntakeException;
import dev.milepost.server.intake.message.Message.Cells;
import dev.milepost.server.intake.message.Shown;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a rule makes, ready to be made of messages. */
final class TargetPlan {

  private final DeclaredType type;
  private final @Nullable ValuePlan id;
  private final List<FieldPlan> fields;
  private final String idReason;

  private TargetPlan(
      DeclaredType type, @Nullable ValuePlan id, List<FieldPlan> fields, Place place) {
    this.type = type;
    this.id = id;
    this.fields = fields;
    this.idReason = reason(type, FieldName.ID, place);
  }

  /**
   * Prepares a target.
   *
   * @throws IntakeException where it names what is not declared
   */
  static TargetPlan of(Target target, DeclaredTypes types, PathNumbers paths, Place place)
      throws IntakeException {
    return switch (target) {
      case Target.RecordChange(var name, var id, var assignments) -> {
        DeclaredType type =
            declared(name.toString(), DeclaredType.Kind.RECORD_CHANGE, types, place);
        yield new TargetPlan(
            type,
            ValuePlan.of(id, Scalar.TEXT, paths),
            fields(type, assignments, paths, place),
            place);
      }
      case Target.RecordGone(var name, var id) -> {
        String gone = name + DeclaredTypes.GONE;
        DeclaredType type = declared(gone, DeclaredType.Kind.RECORD_GONE, types, place);
        yield new TargetPlan(type, ValuePlan.of(id, Scalar.TEXT, paths), List.of(), place);
      }
      case Target.Happening(var name, var assignments) -> {
        DeclaredType type = declared(name.toString(), DeclaredType.Kind.HAPPENING, types, place);
        yield new TargetPlan(type, null, fields(type, assignments, paths, place), place);
      }
    };
  }

  /** What a message says by this rule; null where there are faults. */
  @Nullable Content read(Cells cells, List<Fault> faults) {
    int before = faults.size();
    String recordId = id == null ? "" : name(id.read(cells), idReason, faults);
    List<FieldValue> values = new ArrayList<>(fields.size());
    for (FieldPlan field : fields) {
      field.read(cells, values, faults);
    }
    if (faults.size() > before) {
      return null;
    }
    return switch (type.kind()) {
      case RECORD_CHANGE -> new RecordChange(type.name(), recordId, values);
      case RECORD_GONE -> new RecordGone(type.name(), recordId);
      case HAPPENING -> new Happening(type.name(), values);
    };
  }

  /** The text of a value that must be there and name something; empty where it is at fault. */
  static String name(Sourced value, String reason, List<Fault> faults) {
    String fault =
        switch (value) {
          case Given(String text) -> SignalData.faultOfName(text);
          case Without.MISSING -> "the message does not have it";
          case Without.UNKNOWN -> "it is null";
          case Unfit(String why) -> why;
        };
    if (fault != null) {
      faults.add(new Fault(reason, fault));
      return "";
    }
    return ((Given) value).text();
  }

  private static DeclaredType declared(
      String name, DeclaredType.Kind kind, DeclaredTypes types, Place place)
      throws IntakeException {
    DeclaredType type = types.find(name);
    if (type == null || type.kind() != kind) {
      String why =
          type == null
              ? types.whyUnknown(name)
              : Shown.quoted(name) + " is declared, but as another kind of thing";
      throw new IntakeException(at(place) + why);
    }
    return type;
  }

  private static List<FieldPlan> fields(
      DeclaredType type, List<Assignment> assignments, PathNumbers paths, Place place)
      throws IntakeException {
    List<FieldPlan> fields = new ArrayList<>();
    for (Assignment assignment : assignments) {
      FieldType fieldType = type.fields().get(assignment.field());
      if (fieldType == null) {
        String field = Shown.quoted(assignment.field());
        throw new IntakeException(at(place) + type.name() + " has no field " + field);
      }
      fields.add(
          new FieldPlan(
              assignment.field(),
              fieldType,
              ValuePlan.of(assignment.value(), fieldType, paths),
              reason(type, assignment.field(), place)));
    }
    // The order of the data, so that reading them again gives the same signal.
    fields.sort(Comparator.comparing(FieldPlan::field));
    return List.copyOf(fields);
  }

  private static String at(Place place) {
    return Shown.quoted(place.file() + ":" + place.line()) + ": ";
  }

  private static String reason(DeclaredType type, String field, Place place) {
    return "%s.%s does not fit (%s:%d)"
        .formatted(type.name(), field, Shown.escaped(place.file()), place.line());
  }

  /** Sets a field. */
  private static final class FieldPlan {
    private final String field;
    private final FieldType type;
    private final ValuePlan source;
    private final String reason;
    private final Map<String, FieldValue> choices = new HashMap<>();

    FieldPlan(String field, FieldType type, ValuePlan source, String reason) {
      this.field = field;
      this.type = type;
      this.source = source;
      this.reason = reason;
      if (type instanceof Choice choice) {
        for (String value : choice.values()) {
          if (ValueText.read(type, value) instanceof Reading.Known known) {
            choices.put(value, new FieldValue(field, known.value()));
          }
        }
      }
    }

    String field() {
      return field;
    }

    /** A message that does not say the value leaves the field as it is. */
    void read(Cells cells, List<FieldValue> values, List<Fault> faults) {
      switch (source.read(cells)) {
        case Given(String text) -> read(text, values, faults);
        case Without.MISSING -> {}
        case Without.UNKNOWN -> values.add(new FieldValue(field, null));
        case Unfit(String why) -> faults.add(new Fault(reason, why));
      }
    }

    private void read(String text, List<FieldValue> values, List<Fault> faults) {
      FieldValue choice = choices.get(text);
      if (choice != null) {
        values.add(choice);
        return;
      }
      switch (ValueText.read(type, type == Scalar.DATETIME ? OutsideTime.iso(text) : text)) {
        case Reading.Known known -> values.add(new FieldValue(field, known.value()));
        case Reading.Unknown _ -> values.add(new FieldValue(field, null));
        case Reading.Misfit misfit -> faults.add(new Fault(reason, misfit.reason()));
      }
    }
  }
}

package dev.milepost.engine.state;

import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.json.JsonFormException;
import dev.milepost.engine.json.JsonPart;
import dev.milepost.engine.json.JsonValue.JsonNull;
import dev.milepost.engine.layout.EventShape;
import dev.milepost.engine.layout.Layout;
import dev.milepost.engine.layout.RecordShape;
import dev.milepost.engine.state.Execution.ExecutionName;
import dev.milepost.engine.state.Execution.RecordNumber;
import dev.milepost.engine.state.Execution.Status;
import dev.milepost.engine.state.PastHappening.Payload;
import dev.milepost.engine.state.SubjectState.SubjectName;
import dev.milepost.engine.value.FieldType;
import dev.milepost.engine.value.Reading;
import dev.milepost.engine.value.Value;
import dev.milepost.engine.value.ValueJson;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what {@link SubjectStateJson} writes. */
final class SubjectStateReader {

  /** What a clock notes where a reference means no record. */
  private static final int NO_RECORD = -1;

  private final Layout layout;

  SubjectStateReader(Layout layout) {
    this.layout = layout;
  }

  /** Reads one part of a list. */
  private interface ItemReader<T> {
    T read(JsonPart item) throws JsonFormException;
  }

  SubjectState read(JsonPart state) throws JsonFormException {
    return SubjectState.of(
        layout,
        new SubjectName(state.text("type"), state.text("key")),
        list(state.member("records"), this::record),
        whole(state.member("recordCount")),
        list(state.member("happenings"), this::happening),
        list(state.member("clocks"), SubjectStateReader::clock),
        list(state.member("journeys"), SubjectStateReader::journey),
        list(state.member("executions"), SubjectStateReader::execution));
  }

  RecordState record(JsonPart part) throws JsonFormException {
    TypeName type = TypeName.parse(part.text("type"));
    RecordShape shape = layout.record(type);
    if (shape == null) {
      throw part.misfit("no app declares the record " + type);
    }
    RecordState record =
        RecordState.unseen(shape, part.text("id"), whole(part.member("number")))
            .withGoneAt(optionalTime(part.member("goneAt")));
    for (JsonPart.Member member : part.member("facts").members()) {
      Integer field = shape.fieldPlace(member.name());
      if (field == null || field == RecordShape.ID) {
        throw member.part().misfit(type + " has no such field");
      }
      record = record.with(field, fact(member.part(), shape.fieldType(field)));
    }
    return record;
  }

  private static Fact fact(JsonPart part, FieldType type) throws JsonFormException {
    return new Fact(
        value(part.member("value"), type),
        time(part.member("sourceTime")),
        time(part.member("receivedAt")),
        time(part.member("since")),
        part.member("input").longInteger());
  }

  private PastHappening happening(JsonPart part) throws JsonFormException {
    TypeName type = TypeName.parse(part.text("event"));
    EventShape shape = layout.event(type);
    if (shape == null) {
      throw part.misfit("no app declares the event " + type);
    }
    @Nullable Value[] values = new @Nullable Value[shape.size()];
    for (JsonPart.Member member : part.member("payload").members()) {
      Integer field = shape.fieldPlace(member.name());
      if (field == null) {
        throw member.part().misfit(type + " has no such field");
      }
      values[field] = value(member.part(), shape.fieldType(field));
    }
    return new PastHappening(shape, new Payload(values), time(part.member("receivedAt")));
  }

  private static HeldClock clock(JsonPart part) throws JsonFormException {
    return new HeldClock(
        part.text("condition"),
        optionalWhole(part.member("about")),
        list(part.member("records"), number -> number.integer(NO_RECORD, Integer.MAX_VALUE)),
        optionalTime(part.member("since")));
  }

  private static JourneyState journey(JsonPart part) throws JsonFormException {
    return new JourneyState(
        part.text("journey"),
        optionalWhole(part.member("about")),
        memory(part.member("memory")),
        part.member("matched").flag(),
        optionalTime(part.member("recheckAt")));
  }

  private static Execution execution(JsonPart part) throws JsonFormException {
    Integer about = optionalWhole(part.member("about"));
    return new Execution(
        new ExecutionName(
            part.text("journey"),
            whole(part.member("number")),
            about == null ? null : new RecordNumber(about, part.text("aboutId"))),
        part.text("plan"),
        time(part.member("startedAt")),
        memory(part.member("memory")),
        visit(part.member("visit")),
        status(part.member("status")),
        list(part.member("brokenPromises"), SubjectStateReader::whole),
        list(part.member("timers"), SubjectStateReader::timer));
  }

  private static Visit visit(JsonPart part) throws JsonFormException {
    JsonPart answer = part.member("answer");
    return new Visit(
        part.text("stage"),
        whole(part.member("number")),
        time(part.member("enteredAt")),
        memory(part.member("memory")),
        list(part.member("reminders"), SubjectStateReader::reminder),
        optionalTime(part.member("stalledSince")),
        answer.value() instanceof JsonNull ? null : answer.text(),
        whole(part.member("migrations")));
  }

  private static Visit.ReminderProgress reminder(JsonPart part) throws JsonFormException {
    return new Visit.ReminderProgress(
        whole(part.member("times")), optionalTime(part.member("nextDue")));
  }

  private static Status status(JsonPart part) throws JsonFormException {
    return switch (part.text("is")) {
      case "running" -> Execution.RUNNING;
      case "ended" -> new Status.Ended(part.text("outcome"), time(part.member("at")));
      case "paused" -> new Status.Paused(part.text("reason"), time(part.member("at")));
      case "parked" -> new Status.Parked(part.text("reason"), time(part.member("at")));
      default -> throw part.misfit("no execution can be that");
    };
  }

  private static Timer timer(JsonPart part) throws JsonFormException {
    String name = part.text("purpose");
    for (Timer.Purpose purpose : Timer.Purpose.values()) {
      if (purpose.name().equals(name)) {
        return new Timer(purpose, whole(part.member("clause")), time(part.member("due")));
      }
    }
    throw part.misfit("no timer is for that");
  }

  private static Memory memory(JsonPart part) throws JsonFormException {
    return new Memory(
        list(
            part,
            entry ->
                entry.has("turned")
                    ? new Memory.Turned(entry.text("turned"), whole(entry.member("record")))
                    : new Memory.Counted(entry.text("counted"), whole(entry.member("times")))));
  }

  private static <T> List<T> list(JsonPart part, ItemReader<T> reader) throws JsonFormException {
    List<T> list = new ArrayList<>();
    for (JsonPart item : part.items()) {
      list.add(reader.read(item));
    }
    return list;
  }

  private static @Nullable Value value(JsonPart part, FieldType type) throws JsonFormException {
    return switch (ValueJson.read(type, part.value())) {
      case Reading.Known known -> known.value();
      case Reading.Unknown _ -> null;
      case Reading.Misfit misfit -> throw part.misfit(misfit.reason());
    };
  }

  private static Instant time(JsonPart part) throws JsonFormException {
    try {
      return Instant.parse(part.text());
    } catch (DateTimeException _) {
      throw part.misfit("a time was expected");
    }
  }

  private static @Nullable Instant optionalTime(JsonPart part) throws JsonFormException {
    return part.value() instanceof JsonNull ? null : time(part);
  }

  private static int whole(JsonPart part) throws JsonFormException {
    return part.integer(0, Integer.MAX_VALUE);
  }

  private static @Nullable Integer optionalWhole(JsonPart part) throws JsonFormException {
    return part.value() instanceof JsonNull ? null : (Integer) whole(part);
  }
}

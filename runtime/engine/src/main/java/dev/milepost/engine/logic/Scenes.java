package dev.milepost.engine.logic;

import dev.milepost.engine.catalog.Catalog;
import dev.milepost.engine.catalog.FieldName;
import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.condition.ConditionLinker;
import dev.milepost.engine.condition.HeldTest;
import dev.milepost.engine.condition.LinkedCondition;
import dev.milepost.engine.condition.Remembered;
import dev.milepost.engine.condition.Scene;
import dev.milepost.engine.layout.EventShape;
import dev.milepost.engine.layout.Layout;
import dev.milepost.engine.layout.RecordShape;
import dev.milepost.engine.plan.Condition;
import dev.milepost.engine.plan.ConditionText;
import dev.milepost.engine.state.Fact;
import dev.milepost.engine.state.HeldClock;
import dev.milepost.engine.state.Memory;
import dev.milepost.engine.state.PastHappening;
import dev.milepost.engine.state.PastHappening.Payload;
import dev.milepost.engine.state.RecordState;
import dev.milepost.engine.state.SubjectState;
import dev.milepost.engine.state.SubjectState.SubjectName;
import dev.milepost.engine.time.TimeSpan;
import dev.milepost.engine.value.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Sets the scene that a valuation describes, so that the engine itself can judge a model. */
final class Scenes {

  private static final SubjectName SUBJECT = new SubjectName("", "1");
  private static final int MOST_COPIES = 1_000;

  private final Setting setting;
  private final Layout layout;
  private final Valuation valuation;
  private final Set<String> ids = new HashSet<>();
  private final Map<Slot, RecordState> records = new HashMap<>();

  private Scenes(Setting setting, Layout layout, Valuation valuation) {
    this.setting = setting;
    this.layout = layout;
    this.valuation = valuation;
  }

  /** Whether the engine finds all literals to hold. */
  static boolean satisfy(Setting setting, List<Literal> literals, Valuation valuation) {
    List<String> journeys =
        valuation.values().keySet().stream()
            .map(variable -> variable instanceof Variable.Ended ended ? ended.journey() : null)
            .filter(Objects::nonNull)
            .map(Objects::requireNonNull)
            .distinct()
            .toList();
    List<String> named = new ArrayList<>(journeys);
    literals.forEach(literal -> addJourneys(literal.condition(), named));
    Layout layout = new Layout(setting.catalog(), named.stream().distinct().toList());
    List<LinkedCondition> linked =
        literals.stream()
            .map(literal -> ConditionLinker.link(layout, setting.calendar(), literal.condition()))
            .toList();
    Scene scene =
        new Scenes(setting, layout, valuation)
            .scene(linked, literals.stream().map(Literal::condition).toList());
    for (int i = 0; i < literals.size(); i++) {
      if (!literals.get(i).mode().admits(linked.get(i).test().truth(scene))) {
        return false;
      }
    }
    return true;
  }

  private static void addJourneys(Condition condition, List<String> journeys) {
    switch (condition) {
      case Condition.And and -> and.parts().forEach(part -> addJourneys(part, journeys));
      case Condition.Or or -> or.parts().forEach(part -> addJourneys(part, journeys));
      case Condition.Not not -> addJourneys(not.part(), journeys);
      case Condition.Defined defined -> addJourneys(defined.body(), journeys);
      case Condition.Held held -> addJourneys(held.condition(), journeys);
      case Condition.JourneyEnded ended -> journeys.add(ended.journey());
      default -> {}
    }
  }

  private Scene scene(List<LinkedCondition> linked, List<Condition> conditions) {
    Instant now = valuation.now();
    SubjectState state = SubjectState.empty(layout, SUBJECT);
    for (int i = 0; i < layout.recordTypes(); i++) {
      state = withRecords(state, layout.record(i));
    }
    RecordState about =
        setting.about() == null ? null : records.get(new Slot(setting.about(), 0, 1));
    Integer aboutNumber = about == null ? null : about.number();
    List<HeldClock> clocks = new ArrayList<>();
    for (LinkedCondition condition : linked) {
      for (HeldTest held : condition.held()) {
        Instant since = since(held.key());
        clocks.add(new HeldClock(held.key(), aboutNumber, List.of(), since));
      }
    }
    List<Happening> happenings = happenings(conditions);
    state =
        state
            .withClocks(clocks)
            .withHappenings(
                happenings.stream()
                    .filter(happening -> happening.inSpan)
                    .map(h -> new PastHappening(h.event, h.payload, h.at))
                    .toList());
    Scene scene = new Scene(state, now);
    scene.focus(about, Memory.EMPTY, now, null);
    Memory memory = Memory.EMPTY;
    List<Remembered> parts =
        linked.stream().flatMap(condition -> condition.remembered().stream()).toList();
    for (Remembered remembered : Remembered.once(parts)) {
      memory = remembered(memory, remembered, happenings, scene);
    }
    Value answer = valuation.value(new Variable.Answer());
    scene.focus(about, memory, now, answer instanceof Value.Text(String text) ? text : null);
    return scene;
  }

  /** The key of a clock that watches days also names the zone. */
  private @Nullable Instant since(String key) {
    String zone = " in " + setting.calendar().zone().getId();
    Value since = valuation.value(new Variable.Since(key));
    if (since == null && key.endsWith(zone)) {
      since = valuation.value(new Variable.Since(key.substring(0, key.length() - zone.length())));
    }
    return since instanceof Value.Moment(Instant instant) ? instant : null;
  }

  private Memory remembered(
      Memory memory, Remembered remembered, List<Happening> happenings, Scene scene) {
    Memory after = memory;
    switch (remembered) {
      case Remembered.Turning turning -> after = turned(memory, turning.key(), turning.shape());
      case Remembered.Changing changing -> after = turned(memory, changing.key(), changing.shape());
      case Remembered.Counting counting -> {
        if (memory.times(counting.key()) == 0) {
          for (Happening happening : happenings) {
            if (happening.inVisit) {
              after = counting.after(after, scene, happening.event, happening.payload);
            }
          }
        }
      }
      case Remembered.JourneyEnding ending -> {
        if (valuation.isSet(new Variable.Ended(ending.journey(), ending.outcome()))) {
          after = memory.withHappening(ending.key());
        }
      }
    }
    return after;
  }

  private Memory turned(Memory memory, String key, RecordShape shape) {
    Memory after = memory;
    for (Map.Entry<Slot, RecordState> entry : records.entrySet()) {
      Slot slot = entry.getKey();
      if (slot.type().equals(shape.name())
          && valuation.isSet(new Variable.Turned(key, slot.type(), slot.number()))) {
        after = after.withTurned(key, entry.getValue().number());
      }
    }
    return after;
  }

  /** The oldest record comes first, so the one that plain references mean last. */
  private SubjectState withRecords(SubjectState state, RecordShape shape) {
    TypeName type = shape.name();
    TreeSet<Integer> numbers = new TreeSet<>(Comparator.reverseOrder());
    if (type.equals(setting.about())) {
      numbers.add(0);
    }
    valuation
        .values()
        .forEach((variable, value) -> {
          switch (variable) {
            case Variable.Field(FieldName name, int record) when name.type().equals(type) ->
                numbers.add(record);
            case Variable.Present(TypeName of, int record) when of.equals(type) ->
                numbers.add(record);
            case Variable.Turned(String _, TypeName of, int record) when of.equals(type) ->
                numbers.add(record);
            default -> {}
          }
        });
    SubjectState with = state;
    for (int number : numbers) {
      int copies = Math.min(MOST_COPIES, valuation.copies(new Variable.Present(type, number)));
      for (int copy = 0; copy < copies; copy++) {
        RecordState record = record(shape, number, copy, with.recordCount());
        records.put(new Slot(type, number, 1), record);
        with = with.with(record);
      }
    }
    return with;
  }

  private RecordState record(RecordShape shape, int number, int copy, int count) {
    TypeName type = shape.name();
    Value given = valuation.value(new Variable.Field(new FieldName(type, FieldName.ID), number));
    String id = given instanceof Value.Text(String text) && copy == 0 ? text : "";
    if (!(given instanceof Value.Text) || copy > 0) {
      for (int i = 1; id.isEmpty() || ids.contains(type + id); i++) {
        id = Integer.toString(i);
      }
    }
    ids.add(type + id);
    RecordState record = RecordState.unseen(shape, id, count);
    for (int place = 0; place < shape.size(); place++) {
      FieldName name = new FieldName(type, shape.fieldName(place));
      Value value = valuation.value(new Variable.Field(name, number));
      if (value == null && shape.belongsTo() != null && isLink(shape, name)) {
        value = new Value.Text(aboutId());
      }
      if (value != null) {
        Instant now = valuation.now();
        record = record.with(place, new Fact(value, now, now, now, 1));
      }
    }
    return record;
  }

  private boolean isLink(RecordShape shape, FieldName name) {
    Catalog.BelongsTo link = shape.belongsTo();
    return link != null && link.record().equals(setting.about()) && link.by().equals(name.field());
  }

  /** Types are laid out in any order, so the id is asked of the valuation. */
  private String aboutId() {
    TypeName about = Objects.requireNonNull(setting.about());
    Value id = valuation.value(Variable.Field.plain(new FieldName(about, FieldName.ID)));
    return id instanceof Value.Text(String text) ? text : "1";
  }

  /** A happening of the visit, or of a span before now, or of both. */
  private record Happening(
      EventShape event, Payload payload, Instant at, boolean inVisit, boolean inSpan) {}

  private List<Happening> happenings(List<Condition> conditions) {
    List<Happening> happenings = new ArrayList<>();
    Instant entered = moment(new Variable.Entered());
    for (Variable variable : valuation.values().keySet()) {
      if (variable instanceof Variable.HappeningPresent(TypeName event, int number)
          && valuation.isSet(variable)) {
        EventShape shape = Objects.requireNonNull(layout.event(event));
        Instant at = moment(new Variable.HappeningAt(event, number));
        boolean inVisit = entered == null || at == null || at.isAfter(entered);
        Happening happening =
            new Happening(
                shape, payload(shape, number), at == null ? valuation.now() : at, inVisit, true);
        int copies = Math.min(MOST_COPIES, valuation.copies(variable));
        for (int i = 0; i < copies; i++) {
          happenings.add(happening);
        }
      }
    }
    Set<String> counted = new HashSet<>();
    Map<TypeName, TreeMap<Instant, Integer>> bySpan = new HashMap<>();
    conditions.forEach(condition -> addCounted(condition, counted, bySpan, happenings));
    bySpan.forEach((event, spans) -> {
      EventShape shape = Objects.requireNonNull(layout.event(event));
      int younger = 0;
      Instant at = valuation.now();
      for (Map.Entry<Instant, Integer> span : spans.descendingMap().entrySet()) {
        for (int i = younger; i < Math.min(MOST_COPIES, span.getValue()); i++) {
          happenings.add(new Happening(shape, payload(shape, 0), at, false, true));
        }
        younger = Math.max(younger, span.getValue());
        at = span.getKey();
      }
    });
    return happenings;
  }

  /** Happenings that are only counted: those of a visit at once, those of spans by their ends. */
  private void addCounted(
      Condition condition,
      Set<String> counted,
      Map<TypeName, TreeMap<Instant, Integer>> bySpan,
      List<Happening> happenings) {
    switch (condition) {
      case Condition.And and ->
          and.parts().forEach(part -> addCounted(part, counted, bySpan, happenings));
      case Condition.Or or ->
          or.parts().forEach(part -> addCounted(part, counted, bySpan, happenings));
      case Condition.Not not -> addCounted(not.part(), counted, bySpan, happenings);
      case Condition.Defined defined -> addCounted(defined.body(), counted, bySpan, happenings);
      case Condition.Held held -> addCounted(held.condition(), counted, bySpan, happenings);
      case Condition.Happened happened -> {
        TimeSpan within = happened.within();
        String key =
            ConditionText.key(
                new Condition.Happened(happened.event(), happened.filter(), 1, within));
        if (valuation.value(new Variable.Times(key)) instanceof Value.Whole(var times)
            && counted.add(key)) {
          EventShape shape = Objects.requireNonNull(layout.event(happened.event()));
          int number = Math.min(MOST_COPIES, times.intValue());
          if (within != null) {
            Instant end =
                setting
                    .calendar()
                    .firstReaching(valuation.now().plusNanos(1_000), within)
                    .minusNanos(1_000);
            bySpan.computeIfAbsent(happened.event(), _ -> new TreeMap<>()).put(end, number);
          } else {
            for (int i = 0; i < number; i++) {
              happenings.add(new Happening(shape, payload(shape, 0), valuation.now(), true, false));
            }
          }
        }
      }
      default -> {}
    }
  }

  private Payload payload(EventShape shape, int number) {
    @Nullable Value[] values = new @Nullable Value[shape.size()];
    for (int place = 0; place < values.length; place++) {
      FieldName name = new FieldName(shape.name(), shape.fieldName(place));
      values[place] = valuation.value(new Variable.HappeningField(name, number));
      Catalog.BelongsTo link = shape.belongsTo();
      if (values[place] == null
          && link != null
          && link.record().equals(setting.about())
          && link.by().equals(name.field())) {
        values[place] = new Value.Text(aboutId());
      }
    }
    return new Payload(values);
  }

  private @Nullable Instant moment(Variable variable) {
    return valuation.value(variable) instanceof Value.Moment(Instant instant) ? instant : null;
  }
}

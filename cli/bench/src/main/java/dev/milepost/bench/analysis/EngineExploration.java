package dev.milepost.bench.analysis;

import dev.milepost.compiler.witness.ScenarioWriter;
import dev.milepost.engine.catalog.Catalog;
import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.layout.RecordShape;
import dev.milepost.engine.plan.Plan;
import dev.milepost.engine.plan.Plan.SourceText;
import dev.milepost.engine.program.Program;
import dev.milepost.engine.signal.Signal;
import dev.milepost.engine.signal.Signal.FieldValue;
import dev.milepost.engine.state.Execution;
import dev.milepost.engine.state.RecordState;
import dev.milepost.engine.state.SubjectState;
import dev.milepost.engine.state.SubjectState.SubjectName;
import dev.milepost.engine.step.Input;
import dev.milepost.engine.step.Step;
import dev.milepost.engine.step.StepResult;
import dev.milepost.engine.step.TimelineEntry;
import dev.milepost.engine.value.FieldType;
import dev.milepost.engine.value.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets the engine itself do everything that can happen to a subject, on a few values a field:
 * breadth first over what distinguishes states, nothing abstracted but the past that no condition
 * can see. It shares no code with the analysis.
 */
final class EngineExploration {

  private final Program program;
  private final Plan plan;
  private final int most;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<List<Integer>> next = new ArrayList<>();
  private final List<SubjectState> states = new ArrayList<>();
  private final List<Instant> times = new ArrayList<>();
  private final Set<Set<SourceText>> ambiguities = new LinkedHashSet<>();
  private final Set<SourceText> opened = new LinkedHashSet<>();
  private final Set<String> parked = new LinkedHashSet<>();
  private boolean isComplete = true;

  EngineExploration(Catalog catalog, Plan plan, int most) {
    this.plan = plan;
    this.program = Program.of(catalog, List.of(plan), List.of());
    this.most = most;
    explore();
  }

  /** Whether all states were visited. */
  boolean isComplete() {
    return isComplete;
  }

  int states() {
    return states.size();
  }

  /** Pairs of clauses that were open at once. */
  Set<Set<SourceText>> ambiguities() {
    return ambiguities;
  }

  /** The clauses that were open at some time, where that is reported. */
  Set<SourceText> opened() {
    return opened;
  }

  /** The stages at which executions were stopped since they would have gone on forever. */
  Set<String> parked() {
    return parked;
  }

  private void explore() {
    SubjectState nothing =
        SubjectState.empty(program.layout(), new SubjectName(plan.subject(), "customer-1"));
    Deque<Integer> open = new ArrayDeque<>();
    open.add(number(nothing, ScenarioWriter.startIn(plan.calendar()), open));
    open.clear();
    open.add(0);
    while (!open.isEmpty()) {
      int at = open.poll();
      if (states.size() > most) {
        isComplete = false;
        return;
      }
      expand(at, open);
    }
  }

  private int number(SubjectState state, Instant now, Deque<Integer> open) {
    String key = key(state, now);
    Integer known = numbers.get(key);
    if (known != null) {
      return known;
    }
    int number = states.size();
    numbers.put(key, number);
    states.add(state);
    times.add(now);
    next.add(new ArrayList<>());
    open.add(number);
    return number;
  }

  private void expand(int at, Deque<Integer> open) {
    SubjectState state = states.get(at);
    Instant now = times.get(at);
    Execution execution = execution(state);
    if (execution != null && !execution.isRunning()) {
      return;
    }
    for (Catalog.App app : plan.declarations().apps()) {
      for (Catalog.RecordType type : app.records()) {
        TypeName name = new TypeName(app.name(), type.name());
        signals(at, name, type, open);
      }
      for (Catalog.EventType type : app.events()) {
        for (List<FieldValue> payload : combinations(type.fields())) {
          TypeName name = new TypeName(app.name(), type.name());
          receive(at, new Signal.Happening(name, payload), open);
        }
      }
    }
    if (execution != null) {
      Plan.Question question =
          plan.stage(execution.visit().stage()).map(Plan.Stage::question).orElse(null);
      for (String answer : question == null ? List.<String>of() : question.answers()) {
        take(at, new Input.AnswerGiven(at + 1L, now, execution.name(), answer, "x"), open);
      }
    }
    Instant due = state.nextDue();
    if (due != null) {
      Instant then = due.isAfter(now) ? due : now;
      take(at, new Input.Tick(at + 1L, then, then), open);
    }
  }

  private void signals(int at, TypeName name, Catalog.RecordType type, Deque<Integer> open) {
    SubjectState state = states.get(at);
    RecordShape shape = program.layout().record(name);
    RecordState newest = shape == null ? null : state.newest(shape);
    boolean isAbout = name.equals(plan.forEach());
    for (List<FieldValue> fields : combinations(type.fields())) {
      if (newest != null) {
        receive(at, new Signal.RecordChange(name, newest.id(), fields), open);
      }
      if (newest == null || !isAbout) {
        String id = "r" + (shape == null ? 0 : state.recordCount(shape));
        receive(at, new Signal.RecordChange(name, id, fields), open);
      }
    }
  }

  private void receive(int at, Signal.Content content, Deque<Integer> open) {
    Instant now = times.get(at);
    take(at, new Input.SignalReceived(at + 1L, now, new Signal("s", "1", null, content)), open);
  }

  private void take(int at, Input input, Deque<Integer> open) {
    StepResult result = Step.step(program, states.get(at), input);
    for (TimelineEntry entry : result.timeline()) {
      switch (entry) {
        case TimelineEntry.Ambiguity ambiguity -> {
          List<SourceText> all = new ArrayList<>(ambiguity.others());
          all.add(ambiguity.taken());
          opened.addAll(all);
          for (int i = 0; i < all.size(); i++) {
            for (int j = i + 1; j < all.size(); j++) {
              if (!all.get(i).equals(all.get(j))) {
                ambiguities.add(Set.of(all.get(i), all.get(j)));
              }
            }
          }
        }
        case TimelineEntry.Advanced advanced -> opened.add(advanced.clause());
        case TimelineEntry.Parked stopped -> parked.add(stopped.stage());
        case TimelineEntry.Refused _ -> {
          return;
        }
        default -> {}
      }
    }
    next.get(at).add(number(result.state(), input.at(), open));
  }

  private @Nullable Execution execution(SubjectState state) {
    return state.executions().isEmpty() ? null : state.executions().getLast();
  }

  /** The stages at which somebody can stand whom nothing leads to an ending. */
  Set<String> stuck() {
    boolean[] good = new boolean[states.size()];
    List<List<Integer>> back = new ArrayList<>();
    for (int i = 0; i < states.size(); i++) {
      back.add(new ArrayList<>());
    }
    Deque<Integer> open = new ArrayDeque<>();
    for (int i = 0; i < states.size(); i++) {
      for (int to : next.get(i)) {
        back.get(to).add(i);
      }
      Execution execution = execution(states.get(i));
      if (execution != null && execution.status() instanceof Execution.Status.Ended) {
        good[i] = true;
        open.add(i);
      }
    }
    while (!open.isEmpty()) {
      for (int from : back.get(open.poll())) {
        if (!good[from]) {
          good[from] = true;
          open.add(from);
        }
      }
    }
    Set<String> stuck = new LinkedHashSet<>();
    for (int i = 0; i < states.size(); i++) {
      Execution execution = execution(states.get(i));
      if (!good[i] && execution != null && execution.isRunning()) {
        stuck.add(execution.visit().stage());
      }
    }
    return stuck;
  }

  /** What tells a state from others for all that comes. */
  private String key(SubjectState state, Instant now) {
    StringBuilder key = new StringBuilder();
    Map<Integer, String> names = new HashMap<>();
    for (Catalog.App app : plan.declarations().apps()) {
      for (Catalog.RecordType type : app.records()) {
        RecordShape shape = program.layout().record(new TypeName(app.name(), type.name()));
        RecordState newest = shape == null ? null : state.newest(shape);
        key.append('|');
        if (newest != null && shape != null) {
          names.put(newest.number(), shape.name().toString());
          for (int field = 0; field < shape.size(); field++) {
            Value value = newest.value(field);
            key.append(value == null ? "?" : value.print()).append(',');
          }
        }
      }
    }
    Execution execution = execution(state);
    if (execution != null) {
      key.append('#').append(execution.visit().stage()).append(execution.status().getClass());
      key.append(execution.visit().answer());
      memory(key, execution.visit().memory(), names);
      memory(key, execution.memory(), names);
      execution
          .timers()
          .forEach(timer -> key.append(timer.purpose()).append(Duration.between(now, timer.due())));
    }
    state
        .journeys()
        .forEach(journey -> {
          if (execution == null) {
            key.append(journey.matched());
            memory(key, journey.memory(), names);
          }
        });
    return key.toString();
  }

  private static void memory(
      StringBuilder key, dev.milepost.engine.state.Memory memory, Map<Integer, String> names) {
    List<String> parts = new ArrayList<>();
    for (var entry : memory.entries()) {
      switch (entry) {
        case dev.milepost.engine.state.Memory.Turned(String condition, int record) -> {
          String name = names.get(record);
          if (name != null) {
            parts.add(condition + name);
          }
        }
        case dev.milepost.engine.state.Memory.Counted(String condition, int counted) ->
            parts.add(condition + Math.min(counted, 2));
      }
    }
    parts.sort(null);
    key.append(parts);
  }

  private static List<List<FieldValue>> combinations(List<Catalog.Field> fields) {
    List<List<FieldValue>> all = new ArrayList<>(List.of(List.of()));
    for (Catalog.Field field : fields) {
      if (field.name().equals("CustomerId")) {
        continue;
      }
      List<List<FieldValue>> longer = new ArrayList<>();
      for (List<FieldValue> some : all) {
        for (Value value : values(field.type())) {
          List<FieldValue> more = new ArrayList<>(some);
          more.add(new FieldValue(field.name(), value));
          longer.add(more);
        }
        List<FieldValue> unknown = new ArrayList<>(some);
        unknown.add(new FieldValue(field.name(), null));
        longer.add(unknown);
      }
      all = longer;
    }
    return all;
  }

  private static List<Value> values(FieldType type) {
    return switch (type) {
      case FieldType.Choice choice ->
          choice.options().stream().<Value>map(FieldType.Option::text).toList();
      case FieldType.Scalar scalar ->
          switch (scalar) {
            case BOOLEAN -> List.of(Value.Flag.TRUE, Value.Flag.FALSE);
            case TEXT ->
                List.of(
                    new Value.Text("ann"),
                    new Value.Text("bob"),
                    new Value.Text("x"),
                    new Value.Text("bnn"),
                    new Value.Text("nn"));
            case INTEGER -> whole(9, 10, 15, 20, 21);
            case NUMBER ->
                List.of(
                    new Value.Decimal(new BigDecimal("4.5")),
                    new Value.Decimal(new BigDecimal("5")),
                    new Value.Decimal(new BigDecimal("6")));
            case DATE ->
                List.of(
                    new Value.Day(LocalDate.of(2026, 2, 1)),
                    new Value.Day(LocalDate.of(2026, 3, 1)),
                    new Value.Day(LocalDate.of(2026, 4, 1)));
            case MONEY, DATETIME, DURATION -> List.of();
          };
    };
  }

  private static List<Value> whole(int... numbers) {
    List<Value> values = new ArrayList<>();
    for (int number : numbers) {
      values.add(new Value.Whole(BigInteger.valueOf(number)));
    }
    return values;
  }

  /** How many states stand at each stage. */
  Map<String, Integer> perStage() {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (SubjectState state : states) {
      Execution execution = execution(state);
      counts.merge(execution == null ? "" : execution.visit().stage(), 1, Integer::sum);
    }
    return counts;
  }
}

package dev.milepost.engine.step;

import dev.milepost.engine.catalog.FieldName;
import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.plan.Condition;
import dev.milepost.engine.plan.Plan;
import dev.milepost.engine.plan.PlanHash;
import dev.milepost.engine.program.Program;
import dev.milepost.engine.signal.Signal;
import dev.milepost.engine.signal.Signal.FieldValue;
import dev.milepost.engine.state.Execution;
import dev.milepost.engine.state.Execution.ExecutionName;
import dev.milepost.engine.state.Relayout;
import dev.milepost.engine.state.SubjectState;
import dev.milepost.engine.state.SubjectState.SubjectName;
import dev.milepost.engine.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One subject whose inputs a test gives one after the other, with a clock that the test moves. */
final class TestWorld {

  static final Instant MONDAY = Instant.parse("2026-01-05T09:00:00Z");

  private Program program;
  private SubjectState state;
  private Instant now = MONDAY;
  private long inputs;
  private final List<TimelineEntry> timeline = new ArrayList<>();
  private final List<OutgoingAction> actions = new ArrayList<>();

  TestWorld(TestJourney... journeys) {
    this.program = program(journeys);
    this.state = SubjectState.empty(program.layout(), new SubjectName("Customer", "acme"));
  }

  /** A world whose customer waits for a condition. */
  static TestWorld started(Condition condition) {
    return new TestWorld(TestJourney.waitingFor(condition)).set(TestJourney.STAGE, "won");
  }

  private static Program program(TestJourney... journeys) {
    List<Plan> plans = Arrays.stream(journeys).map(TestJourney::plan).toList();
    return Program.of(TestJourney.CATALOG, plans, List.of());
  }

  /** A deploy of other journeys over the same declarations. */
  TestWorld deploy(TestJourney... journeys) {
    program = program(journeys);
    state = Relayout.of(state, program.layout());
    return this;
  }

  /** A deploy that leaves what runs on the plans that it runs on. */
  TestWorld deployBeside(TestJourney old, TestJourney... journeys) {
    program =
        Program.of(
            TestJourney.CATALOG,
            Arrays.stream(journeys).map(TestJourney::plan).toList(),
            List.of(old.plan()));
    state = Relayout.of(state, program.layout());
    return this;
  }

  /** Moves the last execution to a plan. */
  TestWorld migrate(TestJourney to, String stage) {
    take(
        new Input.ExecutionMigrated(
            ++inputs, now, execution().name(), PlanHash.of(to.plan()), stage, "ann"));
    return this;
  }

  TestWorld startMatching(String journey) {
    take(new Input.StartRequested(++inputs, now, journey, "ann"));
    return this;
  }

  SubjectState state() {
    return state;
  }

  Instant now() {
    return now;
  }

  /** Sets a field of a record of which a test needs one only. */
  TestWorld set(String field, String value) {
    FieldName name = FieldName.parse(field);
    return set(name.type().name() + "-1", field, new Value.Text(value));
  }

  TestWorld set(String record, String field, @Nullable Value value) {
    return setAt(record, field, value, now);
  }

  TestWorld setAt(String record, String field, @Nullable Value value, Instant sourceTime) {
    FieldName name = FieldName.parse(field);
    return signal(
        sourceTime,
        new Signal.RecordChange(name.type(), record, List.of(new FieldValue(name.field(), value))));
  }

  TestWorld set(String record, String type, FieldValue... fields) {
    return signal(now, new Signal.RecordChange(TypeName.parse(type), record, List.of(fields)));
  }

  TestWorld gone(String type, String record) {
    return signal(now, new Signal.RecordGone(TypeName.parse(type), record));
  }

  TestWorld happens(String event) {
    return signal(now, new Signal.Happening(TypeName.parse(event), List.of()));
  }

  private TestWorld signal(Instant time, Signal.Content content) {
    inputs++;
    take(
        new Input.SignalReceived(
            inputs, now, new Signal("test", "signal-" + inputs, time, content)));
    return this;
  }

  TestWorld correct(String record, String field, @Nullable Value value) {
    take(
        new Input.FactCorrected(
            ++inputs, now, FieldName.parse(field), record, value, "ann", "typing error"));
    return this;
  }

  TestWorld force(String stage) {
    take(
        new Input.StageForced(
            ++inputs, now, execution().name(), stage, "ann", "agreed on the phone"));
    return this;
  }

  TestWorld control(Input.Control control) {
    take(
        new Input.ExecutionControlled(
            ++inputs, now, execution().name(), control, "ann", "asked by the customer"));
    return this;
  }

  TestWorld answer(String answer) {
    return answer(execution().name(), answer);
  }

  TestWorld answer(ExecutionName execution, String answer) {
    take(new Input.AnswerGiven(++inputs, now, execution, answer, "bob"));
    return this;
  }

  /** Takes over all of another subject, as a host does it: its records first. */
  TestWorld absorb(TestWorld other) {
    now = other.now.isAfter(now) ? other.now : now;
    other
        .state
        .allRecords()
        .forEach(
            record -> take(new Input.RecordAbsorbed(++inputs, now, other.state.name(), record)));
    take(new Input.TravelsAbsorbed(++inputs, now, other.state));
    return this;
  }

  /** Another subject of the same program, of which nothing is known yet. */
  TestWorld beside(String key) {
    return beside(key, now);
  }

  /** As {@link #beside(String)}, at another time. */
  TestWorld beside(String key, Instant at) {
    TestWorld other = new TestWorld();
    other.program = program;
    other.state = SubjectState.empty(program.layout(), new SubjectName("Customer", key));
    other.now = at;
    return other;
  }

  TestWorld yieldTo(String key) {
    take(new Input.SubjectYielded(++inputs, now, new SubjectName("Customer", key)));
    return this;
  }

  /** Lets time pass; timers ring when they are due. */
  TestWorld pass(Duration duration) {
    Instant until = now.plus(duration);
    for (Instant due = state.nextDue(); due != null && !due.isAfter(until); due = state.nextDue()) {
      now = due;
      take(new Input.Tick(++inputs, due, due));
    }
    now = until;
    return this;
  }

  /** A downtime: nothing rings before its end, and then everything is worked off in order. */
  TestWorld sleep(Duration duration) {
    Instant until = now.plus(duration);
    for (Instant due = state.nextDue(); due != null && !due.isAfter(until); due = state.nextDue()) {
      take(new Input.Tick(++inputs, due, until));
    }
    now = until;
    return this;
  }

  private void take(Input input) {
    StepResult result = Step.step(program, state, input);
    state = result.state();
    timeline.addAll(result.timeline());
    actions.addAll(result.actions());
  }

  Execution execution() {
    return state.executions().getLast();
  }

  String stage() {
    return execution().visit().stage();
  }

  List<TimelineEntry> timeline() {
    return timeline;
  }

  <T extends TimelineEntry> List<T> entries(Class<T> kind) {
    return timeline.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** The texts that were sent, in order; what people are told by {@code notify:}. */
  List<String> sent() {
    return actions.stream().map(TestWorld::text).toList();
  }

  List<OutgoingAction> actions() {
    return actions;
  }

  private static String text(OutgoingAction action) {
    return switch (action.request()) {
      case OutgoingAction.AppAction app ->
          app.arguments().stream()
              .map(argument -> argument.value() == null ? "" : argument.value().print())
              .findFirst()
              .orElse("");
      case OutgoingAction.Notice notice -> "notify: " + notice.address();
      case OutgoingAction.Question question -> "ask: " + question.text();
    };
  }
}

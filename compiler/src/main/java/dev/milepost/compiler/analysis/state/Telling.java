package dev.milepost.compiler.analysis.state;

import dev.milepost.compiler.witness.Move;
import dev.milepost.compiler.witness.ScenarioWriter;
import dev.milepost.compiler.witness.Spans;
import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.plan.Condition;
import dev.milepost.engine.plan.Plan;
import dev.milepost.engine.time.TimeSpan;
import dev.milepost.engine.value.FieldType;
import dev.milepost.engine.value.Value;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells a way through states as moves: values for the classes, records with names, times for the
 * clocks. What a later stage asks of a field that the stages before do not know is set while
 * somebody rests there.
 */
final class Telling {

  private final Plan plan;
  private final Path path;
  private final List<Point> points;
  private final Schedule.Times times;
  private final MoveWriter writer;
  private final ToldRecords told;

  private Telling(Plan plan, String subject, Path path, Schedule.Times times) {
    this.plan = plan;
    this.writer = new MoveWriter(plan, subject);
    this.told = writer.told();
    this.path = path;
    this.points = path.points();
    this.times = times;
  }

  /** The moves of a way, or null where no values or times fit. */
  static @Nullable List<Move> of(Plan plan, String subject, List<Point> points) {
    Path path = Path.of(points);
    Schedule.Times times = Schedule.of(path, plan.calendar());
    if (times == null) {
      return null;
    }
    try {
      return new Telling(plan, subject, path, times).tell();
    } catch (UntoldException e) {
      return null;
    }
  }

  private List<Move> tell() {
    for (int i = 0; i < points.size(); i++) {
      if (i > 0) {
        wait(i);
        Step step = points.get(i).step();
        if (step != null) {
          take(i, step);
        }
      }
      if (points.get(i).isResting()) {
        prepare(i);
      }
    }
    return writer.moves();
  }

  private void wait(int i) {
    long seconds = times.at()[i] - times.at()[i - 1];
    if (seconds > 0) {
      Instant start = ScenarioWriter.startIn(plan.calendar());
      Instant from = start.plusSeconds(times.at()[i - 1]);
      Instant to = start.plusSeconds(times.at()[i]);
      for (TimeSpan span : Spans.between(plan.calendar(), from, to)) {
        writer.add(new Move.Passes(span));
      }
    }
  }

  private void take(int i, Step step) {
    Point point = points.get(i);
    switch (step) {
      case Step.Sets(int variable, boolean isNew) ->
          set(i, variable, (Variable.OfRecord) point.space().variables().get(variable), isNew);
      case Step.Gone(int variable) ->
          gone(i, (Variable.OfRecord) point.space().variables().get(variable));
      case Step.Happens(HappeningKind kind) -> writer.happen(kind);
      case Step.Answers(String answer) -> {
        Plan.Question question =
            point.reached().stage().stage() instanceof Plan.Stage stage ? stage.question() : null;
        writer.add(new Move.Answers(question == null ? null : question.role(), answer));
      }
      case Step.Passes _ -> {}
      case Step.OtherEnds _, Step.Turns _ -> throw new UntoldException();
    }
  }

  private void set(int i, int variable, Variable.OfRecord record, boolean isNew) {
    boolean comes = isNew || record.slot() >= told.count(record.type());
    boolean isBlocked = false;
    Map<String, @Nullable Value> fields = new LinkedHashMap<>();
    for (int field = 0; field < record.fields().size(); field++) {
      FieldClasses classes = record.fields().get(field);
      if (path.isNews(i, variable, field)) {
        Value value = value(i, record, field);
        Value held = told.held(record.type(), record.slot(), classes.domain().name().field());
        isBlocked |=
            !isNew && held != null && !held.equals(value) && isFinal(classes.domain(), held);
        if (!comes || value != null) {
          fields.put(classes.domain().name().field(), value);
        }
      }
    }
    if (fields.isEmpty() && !comes) {
      fields.putAll(otherValue(i, variable, record));
    }
    if (isBlocked) {
      // What is final stays on its record: another one takes its place.
      if (record.isOnlyOne() || record.isCounted()) {
        throw new UntoldException();
      }
      comes = true;
      told.held(record.type(), record.slot()).forEach(fields::putIfAbsent);
    }
    writer.signal(record.type(), record.slot(), comes, fields);
  }

  private static boolean isFinal(FieldDomain domain, Value value) {
    return domain.type() instanceof FieldType.Choice choice
        && choice.finalValues().contains(value.print());
  }

  /** For {@code changes}: another value that nothing else tells from the one before. */
  private Map<String, @Nullable Value> otherValue(int i, int variable, Variable.OfRecord record) {
    Point point = points.get(i);
    for (int other = 0; other < point.space().variableCount(); other++) {
      if (point.space().variables().get(other) instanceof Variable.Turned turned
          && turned.condition() instanceof Condition.Changes changes
          && turned.type().equals(record.type())
          && point.value(other) != points.get(i - 1).value(other)) {
        int place = RecordAnswers.place(record, changes.field());
        FieldClasses classes = record.fields().get(place);
        Value held = told.held(record.type(), record.slot(), changes.field().field());
        Bits cells = path.cells(i, variable, place);
        for (int cell = cells.next(0); cell >= 0; cell = cells.next(cell + 1)) {
          Value value = classes.domain().value(cell);
          if (value != null && !value.equals(held)) {
            return Map.of(changes.field().field(), value);
          }
        }
      }
    }
    throw new UntoldException();
  }

  private void gone(int i, Variable.OfRecord record) {
    if (record.slot() == 0 && told.count(record.type()) > 1) {
      reveal(i, record);
    }
    writer.gone(record.type(), record.slot());
  }

  /** The record before the newest gets what nobody asked of it, before it is the newest again. */
  private void reveal(int i, Variable.OfRecord newest) {
    int variable = points.get(i).reached().stage().recordOf(newest.type(), 0);
    Map<String, @Nullable Value> fields = new LinkedHashMap<>();
    for (int field = 0; field < newest.fields().size(); field++) {
      FieldClasses classes = newest.fields().get(field);
      FieldDomain domain = classes.domain();
      Value held = told.held(newest.type(), 1, domain.name().field());
      if (!fits(path.cells(i, variable, field), domain, held)) {
        if (held != null && isFinal(domain, held)) {
          throw new UntoldException();
        }
        fields.put(domain.name().field(), value(i, newest, field));
      }
    }
    if (!fields.isEmpty()) {
      writer.signal(newest.type(), 1, false, fields);
    }
  }

  /** Whether a value is that of one of some cells; of dates that cannot be told. */
  private static boolean fits(Bits cells, FieldDomain domain, @Nullable Value value) {
    for (int cell = cells.next(0); cell >= 0; cell = cells.next(cell + 1)) {
      boolean isDate = domain.phases() > 1 && cell > 0 && value != null;
      if (isDate || Objects.equals(domain.value(cell), value)) {
        return true;
      }
    }
    return false;
  }

  /** The value that a field gets at a point, so that it fits until it is set again. */
  private @Nullable Value value(int i, Variable.OfRecord record, int field) {
    FieldDomain domain = record.fields().get(field).domain();
    if (domain.phases() > 1) {
      return date(i, record, field);
    }
    Bits fitting = fitting(i, record.type(), record.slot(), domain);
    int cell = fitting.next(0);
    return cell < 0 ? null : domain.value(cell);
  }

  private @Nullable Value date(int i, Variable.OfRecord record, int field) {
    FieldDomain domain = record.fields().get(field).domain();
    int variable = points.get(i).reached().stage().recordOf(record.type(), record.slot());
    if (path.classOf(i, variable, field) == 0) {
      return null;
    }
    Long seconds = times.dates().get(path.date(i, variable, field));
    if (seconds == null) {
      throw new UntoldException();
    }
    Instant instant = ScenarioWriter.startIn(plan.calendar()).plusSeconds(seconds);
    return domain.type() == FieldType.Scalar.DATETIME
        ? new Value.Moment(instant)
        : new Value.Day(plan.calendar().dayOf(instant));
  }

  /** The cells of a field that fit at a point and, as far as possible, at those behind it. */
  private Bits fitting(int from, TypeName type, int slot, FieldDomain domain) {
    Bits fitting = Bits.all(domain.cells());
    int place = slot;
    for (int i = from; i < points.size(); i++) {
      if (i > from) {
        place = path.after(i, type, place);
      }
      int variable = place < 0 ? -1 : path.find(i, type, place);
      int field = variable < 0 ? -1 : Path.place(record(i, variable), domain);
      if (place < 0 || (field >= 0 && i > from && path.isNews(i, variable, field))) {
        return fitting;
      }
      if (field >= 0) {
        Bits cells = path.cells(i, variable, field);
        if (!cells.meets(fitting)) {
          return fitting;
        }
        fitting = fitting.and(cells);
      }
    }
    return fitting;
  }

  private Variable.OfRecord record(int i, int variable) {
    return (Variable.OfRecord) points.get(i).space().variables().get(variable);
  }

  private static boolean knows(Space space, TypeName type, int slot, FieldDomain domain) {
    int variable = space.find(type, slot);
    return variable >= 0
        && Path.place((Variable.OfRecord) space.variables().get(variable), domain) >= 0;
  }

  /** Sets what the next stages ask of records and fields that this one does not know. */
  private void prepare(int i) {
    boolean isLast = true;
    int next = i + 1;
    while (next < points.size() && points.get(next).step() != null) {
      isLast &= !points.get(next).isResting();
      next++;
    }
    if (!isLast || next >= points.size()) {
      return;
    }
    Map<Asked, Integer> asked = asked(points.get(i).space(), next);
    asked.keySet().stream().map(Asked::type).distinct().forEach(type -> prepare(i, type, 0, asked));
    Set<TypeName> done = new HashSet<>();
    for (int j = next; j < points.size(); j++) {
      for (Variable variable : points.get(j).space().variables()) {
        if (variable instanceof Variable.OfRecord record
            && record.isCounted()
            && done.add(record.type())) {
          prepareOlder(i, j, record.type(), asked);
        }
      }
    }
  }

  private record Asked(TypeName type, int slot, FieldDomain domain) {}

  /** What later points ask and this one does not know, with the first point that asks it. */
  private Map<Asked, Integer> asked(Space here, int next) {
    Map<Asked, Integer> asked = new LinkedHashMap<>();
    for (int j = next; j < points.size(); j++) {
      Space space = points.get(j).space();
      if (j > next && space == points.get(j - 1).space()) {
        continue;
      }
      for (Variable variable : space.variables()) {
        if (variable instanceof Variable.OfRecord record) {
          for (FieldClasses classes : record.fields()) {
            if (!knows(here, record.type(), record.slot(), classes.domain())) {
              asked.putIfAbsent(new Asked(record.type(), record.slot(), classes.domain()), j);
            }
          }
        }
      }
    }
    return asked;
  }

  /** Lets as many records be there as the next stage sees where this one sees the newest only. */
  private void prepareOlder(int i, int next, TypeName type, Map<Asked, Integer> asked) {
    int here = points.get(i).space().find(type, 0);
    if (here >= 0
        && ((Variable.OfRecord) points.get(i).space().variables().get(here)).isCounted()) {
      return;
    }
    Point point = points.get(next);
    int wanted = 0;
    for (int slot = 0; point.space().find(type, slot) >= 0; slot++) {
      wanted += point.value(point.space().find(type, slot)) > 0 ? 1 : 0;
    }
    while (told.count(type) > wanted) {
      writer.gone(type, told.count(type) - 1);
    }
    while (told.count(type) < wanted) {
      // The newest stays as it is for this stage; the one that was the newest may change then.
      writer.signal(type, 0, true, new LinkedHashMap<>(told.held(type, 0)));
    }
    for (int slot = 1; slot < wanted; slot++) {
      prepare(i, type, slot, asked);
    }
  }

  private void prepare(int i, TypeName type, int slot, Map<Asked, Integer> asked) {
    Map<String, @Nullable Value> fields = new LinkedHashMap<>();
    boolean[] isBlocked = {false};
    asked.forEach((one, point) -> {
      FieldDomain domain = one.domain();
      String name = domain.name().field();
      if (one.type().equals(type) && one.slot() == slot) {
        Value held = told.held(type, slot, name);
        Value value = domain.phases() > 1 ? date(point, one) : fitting(i, one, held);
        if (!Objects.equals(value, held)) {
          fields.put(name, value);
          isBlocked[0] |= held != null && isFinal(domain, held);
        }
      }
    });
    if (isBlocked[0]) {
      told.held(type, slot).forEach(fields::putIfAbsent);
    }
    if (!fields.isEmpty()) {
      writer.signal(type, slot, slot >= told.count(type) || isBlocked[0], fields);
    }
  }

  /** A value that fits from a point on: the one that is held where it does. */
  private @Nullable Value fitting(int i, Asked asked, @Nullable Value held) {
    FieldDomain domain = asked.domain();
    Bits fitting = fitting(i, asked.type(), asked.slot(), domain);
    int cell = fitting.next(0);
    return cell < 0 || fits(fitting, domain, held) ? held : domain.value(cell);
  }

  private @Nullable Value date(int point, Asked asked) {
    Space space = points.get(point).space();
    Variable.OfRecord record =
        (Variable.OfRecord) space.variables().get(space.find(asked.type(), asked.slot()));
    for (int field = 0; field < record.fields().size(); field++) {
      if (record.fields().get(field).domain() == asked.domain()) {
        return date(point, record, field);
      }
    }
    throw new IllegalStateException("not asked: " + asked);
  }
}

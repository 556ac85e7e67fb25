package dev.milepost.compiler.analysis.state;

import dev.milepost.compiler.witness.Move;
import dev.milepost.compiler.witness.ScenarioWriter;
import dev.milepost.compiler.witness.Spans;
import dev.milepost.engine.catalog.Catalog;
import dev.milepost.engine.catalog.Catalog.BelongsTo;
import dev.milepost.engine.catalog.FieldName;
import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.plan.Condition;
import dev.milepost.engine.plan.Plan;
import dev.milepost.engine.signal.Signal.FieldValue;
import dev.milepost.engine.time.TimeSpan;
import dev.milepost.engine.value.FieldType;
import dev.milepost.engine.value.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells a way through states as moves: values for the classes, records with names, times for the
 * clocks. What a later stage asks of a field that the stages before do not know is set while
 * somebody rests there.
 */
final class Telling {

  private final Exploration exploration;
  private final Plan plan;
  private final Catalog catalog;
  private final String subject;
  private final List<Point> points;
  private final Schedule.Times times;
  private final List<Move> moves = new ArrayList<>();
  private final Map<TypeName, List<String>> ids = new HashMap<>();
  private final Map<TypeName, Integer> made = new HashMap<>();

  /** By record and field the value that was told last; missing: unknown. */
  private final Map<Fact, Value> told = new HashMap<>();

  private record Fact(TypeName type, int slot, String field) {}

  /** The way cannot be told. */
  private static final class UntoldException extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private Telling(
      Exploration exploration, String subject, List<Point> points, Schedule.Times times) {
    this.exploration = exploration;
    this.plan = exploration.plan();
    this.catalog = plan.declarations();
    this.subject = subject;
    this.points = points;
    this.times = times;
  }

  /** The moves of a way, or null where no values or times fit. */
  static @Nullable List<Move> of(Exploration exploration, String subject, List<Point> points) {
    Schedule.Times times = Schedule.of(points, exploration.plan().calendar());
    if (times == null) {
      return null;
    }
    try {
      return new Telling(exploration, subject, points, times).tell();
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
    return List.copyOf(moves);
  }

  private void wait(int i) {
    long seconds = times.at()[i] - times.at()[i - 1];
    if (seconds > 0) {
      Instant start = ScenarioWriter.startIn(plan.calendar());
      Instant from = start.plusSeconds(times.at()[i - 1]);
      Instant to = start.plusSeconds(times.at()[i]);
      for (TimeSpan span : Spans.between(plan.calendar(), from, to)) {
        moves.add(new Move.Passes(span));
      }
    }
  }

  private void take(int i, Step step) {
    Point point = points.get(i);
    switch (step) {
      case Step.Sets(int variable, boolean isNew) ->
          set(i, variable, (Variable.OfRecord) point.space().variables().get(variable), isNew);
      case Step.Gone(int variable) ->
          gone((Variable.OfRecord) point.space().variables().get(variable));
      case Step.Happens(HappeningKind kind) -> happen(kind);
      case Step.Answers(String answer) -> {
        Plan.Question question =
            point.reached().stage().stage() instanceof Plan.Stage stage ? stage.question() : null;
        moves.add(new Move.Answers(question == null ? null : question.role(), answer));
      }
      case Step.Passes _ -> {}
      case Step.OtherEnds _, Step.Turns _ -> throw new UntoldException();
    }
  }

  private void set(int i, int variable, Variable.OfRecord record, boolean isNew) {
    int before = points.get(i - 1).value(variable);
    int after = points.get(i).value(variable);
    boolean comes = isNew || record.slot() >= idsOf(record.type()).size();
    boolean isBlocked = false;
    Map<String, @Nullable Value> fields = new LinkedHashMap<>();
    for (int field = 0; field < record.fields().size(); field++) {
      FieldClasses classes = record.fields().get(field);
      int to = record.classOf(after, field);
      boolean changes = isNew || to != record.classOf(before, field);
      if (changes) {
        Value value = value(i, record, field);
        Value held = told.get(fact(record, classes.domain().name().field()));
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
      for (FieldClasses classes : record.fields()) {
        String name = classes.domain().name().field();
        Value held = told.get(fact(record, name));
        if (!fields.containsKey(name) && held != null) {
          fields.put(name, held);
        }
      }
    }
    signal(record.type(), record.slot(), comes, fields, record.isCounted());
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
        int place = Answers.place(record, changes.field());
        FieldClasses classes = record.fields().get(place);
        Value held = told.get(fact(record, changes.field().field()));
        Bits cells = classes.cells(record.classOf(point.value(variable), place));
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

  private Fact fact(Variable.OfRecord record, String field) {
    return new Fact(record.type(), record.slot(), field);
  }

  private List<String> idsOf(TypeName type) {
    return ids.computeIfAbsent(type, _ -> new ArrayList<>());
  }

  private void signal(
      TypeName type,
      int slot,
      boolean comes,
      Map<String, @Nullable Value> fields,
      boolean isCounted) {
    List<String> known = idsOf(type);
    Map<String, @Nullable Value> said = new LinkedHashMap<>(fields);
    if (comes) {
      String id = newId(type);
      if (isCounted || known.isEmpty()) {
        known.add(id);
      } else {
        known.set(slot, id);
      }
      told.keySet().removeIf(fact -> fact.type().equals(type) && fact.slot() == slot);
      link(catalog.record(type).map(Catalog.RecordType::belongsTo))
          .ifPresent(link -> said.put(link.field(), link.value()));
    }
    if (said.isEmpty()) {
      anyField(type).ifPresent(field -> said.put(field, null));
    }
    List<FieldValue> values = new ArrayList<>();
    said.forEach((field, value) -> {
      values.add(new FieldValue(field, value));
      if (value == null) {
        told.remove(new Fact(type, slot, field));
      } else {
        told.put(new Fact(type, slot, field), value);
      }
    });
    if (slot >= known.size()) {
      throw new UntoldException();
    }
    moves.add(new Move.Sets(type, known.get(slot), values));
  }

  private Optional<String> anyField(TypeName type) {
    return catalog.record(type).stream()
        .flatMap(record -> record.fields().stream())
        .map(Catalog.Field::name)
        .findFirst();
  }

  private String newId(TypeName type) {
    FieldName id = new FieldName(type, FieldName.ID);
    boolean isSubject =
        catalog
            .subject(plan.subject())
            .filter(of -> of.keys().getFirst().fields().contains(id))
            .isPresent();
    if (isSubject) {
      return subject;
    }
    int number = made.merge(type, 1, Integer::sum);
    return type.name().substring(0, 1).toUpperCase(Locale.ROOT) + "-" + number;
  }

  private record Link(String field, Value value) {}

  /** The field that says that something belongs to the record that the execution is about. */
  private Optional<Link> link(Optional<BelongsTo> belongsTo) {
    TypeName about = plan.forEach();
    return belongsTo
        .filter(link -> link.record().equals(about))
        .map(link -> {
          List<String> known = idsOf(link.record());
          String id =
              known.isEmpty()
                  ? link.record().name().substring(0, 1).toUpperCase(Locale.ROOT) + "-1"
                  : known.getFirst();
          return new Link(link.by(), new Value.Text(id));
        });
  }

  private void gone(Variable.OfRecord record) {
    List<String> known = idsOf(record.type());
    moves.add(new Move.Gone(record.type(), known.remove(record.slot())));
    Map<Fact, Value> shifted = new HashMap<>();
    told.forEach((fact, value) -> {
      boolean isOfType = fact.type().equals(record.type());
      if (!isOfType || fact.slot() < record.slot()) {
        shifted.put(fact, value);
      } else if (fact.slot() > record.slot()) {
        shifted.put(new Fact(fact.type(), fact.slot() - 1, fact.field()), value);
      }
    });
    told.clear();
    told.putAll(shifted);
  }

  private void happen(HappeningKind kind) {
    List<FieldValue> payload = new ArrayList<>();
    link(catalog.event(kind.event()).map(Catalog.EventType::belongsTo))
        .ifPresent(link -> payload.add(new FieldValue(link.field(), link.value())));
    for (int i = 0; i < kind.fields().size(); i++) {
      Value value = kind.fields().get(i).value(kind.cells().get(i));
      if (value != null) {
        payload.add(new FieldValue(kind.fields().get(i).name().field(), value));
      }
    }
    moves.add(new Move.Happens(kind.event(), payload));
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
    if (record.classOf(points.get(i).value(variable), field) == 0) {
      return null;
    }
    Long seconds = times.dates().get(Schedule.date(i, variable, field));
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
    for (int i = from; i < points.size(); i++) {
      Point point = points.get(i);
      int variable = find(point.space(), type, slot);
      if (i > from && variable >= 0 && point.step() instanceof Step.Sets(int set, boolean isNew)) {
        Variable.OfRecord record = (Variable.OfRecord) point.space().variables().get(variable);
        if (set == variable
            && (isNew || differs(record, points.get(i - 1), point, variable, domain))) {
          return fitting;
        }
      }
      if (point.step() instanceof Step.Gone && i > from) {
        return fitting;
      }
      if (variable >= 0) {
        Variable.OfRecord record = (Variable.OfRecord) point.space().variables().get(variable);
        for (int field = 0; field < record.fields().size(); field++) {
          FieldClasses classes = record.fields().get(field);
          if (classes.domain() == domain) {
            Bits cells = classes.cells(record.classOf(point.value(variable), field));
            if (!cells.meets(fitting)) {
              return fitting;
            }
            fitting = fitting.and(cells);
          }
        }
      }
    }
    return fitting;
  }

  private static int find(Space space, TypeName type, int slot) {
    for (int i = 0; i < space.variableCount(); i++) {
      if (space.variables().get(i) instanceof Variable.OfRecord record
          && record.type().equals(type)
          && record.slot() == slot) {
        return i;
      }
    }
    return -1;
  }

  private static boolean differs(
      Variable.OfRecord record, Point before, Point after, int variable, FieldDomain domain) {
    for (int field = 0; field < record.fields().size(); field++) {
      if (record.fields().get(field).domain() == domain) {
        return record.classOf(before.value(variable), field)
            != record.classOf(after.value(variable), field);
      }
    }
    return false;
  }

  private static boolean knows(Space space, TypeName type, int slot, FieldDomain domain) {
    int variable = find(space, type, slot);
    return variable >= 0
        && ((Variable.OfRecord) space.variables().get(variable))
            .fields().stream().anyMatch(classes -> classes.domain() == domain);
  }

  /** Sets what the next stages ask of fields that this one does not know. */
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
    Space here = points.get(i).space();
    Map<Fact, FieldDomain> asked = new LinkedHashMap<>();
    for (int j = next; j < points.size(); j++) {
      for (Variable variable : points.get(j).space().variables()) {
        if (variable instanceof Variable.OfRecord record) {
          for (FieldClasses classes : record.fields()) {
            FieldDomain domain = classes.domain();
            if (!knows(here, record.type(), record.slot(), domain)) {
              asked.putIfAbsent(fact(record, domain.name().field()), domain);
            }
          }
        }
      }
    }
    Map<TypeName, Map<Integer, Map<String, @Nullable Value>>> signals = new LinkedHashMap<>();
    asked.forEach((fact, domain) -> {
      Bits fitting = fitting(i, fact.type(), fact.slot(), domain);
      Value held = told.get(fact);
      boolean fits = false;
      for (int cell = fitting.next(0); cell >= 0; cell = fitting.next(cell + 1)) {
        fits |= Objects.equals(domain.value(cell), held);
      }
      if (domain.phases() == 1 && !fits && fitting.next(0) >= 0) {
        signals
            .computeIfAbsent(fact.type(), _ -> new LinkedHashMap<>())
            .computeIfAbsent(fact.slot(), _ -> new LinkedHashMap<>())
            .put(fact.field(), domain.value(fitting.next(0)));
      }
    });
    for (Map.Entry<TypeName, Map<Integer, Map<String, @Nullable Value>>> type :
        signals.entrySet()) {
      for (Map.Entry<Integer, Map<String, @Nullable Value>> slot : type.getValue().entrySet()) {
        prepare(type.getKey(), slot.getKey(), slot.getValue());
      }
    }
  }

  private void prepare(TypeName type, int slot, Map<String, @Nullable Value> fields) {
    boolean comes = slot >= idsOf(type).size();
    boolean isBlocked = false;
    for (String field : fields.keySet()) {
      Value held = told.get(new Fact(type, slot, field));
      FieldDomain domain = exploration.vocabulary().domain(new FieldName(type, field));
      isBlocked |= held != null && domain != null && isFinal(domain, held);
    }
    if (isBlocked) {
      told.forEach((fact, value) -> {
        if (fact.type().equals(type) && fact.slot() == slot) {
          fields.putIfAbsent(fact.field(), value);
        }
      });
    }
    signal(type, slot, comes || isBlocked, fields, exploration.vocabulary().isCounted(type));
  }
}

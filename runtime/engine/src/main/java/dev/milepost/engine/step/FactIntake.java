package dev.milepost.engine.step;

import dev.milepost.engine.catalog.FieldName;
import dev.milepost.engine.layout.EventShape;
import dev.milepost.engine.layout.FactSet;
import dev.milepost.engine.layout.RecordShape;
import dev.milepost.engine.signal.Signal;
import dev.milepost.engine.signal.Signal.FieldValue;
import dev.milepost.engine.state.Fact;
import dev.milepost.engine.state.PastHappening.Payload;
import dev.milepost.engine.state.RecordState;
import dev.milepost.engine.state.SubjectState;
import dev.milepost.engine.value.FieldType;
import dev.milepost.engine.value.Value;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Applies what signals and corrections say to the facts of a subject. */
final class FactIntake {

  private final SubjectState state;
  private final List<TimelineEntry> timeline;

  FactIntake(SubjectState state, List<TimelineEntry> timeline) {
    this.state = state;
    this.timeline = timeline;
  }

  FactChange apply(Input.SignalReceived input) {
    Signal signal = input.signal();
    Instant said = signal.time();
    // A source whose clock runs ahead must not lock a fact against what comes after.
    Instant sourceTime = said == null || said.isAfter(input.at()) ? input.at() : said;
    return switch (signal.content()) {
      case Signal.RecordChange change -> change(input, change, sourceTime);
      case Signal.RecordGone gone -> gone(gone, sourceTime);
      case Signal.Happening happening -> happened(happening);
    };
  }

  private FactChange change(
      Input.SignalReceived input, Signal.RecordChange change, Instant sourceTime) {
    RecordShape shape = state.layout().record(change.type());
    if (shape == null) {
      return FactChange.refused(state, "no app declares the record " + change.type());
    }
    RecordState before = state.find(shape, change.recordId());
    Instant goneAt = before == null ? null : before.goneAt();
    if (goneAt != null && sourceTime.isBefore(goneAt)) {
      timeline.add(new TimelineEntry.StaleGone(change.type(), change.recordId()));
      return FactChange.nothing(state);
    }
    FactSet touched = state.layout().noFacts();
    RecordState after =
        before == null ? RecordState.unseen(shape, change.recordId(), state.recordCount()) : before;
    if (before == null || goneAt != null) {
      after = after.withGoneAt(null);
      shape.addAllTo(touched);
    }
    for (FieldValue field : change.fields()) {
      Integer place = shape.fieldPlace(field.field());
      if (place == null || place == RecordShape.ID) {
        continue;
      }
      Fact held = after.fact(place);
      if (held != null && sourceTime.isBefore(held.sourceTime())) {
        timeline.add(
            new TimelineEntry.StaleFact(
                new FieldName(change.type(), field.field()),
                change.recordId(),
                held.value(),
                held.sourceTime(),
                field.value(),
                sourceTime));
        continue;
      }
      Value from = held == null ? null : held.value();
      boolean same = Objects.equals(from, field.value());
      if (!same && isFinal(shape.fieldType(place), from)) {
        return FactChange.refused(
            state,
            "%s %s: %s is \"%s\", which is final, and cannot become %s"
                .formatted(
                    change.type(),
                    change.recordId(),
                    field.field(),
                    from == null ? "" : from.print(),
                    field.value() == null ? "unknown" : '"' + field.value().print() + '"'));
      }
      Instant since = same && held != null ? held.since() : input.at();
      after =
          after.with(place, new Fact(field.value(), sourceTime, input.at(), since, input.number()));
      if (!same) {
        touched.add(shape.factNumber(place));
      }
    }
    if (after == before) {
      return FactChange.nothing(state);
    }
    return new FactChange(
        state.with(after),
        touched,
        touched.isEmpty() ? new FactChange.Nothing() : new FactChange.OfRecord(before, after));
  }

  /**
   * Takes a record of another subject over. Of two facts about one field stays the one that would
   * have stayed had both been told to one subject, whichever came first.
   */
  FactChange apply(Input.RecordAbsorbed input) {
    RecordState incoming = input.record();
    RecordShape shape = incoming.shape();
    RecordState before = state.find(shape, incoming.id());
    RecordState after =
        before == null ? RecordState.unseen(shape, incoming.id(), state.recordCount()) : before;
    FactSet touched = state.layout().noFacts();
    for (int field = 0; field < shape.size(); field++) {
      Fact held = after.fact(field);
      Fact told = incoming.fact(field);
      if (told != null && !told.equals(held)) {
        Fact next = held == null ? told : united(shape.fieldType(field), held, told);
        after = after.with(field, next);
        if (held == null || !Objects.equals(held.value(), next.value())) {
          touched.add(shape.factNumber(field));
        } else if (!Objects.equals(told.value(), next.value())) {
          timeline.add(
              new TimelineEntry.StaleFact(
                  new FieldName(shape.name(), shape.fieldName(field)),
                  incoming.id(),
                  held.value(),
                  held.sourceTime(),
                  told.value(),
                  told.sourceTime()));
        }
      }
    }
    after = after.withGoneAt(goneAt(before, incoming, after));
    if (before == null || before.isThere() != after.isThere()) {
      shape.addAllTo(touched);
    }
    return new FactChange(state.with(after), touched, new FactChange.Absorbed(before, after));
  }

  private static Fact united(FieldType type, Fact held, Fact told) {
    if (Objects.equals(held.value(), told.value())) {
      Fact latest = isNewer(told, held) ? told : held;
      Instant since = held.since().isBefore(told.since()) ? held.since() : told.since();
      return new Fact(
          latest.value(), latest.sourceTime(), latest.receivedAt(), since, latest.input());
    }
    boolean isHeldFinal = isFinal(type, held.value());
    boolean isToldFinal = isFinal(type, told.value());
    if (isHeldFinal != isToldFinal) {
      return isHeldFinal ? held : told;
    }
    // A final value that came first would have stood against the other one.
    return isNewer(told, held) == isHeldFinal ? held : told;
  }

  /** Whether a fact is newer than another by its source, or, at one time, by its receipt. */
  private static boolean isNewer(Fact one, Fact other) {
    int order = one.sourceTime().compareTo(other.sourceTime());
    return order == 0 ? one.input() > other.input() : order > 0;
  }

  /** When the record went, or null: what is known of it since says that it is there. */
  private static @Nullable Instant goneAt(
      @Nullable RecordState before, RecordState incoming, RecordState united) {
    Instant one = before == null ? null : before.goneAt();
    Instant other = incoming.goneAt();
    Instant latest = one == null || (other != null && other.isAfter(one)) ? other : one;
    boolean isDoubted = before != null && (one == null) != (other == null);
    return latest != null && isDoubted && isOlder(united, latest) ? null : latest;
  }

  private static boolean isFinal(FieldType type, @Nullable Value held) {
    if (!(type instanceof FieldType.Choice choice) || !(held instanceof Value.Text(String text))) {
      return false;
    }
    for (FieldType.Option option : choice.options()) {
      if (option.isFinal() && option.value().equals(text)) {
        return true;
      }
    }
    return false;
  }

  private FactChange gone(Signal.RecordGone gone, Instant sourceTime) {
    RecordShape shape = state.layout().record(gone.type());
    if (shape == null) {
      return FactChange.refused(state, "no app declares the record " + gone.type());
    }
    RecordState before = state.find(shape, gone.recordId());
    RecordState known =
        before == null ? RecordState.unseen(shape, gone.recordId(), state.recordCount()) : before;
    if (isOlder(known, sourceTime)) {
      timeline.add(new TimelineEntry.StaleGone(gone.type(), gone.recordId()));
      return FactChange.nothing(state);
    }
    RecordState after = known.withGoneAt(sourceTime);
    FactSet touched = state.layout().noFacts();
    if (before != null && before.isThere()) {
      shape.addAllTo(touched);
    }
    // Also the news of a record that was never seen is kept: what comes late must not revive it.
    return new FactChange(state.with(after), touched, new FactChange.Nothing());
  }

  private static boolean isOlder(RecordState known, Instant sourceTime) {
    Instant goneAt = known.goneAt();
    if (goneAt != null && sourceTime.isBefore(goneAt)) {
      return true;
    }
    for (int field = 0; field < known.shape().size(); field++) {
      Fact fact = known.fact(field);
      if (fact != null && sourceTime.isBefore(fact.sourceTime())) {
        return true;
      }
    }
    return false;
  }

  private FactChange happened(Signal.Happening happening) {
    EventShape event = state.layout().event(happening.type());
    if (event == null) {
      return FactChange.refused(state, "no app declares the event " + happening.type());
    }
    @Nullable Value[] values = new @Nullable Value[event.size()];
    for (FieldValue field : happening.fields()) {
      Integer place = event.fieldPlace(field.field());
      if (place != null) {
        values[place] = field.value();
      }
    }
    FactSet touched = state.layout().noFacts();
    touched.add(event.factNumber());
    return new FactChange(state, touched, new FactChange.Happened(event, new Payload(values)));
  }

  FactChange apply(Input.FactCorrected input) {
    RecordShape shape = state.layout().record(input.field().type());
    Integer place = shape == null ? null : shape.fieldPlace(input.field().field());
    if (shape == null || place == null || place == RecordShape.ID) {
      return FactChange.refused(state, "there is no field " + input.field() + " to correct");
    }
    RecordState before = state.find(shape, input.recordId());
    RecordState known =
        before == null ? RecordState.unseen(shape, input.recordId(), state.recordCount()) : before;
    Fact held = known.fact(place);
    Value from = held == null ? null : held.value();
    boolean same = Objects.equals(from, input.value());
    Instant since = same && held != null ? held.since() : input.at();
    RecordState after =
        known.with(place, new Fact(input.value(), input.at(), input.at(), since, input.number()));
    FactSet touched = state.layout().noFacts();
    if (before == null) {
      shape.addAllTo(touched);
    }
    if (!same) {
      touched.add(shape.factNumber(place));
    }
    timeline.add(
        new TimelineEntry.Corrected(
            input.field(), input.recordId(), from, input.value(), input.actor(), input.reason()));
    return new FactChange(state.with(after), touched, new FactChange.OfRecord(before, after));
  }
}

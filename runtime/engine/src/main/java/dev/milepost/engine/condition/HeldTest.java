package dev.milepost.engine.condition;

import dev.milepost.engine.layout.RecordShape;
import dev.milepost.engine.state.Fact;
import dev.milepost.engine.state.HeldClock;
import dev.milepost.engine.state.RecordState;
import dev.milepost.engine.time.JourneyCalendar;
import dev.milepost.engine.time.TimeSpan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code CONDITION for D}: true once the condition has been true without a break for the span.
 *
 * @param key the inner condition's canonical text, which names its clock
 * @param inner the inner condition
 * @param fields the plain references of the inner condition
 */
public record HeldTest(
    String key, Test inner, List<FieldPlace> fields, TimeSpan span, JourneyCalendar calendar)
    implements Test {

  public HeldTest {
    fields = List.copyOf(fields);
  }

  /** A field of a record type. */
  public record FieldPlace(RecordShape shape, int field) {}

  @Override
  public Truth truth(Scene scene) {
    Truth now = inner.truth(scene);
    if (now != Truth.TRUE) {
      return now;
    }
    Instant due = due(scene);
    return Truth.of(due != null && !scene.now().isBefore(due));
  }

  /** When it will have held long enough, or null while it does not hold. */
  @Nullable Instant due(Scene scene) {
    Instant since = since(scene);
    return since == null ? null : calendar.plus(since, span);
  }

  private @Nullable Instant since(Scene scene) {
    HeldClock clock = find(scene);
    if (clock != null) {
      return clock.since();
    }
    return inner.truth(scene).isTrue() ? sinceItsFacts(scene) : null;
  }

  /**
   * The clock as it must stand now, kept where nothing changed.
   *
   * @param scene after the input, focused on the execution or journey
   */
  public HeldClock next(Scene scene) {
    RecordState about = scene.about();
    Integer aboutNumber = about == null ? null : about.number();
    List<Integer> records = meant(scene);
    HeldClock held = find(scene);
    if (!inner.truth(scene).isTrue()) {
      return new HeldClock(key, aboutNumber, records, null);
    }
    if (held == null) {
      return new HeldClock(key, aboutNumber, records, sinceItsFacts(scene));
    }
    Instant since = held.since();
    boolean goesOn = since != null && held.records().equals(records);
    return new HeldClock(key, aboutNumber, records, goesOn ? since : scene.now());
  }

  /** The clock as it stands, or null: nobody watched the condition before. */
  public @Nullable HeldClock find(Scene scene) {
    RecordState about = scene.about();
    Integer aboutNumber = about == null ? null : about.number();
    for (HeldClock clock : scene.state().clocks()) {
      if (clock.isOf(key, aboutNumber)) {
        return clock;
      }
    }
    return null;
  }

  /** For a condition that nobody watched before: the youngest of the values that make it true. */
  private Instant sinceItsFacts(Scene scene) {
    Instant youngest = null;
    for (FieldPlace place : fields) {
      RecordState record = scene.record(place.shape());
      Fact fact =
          record == null || place.field() == RecordShape.ID ? null : record.fact(place.field());
      if (fact != null && (youngest == null || fact.since().isAfter(youngest))) {
        youngest = fact.since();
      }
    }
    return youngest == null ? scene.now() : youngest;
  }

  private List<Integer> meant(Scene scene) {
    List<Integer> numbers = new ArrayList<>(fields.size());
    for (FieldPlace place : fields) {
      RecordState record = scene.record(place.shape());
      numbers.add(record == null ? -1 : record.number());
    }
    return numbers;
  }
}

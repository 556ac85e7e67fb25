package dev.milepost.compiler.analysis.state;

import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.plan.Condition;
import dev.milepost.engine.time.TimeSpan;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** One thing that a stage's conditions tell states apart by. Its values are numbers from 0. */
sealed interface Variable {

  /** How many values it has. */
  int size();

  /** For how long something is remembered. */
  enum Stretch {
    VISIT,
    EXECUTION
  }

  /**
   * The fields of one record: the combinations of the classes of their values; 0 has every field
   * unknown. Where records are counted, 0 is that there is no such record.
   *
   * @param slot which record of its type, the newest first
   * @param kinds by combination its number among those that conditions tell apart
   * @param isCounted whether it matters that the record is there
   * @param isOnlyOne whether no newer record can take its place
   */
  record OfRecord(
      TypeName type,
      int slot,
      List<FieldClasses> fields,
      Kinds kinds,
      boolean isCounted,
      boolean isOnlyOne)
      implements Variable {
    public OfRecord {
      fields = List.copyOf(fields);
    }

    @Override
    public int size() {
      return kinds.size() + (isCounted ? 1 : 0);
    }

    /** How many combinations there are; {@link Integer#MAX_VALUE} where there are more. */
    static int combinations(List<FieldClasses> fields) {
      long all = 1;
      for (FieldClasses field : fields) {
        all = Math.min(Integer.MAX_VALUE, all * field.size());
      }
      return (int) all;
    }

    /** Whether the record is there, as far as that is told apart. */
    boolean isThere(int value) {
      return !isCounted || value > 0;
    }

    /** Whether the value of another record of the type may stand for this value here. */
    boolean mayBe(int value, OfRecord other, int otherValue) {
      boolean isThere = isThere(value);
      if (isThere != other.isThere(otherValue)) {
        return false;
      }
      return !isThere
          || Arrays.stream(other.combinations(otherValue))
              .anyMatch(combination -> kinds.of(combination) + (isCounted ? 1 : 0) == value);
    }

    /** The combinations of a value; none where there is no record. */
    int[] combinations(int value) {
      int kind = isCounted ? value - 1 : value;
      return kind < 0 ? new int[0] : kinds.members(kind);
    }

    /** The class of a field in a value; that of unknown where there is no record. */
    int classOf(int value, int field) {
      int kind = isCounted ? value - 1 : value;
      return kind < 0 ? 0 : classIn(kinds.first(kind), field);
    }

    /** The class of a field in a combination. */
    int classIn(int combination, int field) {
      int rest = combination;
      for (int i = 0; i < field; i++) {
        rest /= fields.get(i).size();
      }
      return rest % fields.get(field).size();
    }

    /** The values that time alone may lead to next. */
    int[] later(int value) {
      if (!isThere(value)) {
        return new int[0];
      }
      return IntStream.range(0, fields.size())
          .flatMap(field ->
              IntStream.of(fields.get(field).later(classOf(value, field)))
                  .map(next -> with(value, field, next)))
          .filter(next -> next != value)
          .distinct()
          .toArray();
    }

    /** The value in which a field is of another class. */
    int with(int value, int field, int newClass) {
      int stride = 1;
      for (int i = 0; i < field; i++) {
        stride *= fields.get(i).size();
      }
      int kind = isCounted ? value - 1 : value;
      int combination = kinds.first(kind) + (newClass - classOf(value, field)) * stride;
      return kinds.of(combination) + (isCounted ? 1 : 0);
    }
  }

  /** Whether a record turned or changed since a stretch of time began. */
  record Turned(Condition condition, TypeName type, int slot, Stretch stretch) implements Variable {
    @Override
    public int size() {
      return 2;
    }
  }

  /** How many happenings came in a stretch of time, up to a largest number. */
  record Counted(Condition.Happened condition, Stretch stretch) implements Variable {
    @Override
    public int size() {
      return condition.atLeast() + 1;
    }
  }

  /** How many happenings came in the last span of time, up to a largest number. */
  record Lately(Condition.Happened condition) implements Variable {
    @Override
    public int size() {
      return condition.atLeast() + 1;
    }
  }

  /** The last answer of the visit, or none. */
  record Answer(List<String> answers) implements Variable {
    public Answer {
      answers = List.copyOf(answers);
    }

    @Override
    public int size() {
      return answers.size() + 1;
    }
  }

  /** For how long a condition has held: how many of some spans. */
  record Held(String key, List<TimeSpan> spans) implements Variable {
    public Held {
      spans = List.copyOf(spans);
    }

    @Override
    public int size() {
      return spans.size() + 1;
    }
  }

  /** How long a stretch of time lasts already: how many of some spans. */
  record Lasting(Stretch stretch, List<TimeSpan> spans) implements Variable {
    public Lasting {
      spans = List.copyOf(spans);
    }

    @Override
    public int size() {
      return spans.size() + 1;
    }
  }

  /** Whether another journey ended so since a stretch of time began. */
  record OtherEnded(Condition.JourneyEnded condition, Stretch stretch) implements Variable {
    @Override
    public int size() {
      return 2;
    }
  }

  /** How many of some instants the clock has passed. */
  record Clock(List<Instant> instants) implements Variable {
    public Clock {
      instants = List.copyOf(instants);
    }

    @Override
    public int size() {
      return instants.size() + 1;
    }
  }

  /** Whether the start's condition was true when it was looked at last. */
  record Matched() implements Variable {
    @Override
    public int size() {
      return 2;
    }
  }

  /** A condition that is not looked into: any answer is possible at any time. */
  record Opaque(String key) implements Variable {
    @Override
    public int size() {
      return 3;
    }
  }
}

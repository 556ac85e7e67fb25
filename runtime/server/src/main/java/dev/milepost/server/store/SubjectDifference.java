package dev.milepost.server.store;

import dev.milepost.engine.layout.Layout;
import dev.milepost.engine.layout.RecordShape;
import dev.milepost.engine.state.Fact;
import dev.milepost.engine.state.PastHappening;
import dev.milepost.engine.state.RecordState;
import dev.milepost.engine.state.SubjectState;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What has to be written so that one stored state becomes another. A step shares with the state
 * before it whatever stayed, so most of what is equal is found equal without being looked into.
 */
public final class SubjectDifference {

  private SubjectDifference() {}

  /** A fact that is new or another. */
  public record ChangedFact(RecordState record, int field, Fact fact) {}

  /** An element of a list at its place. */
  public record Placed<T>(int place, T element) {}

  /**
   * What became of a list whose elements are stored under their places.
   *
   * @param written the elements that are new or changed
   * @param firstRemoved from this place on ...
   * @param removedBefore ... to this one, excluded, nothing is left
   */
  public record ListDifference<T>(List<Placed<T>> written, int firstRemoved, int removedBefore) {
    public ListDifference {
      written = List.copyOf(written);
    }
  }

  /**
   * What became of the happenings.
   *
   * @param removed numbers of those that no condition can count any more
   * @param added those that are new, with their numbers
   * @param numbers the numbers of all that are left
   */
  public record HappeningsDifference(
      List<Long> removed, List<NumberedHappening> added, List<Long> numbers) {
    public HappeningsDifference {
      removed = List.copyOf(removed);
      added = List.copyOf(added);
      numbers = List.copyOf(numbers);
    }
  }

  /** A happening with the number under which it is stored. */
  public record NumberedHappening(long number, PastHappening happening) {}

  /** The records that are new, gone or there again. */
  public static List<RecordState> records(SubjectState before, SubjectState after) {
    List<RecordState> changed = new ArrayList<>(2);
    eachRecord(
        before,
        after,
        (old, record) -> {
          if (old == null || !Objects.equals(old.goneAt(), record.goneAt())) {
            changed.add(record);
          }
        });
    return changed;
  }

  /** The facts that are new or others. */
  public static List<ChangedFact> facts(SubjectState before, SubjectState after) {
    List<ChangedFact> changed = new ArrayList<>(4);
    eachRecord(
        before,
        after,
        (old, record) -> {
          for (int field = 0; field < record.shape().size(); field++) {
            Fact fact = record.fact(field);
            if (fact != null && (old == null || !fact.equals(old.fact(field)))) {
              changed.add(new ChangedFact(record, field, fact));
            }
          }
        });
    return changed;
  }

  /** What became of a list whose elements are stored under their places. */
  public static <T> ListDifference<T> list(List<T> before, List<T> after) {
    List<Placed<T>> written = new ArrayList<>(2);
    for (int place = 0; place < after.size(); place++) {
      T element = after.get(place);
      if (place >= before.size() || !isSame(element, before.get(place))) {
        written.add(new Placed<>(place, element));
      }
    }
    return new ListDifference<>(written, after.size(), before.size());
  }

  /**
   * What became of the happenings. New ones are at the end; those that are left keep their order
   * and their numbers.
   */
  public static HappeningsDifference happenings(StoredSubject before, SubjectState after) {
    List<PastHappening> old = before.state().happenings();
    List<PastHappening> kept = after.happenings();
    if (isVerySame(old, kept)) {
      return new HappeningsDifference(List.of(), List.of(), before.happenings());
    }
    List<Long> removed = new ArrayList<>();
    List<Long> numbers = new ArrayList<>(kept.size());
    long last = 0;
    int next = 0;
    for (int i = 0; i < old.size(); i++) {
      last = before.happenings().get(i);
      if (next < kept.size() && isVerySame(kept.get(next), old.get(i))) {
        numbers.add(last);
        next++;
      } else {
        removed.add(last);
      }
    }
    List<NumberedHappening> added = new ArrayList<>();
    for (; next < kept.size(); next++) {
      last++;
      numbers.add(last);
      added.add(new NumberedHappening(last, kept.get(next)));
    }
    return new HappeningsDifference(removed, added, numbers);
  }

  /** Equal happenings may be two, so only the very same one is the one that is stored. */
  @SuppressWarnings("ReferenceEquality")
  private static boolean isVerySame(Object one, Object other) {
    return one == other;
  }

  /** Most of what is equal is the same object and need not be looked into. */
  private static boolean isSame(Object one, Object other) {
    return isVerySame(one, other) || one.equals(other);
  }

  private interface RecordPair {
    void accept(@Nullable RecordState old, RecordState record);
  }

  private static void eachRecord(SubjectState before, SubjectState after, RecordPair pair) {
    Layout layout = after.layout();
    for (int type = 0; type < layout.recordTypes(); type++) {
      RecordShape shape = layout.record(type);
      int old = before.recordCount(shape);
      for (int i = 0; i < after.recordCount(shape); i++) {
        RecordState was = i < old ? before.record(shape, i) : null;
        RecordState is = after.record(shape, i);
        if (was == null || !isVerySame(was, is)) {
          pair.accept(was, is);
        }
      }
    }
  }
}

package dev.milepost.engine.evidence;

import dev.milepost.engine.evidence.Evidence.Miss;
import dev.milepost.engine.evidence.Evidence.StageHistory;
import dev.milepost.engine.evidence.Evidence.ValueCount;
import dev.milepost.engine.evidence.Evidence.WayHistory;
import dev.milepost.engine.evidence.JourneyParts.Part;
import dev.milepost.engine.evidence.JourneyParts.Way;
import dev.milepost.engine.state.SubjectState.SubjectName;
import dev.milepost.engine.value.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What happened at a stage. */
final class StageCount {

  private final Map<Integer, Long> taken = new HashMap<>();
  private final Map<MissName, MissCount> misses = new LinkedHashMap<>();
  private long entered;
  private long standing;
  private long stalled;
  private @Nullable SubjectName example;
  private boolean exampleIsStalled;

  /** Which way was missed, and which of its parts are to blame. */
  private record MissName(int way, boolean overwritten, List<Part> parts) {}

  void enter() {
    entered++;
  }

  void take(int way) {
    taken.merge(way, 1L, Long::sum);
  }

  void stand(SubjectName subject, boolean isStalled) {
    standing++;
    stalled += isStalled ? 1 : 0;
    if (example == null || (isStalled && !exampleIsStalled)) {
      example = subject;
      exampleIsStalled = isStalled;
    }
  }

  MissCount miss(int way, boolean overwritten, List<Part> parts) {
    return misses.computeIfAbsent(
        new MissName(way, overwritten, parts), ignored -> new MissCount());
  }

  StageHistory history(String journey, String stage, List<WayHistory> ways) {
    return new StageHistory(journey, stage, entered, standing, stalled, example, ways);
  }

  WayHistory way(int number, Way way) {
    List<Miss> ofWay = new ArrayList<>();
    misses.forEach((name, count) -> {
      if (name.way() == number) {
        List<Integer> places = name.parts().stream().map(way.parts()::indexOf).toList();
        ofWay.add(count.miss(name.overwritten(), places));
      }
    });
    ofWay.sort(
        Comparator.comparingLong(Miss::stalled)
            .thenComparingLong(Miss::standing)
            .thenComparingLong(Miss::movedOn)
            .reversed());
    return new WayHistory(
        taken.getOrDefault(number, 0L), way.parts().stream().map(Part::condition).toList(), ofWay);
  }

  /** Executions that missed a way for the same reason. */
  static final class MissCount {

    private final Map<ValueOfPart, Long> values = new LinkedHashMap<>();
    private long standing;
    private long stalled;
    private long movedOn;
    private @Nullable SubjectName example;
    private int exampleRank;

    private record ValueOfPart(int part, Value value) {}

    void stand(SubjectName subject, boolean isStalled) {
      standing++;
      stalled += isStalled ? 1 : 0;
      show(subject, isStalled ? 3 : 2);
    }

    void moveOn(SubjectName subject) {
      movedOn++;
      show(subject, 1);
    }

    void instead(int part, Value value) {
      values.merge(new ValueOfPart(part, value), 1L, Long::sum);
    }

    private void show(SubjectName subject, int rank) {
      if (rank > exampleRank) {
        example = subject;
        exampleRank = rank;
      }
    }

    private Miss miss(boolean overwritten, List<Integer> parts) {
      List<ValueCount> counts = new ArrayList<>();
      values.forEach(
          (value, times) -> counts.add(new ValueCount(value.part(), value.value(), times)));
      counts.sort(
          Comparator.comparingInt(ValueCount::part)
              .thenComparing(Comparator.comparingLong(ValueCount::times).reversed())
              .thenComparing(count -> count.value().print()));
      return new Miss(
          overwritten ? Miss.Kind.OVERWRITTEN : Miss.Kind.NEVER_TRUE,
          parts,
          standing,
          stalled,
          movedOn,
          Objects.requireNonNull(example),
          counts);
    }
  }
}

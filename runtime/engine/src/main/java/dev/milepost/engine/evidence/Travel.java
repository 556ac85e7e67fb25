package dev.milepost.engine.evidence;

import dev.milepost.engine.condition.ConditionLinker;
import dev.milepost.engine.condition.Scene;
import dev.milepost.engine.evidence.EvidenceCollector.StageName;
import dev.milepost.engine.evidence.JourneyParts.Part;
import dev.milepost.engine.evidence.JourneyParts.Way;
import dev.milepost.engine.layout.RecordShape;
import dev.milepost.engine.plan.Plan.SourceText;
import dev.milepost.engine.state.Execution;
import dev.milepost.engine.state.RecordState;
import dev.milepost.engine.state.SubjectState;
import dev.milepost.engine.state.SubjectState.SubjectName;
import dev.milepost.engine.state.Visit;
import dev.milepost.engine.value.Value;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An execution on its way: which parts of the journey's transitions were true at some time since it
 * started, and which are now. A step changes facts once, so what is true behind it was true while
 * the engine looked for a way.
 */
final class Travel {

  private final SubjectName subject;
  private final JourneyParts parts;
  private final BitSet everTrue;
  private final BitSet nowTrue;
  private final @Nullable Value[] instead;
  private @Nullable Visit visit;

  Travel(SubjectName subject, JourneyParts parts) {
    this.subject = subject;
    this.parts = parts;
    this.everTrue = new BitSet(parts.size());
    this.nowTrue = new BitSet(parts.size());
    this.instead = new @Nullable Value[parts.size()];
  }

  /**
   * Goes on with the execution.
   *
   * @param taken the clauses by which executions of the subject moved in this step
   */
  void follow(
      Execution execution,
      SubjectState state,
      Instant at,
      List<SourceText> taken,
      Function<StageName, StageCount> counts) {
    Visit before = visit;
    Visit now = execution.visit();
    boolean moved = before == null || before.number() != now.number();
    if (moved && before != null) {
      // The step's facts were seen from the old stage as well.
      look(execution.withVisit(before), state, at);
      leave(before, taken, counts);
    }
    if (moved) {
      counts.apply(new StageName(parts.plan(), now.stage())).enter();
    }
    visit = now;
    look(execution, state, at);
  }

  private void look(Execution execution, SubjectState state, Instant at) {
    Visit seenFrom = execution.visit();
    RecordShape shape = parts.about();
    Execution.RecordNumber record = execution.name().about();
    RecordState about = record == null || shape == null ? null : state.find(shape, record.id());
    Scene scene = new Scene(state, at);
    scene.focus(about, seenFrom.memory(), seenFrom.enteredAt(), seenFrom.answer());
    nowTrue.clear();
    for (List<Way> ways : parts.all()) {
      for (Way way : ways) {
        for (Part part : way.parts()) {
          look(part, scene);
        }
      }
    }
  }

  private void look(Part part, Scene scene) {
    int place = part.place();
    if (part.test().truth(scene).isTrue()) {
      everTrue.set(place);
      nowTrue.set(place);
    } else if (part.operand() != null && everTrue.get(place)) {
      instead[place] = ConditionLinker.read(parts.calendar(), part.operand(), scene);
    }
  }

  /**
   * The stage was left; the transitions that were not taken are missed where they could have been.
   */
  private void leave(Visit left, List<SourceText> taken, Function<StageName, StageCount> counts) {
    StageCount count = counts.apply(new StageName(parts.plan(), left.stage()));
    List<Way> ways = parts.ways(left.stage());
    for (int number = 0; number < ways.size(); number++) {
      Way way = ways.get(number);
      if (taken.contains(way.clause())) {
        count.take(number);
      } else if (wasOverwritten(way)) {
        count.miss(number, true, lost(way, true)).moveOn(subject);
      }
    }
  }

  /** The record is at its end, and the execution stands where it stands. */
  void rest(Function<StageName, StageCount> counts) {
    Visit stands = visit;
    if (stands == null) {
      return;
    }
    boolean isStalled = stands.stalledSince() != null;
    StageCount count = counts.apply(new StageName(parts.plan(), stands.stage()));
    count.stand(subject, isStalled);
    List<Way> ways = parts.ways(stands.stage());
    for (int number = 0; number < ways.size(); number++) {
      Way way = ways.get(number);
      if (way.parts().isEmpty()) {
        continue;
      }
      boolean overwritten = wasOverwritten(way);
      List<Part> lost = lost(way, overwritten);
      StageCount.MissCount miss = count.miss(number, overwritten, lost);
      miss.stand(subject, isStalled);
      for (Part part : lost) {
        Value value = overwritten ? instead[part.place()] : null;
        if (value != null) {
          miss.instead(way.parts().indexOf(part), value);
        }
      }
    }
  }

  /** Whether each part was true once, and not all of them are now. */
  private boolean wasOverwritten(Way way) {
    return way.parts().size() > 1
        && way.parts().stream().allMatch(part -> everTrue.get(part.place()))
        && !way.parts().stream().allMatch(part -> nowTrue.get(part.place()));
  }

  /** The parts that are over, or those that never were. */
  private List<Part> lost(Way way, boolean overwritten) {
    BitSet held = overwritten ? nowTrue : everTrue;
    return way.parts().stream().filter(part -> !held.get(part.place())).toList();
  }
}

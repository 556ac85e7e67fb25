package dev.milepost.engine.step;

import dev.milepost.engine.condition.Remembered;
import dev.milepost.engine.condition.Scene;
import dev.milepost.engine.state.Memory;
import java.util.List;

/** Writes into memories what an input means for the conditions that they serve. */
final class Memories {

  private Memories() {}

  /** The memory after a change of the facts; the scene is focused on the clause's execution. */
  static Memory after(Memory memory, List<Remembered> parts, Scene scene, FactChange.What what) {
    Memory next = memory;
    for (Remembered part : parts) {
      next =
          switch (what) {
            case FactChange.OfRecord(var before, var after) ->
                switch (part) {
                  case Remembered.Turning turning -> turning.after(next, scene, before, after);
                  case Remembered.Changing changing -> changing.after(next, before, after);
                  case Remembered.Counting _, Remembered.JourneyEnding _ -> next;
                };
            case FactChange.Happened(var event, var payload) ->
                part instanceof Remembered.Counting counting
                    ? counting.after(next, scene, event, payload)
                    : next;
            // What came over is seen by each memory from its own beginning on.
            case FactChange.Absorbed _, FactChange.Nothing _, FactChange.Refused _ -> next;
          };
    }
    return next;
  }

  /** The memory after another journey of the subject ended. */
  static Memory afterEnding(Memory memory, List<Remembered> parts, String journey, String outcome) {
    Memory next = memory;
    for (Remembered part : parts) {
      if (part instanceof Remembered.JourneyEnding ending) {
        next = ending.after(next, journey, outcome);
      }
    }
    return next;
  }
}

package dev.milepost.server.timeline;

import dev.milepost.engine.state.Execution;
import dev.milepost.engine.state.SubjectState;
import dev.milepost.engine.step.TimelineEntry;
import dev.milepost.server.store.PastInput;
import dev.milepost.server.timeline.TimelineText.Emphasis;
import dev.milepost.server.timeline.TimelineText.Line;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What happened to a subject, input by input, in words. Times in it are UTC. */
public final class HistoryText {

  private HistoryText() {}

  /**
   * An input and what followed.
   *
   * @param input its number in the log
   * @param says what came
   * @param followed what followed from it
   */
  public record Told(long input, Instant at, String says, List<Line> followed) {
    public Told {
      followed = List.copyOf(followed);
    }
  }

  /** Tells a history of a subject that is in that state now. */
  public static List<Told> tell(SubjectState state, List<PastInput> history) {
    EntryText entries =
        new EntryText(state.executions().stream().map(Execution::name).toList(), Instant::toString);
    List<Told> told = new ArrayList<>(history.size());
    for (PastInput past : history) {
      List<Line> followed = new ArrayList<>();
      for (TimelineEntry entry : past.timeline()) {
        followed.add(new Line(entries.emphasis(entry), entries.say(entry)));
      }
      for (PastInput.StoredAction action : past.actions()) {
        followed.add(new Line(Emphasis.CONSEQUENCE, entries.say(action)));
      }
      told.add(
          new Told(past.input().number(), past.input().at(), entries.say(past.input()), followed));
    }
    return told;
  }
}

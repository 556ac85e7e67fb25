package dev.milepost.compiler.witness;

import dev.milepost.engine.state.SubjectState.SubjectName;
import dev.milepost.engine.time.JourneyCalendar;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes what happened as a scenario, which {@code milepost test} runs. It begins at {@link
 * #startIn}.
 */
public final class ScenarioWriter {

  private static final LocalDateTime START = LocalDateTime.of(2026, 1, 5, 9, 0);

  private ScenarioWriter() {}

  /** When a scenario of a journey begins where it does not say it. */
  public static Instant startIn(JourneyCalendar calendar) {
    return START.atZone(calendar.zone()).toInstant();
  }

  /** Writes a witness: what happens in it, and where the engine lets the execution stand. */
  public static String write(String name, Witness witness) {
    List<Told> tale = new ArrayList<>();
    Standing before = new Standing.NotStarted();
    for (Witness.Step step : witness.steps()) {
      tale.add(new Told.Moved(step.move()));
      if (!step.after().equals(before) || step.equals(witness.steps().getLast())) {
        tale.add(new Told.Led(step.after()));
      }
      before = step.after();
    }
    return write(name, witness.journey(), witness.subject(), tale);
  }

  /** Writes a scenario. */
  public static String write(String name, String journey, SubjectName subject, List<Told> tale) {
    StringBuilder text = new StringBuilder();
    text.append("scenario ").append(MoveText.quoted(name)).append(" of ");
    text.append(MoveText.quoted(journey)).append('\n');
    text.append("  given ").append(subject.type()).append(' ');
    text.append(MoveText.quoted(subject.key())).append('\n');
    boolean continues = false;
    Told last = null;
    for (Told told : tale) {
      if (told instanceof Told.Led && told.equals(last)) {
        continue;
      }
      switch (told) {
        case Told.Moved(Move move) -> {
          text.append(continues ? "  and " : "  when ").append(MoveText.sentence(move));
          text.append('\n');
          continues = true;
        }
        case Told.Led(Standing standing) -> {
          text.append("  then ").append(MoveText.expectation(standing)).append('\n');
          continues = false;
        }
      }
      last = told;
    }
    return text.toString();
  }
}

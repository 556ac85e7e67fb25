package dev.milepost.server.graph;

import dev.milepost.engine.json.JsonWriter;
import dev.milepost.engine.plan.ActionCall;
import dev.milepost.engine.plan.ConditionText;
import dev.milepost.engine.plan.LiteralText;
import dev.milepost.engine.plan.Plan;
import dev.milepost.engine.plan.Plan.Stage;
import dev.milepost.engine.plan.Plan.Transition;
import dev.milepost.engine.plan.Plan.Trigger;
import dev.milepost.server.graph.Drawing.Arrow;
import dev.milepost.server.graph.Drawing.Box;
import dev.milepost.server.graph.Drawing.Kind;
import dev.milepost.server.graph.Drawing.Text;
import dev.milepost.server.graph.Drawing.Tone;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What a picture shows of a journey. */
final class JourneyDrawing {

  private static final double BOX_WIDTH = 300;
  private static final double LABEL_WIDTH = 270;
  private static final double PAGE_WIDTH = 640;

  private final Plan plan;
  private final List<Box> boxes = new ArrayList<>();
  private final List<Arrow> arrows = new ArrayList<>();
  private final Map<String, Integer> stages = new HashMap<>();

  private JourneyDrawing(Plan plan) {
    this.plan = plan;
  }

  static Drawing of(Plan plan) {
    return new JourneyDrawing(plan).draw();
  }

  private Drawing draw() {
    boxes.add(new Box(Kind.START, List.of()));
    Map<String, Integer> beginnings = beginnings();
    for (Stage stage : plan.stages()) {
      stages.put(stage.name(), boxes.size());
      boxes.add(new Box(stage.ends() ? Kind.ENDING : Kind.STAGE, lines(stage)));
    }
    if (!plan.stages().isEmpty()) {
      List<Text> label = lines(Tone.CONDITION, ConditionText.print(plan.starts().when()));
      arrows.add(new Arrow(0, box(plan.stages().getFirst().name()), false, label));
    }
    for (Stage stage : plan.stages()) {
      for (Transition transition : stage.transitions()) {
        arrows.add(
            new Arrow(box(stage.name()), box(transition.target()), false, label(transition)));
      }
    }
    for (Plan.Ending ending : plan.endings()) {
      int from = Objects.requireNonNull(beginnings.get(ending.target()));
      arrows.add(new Arrow(from, box(ending.target()), true, label(ending.trigger(), "")));
    }
    return new Drawing(heading(), boxes, arrows, legend());
  }

  /** Ways from anywhere begin in a box of their own for each stage that they lead to. */
  private Map<String, Integer> beginnings() {
    Map<String, Integer> beginnings = new HashMap<>();
    for (Plan.Ending ending : plan.endings()) {
      if (beginnings.putIfAbsent(ending.target(), boxes.size()) == null) {
        boxes.add(new Box(Kind.ANYWHERE, List.of(new Text(Tone.NOTE, 0, "from any stage"))));
      }
    }
    return beginnings;
  }

  private List<Text> heading() {
    List<Text> heading = new ArrayList<>(lines(Tone.TITLE, plan.journey(), PAGE_WIDTH));
    String travels =
        plan.forEach() == null
            ? "for " + plan.subject()
            : "for each " + plan.forEach() + " of " + plan.subject();
    String again =
        switch (plan.reentry()) {
          case Plan.Reentry.Once _ -> "";
          case Plan.Reentry.AfterEnding after ->
              after.rest() == null
                  ? ", again after ending"
                  : ", again " + after.rest().print() + " after ending";
        };
    heading.addAll(lines(Tone.NOTE, travels + again, PAGE_WIDTH));
    for (Plan.Promise promise : plan.promises()) {
      if (promise instanceof Plan.Promise.EndsWithin within) {
        heading.add(new Text(Tone.NOTE, 0, "promises to end within " + within.span().print()));
      }
    }
    return heading;
  }

  private List<Text> lines(Stage stage) {
    List<Text> lines = new ArrayList<>(lines(Tone.NAME, stage.name(), BOX_WIDTH));
    List<String> notes = new ArrayList<>();
    String outcome = stage.outcome();
    if (outcome != null) {
      notes.add("ends as " + LiteralText.quote(outcome));
    }
    stage.onEnter().forEach(action -> notes.add("on enter: " + brief(action.call())));
    stage.onExit().forEach(action -> notes.add("on exit: " + brief(action.call())));
    stage.reminders().forEach(reminder -> notes.add(note(reminder)));
    Plan.Expected expected = stage.expected();
    if (expected != null) {
      ActionCall then = expected.then();
      notes.add(
          "expected within "
              + expected.span().print()
              + (then == null ? "" : ", then " + brief(then)));
    }
    if (stage.mayWaitForever()) {
      notes.add("may wait forever");
    }
    Plan.Question question = stage.question();
    if (question != null) {
      String who = question.role() == null ? "owner" : LiteralText.quote(question.role());
      notes.add("asks " + who + ": " + LiteralText.quote(question.text()));
    }
    for (Plan.Promise promise : plan.promises()) {
      if (promise instanceof Plan.Promise.NeverAt never && never.stage().equals(stage.name())) {
        notes.add("never while: " + ConditionText.print(never.condition()));
      }
    }
    notes.forEach(note -> lines.addAll(lines(Tone.NOTE, note, BOX_WIDTH)));
    return lines;
  }

  private static String note(Plan.Reminder reminder) {
    StringBuilder note = new StringBuilder(reminder.repeats() ? "every " : "after ");
    note.append(reminder.interval().print());
    Integer atMost = reminder.atMost();
    if (atMost != null) {
      note.append(", at most ").append(atMost).append(atMost == 1 ? " time" : " times");
    }
    return note.append(": ").append(brief(reminder.call())).toString();
  }

  /** Who is asked for what; arguments and texts are for those who read the journey. */
  private static String brief(ActionCall call) {
    return switch (call) {
      case ActionCall.Perform perform -> perform.action().toString();
      case ActionCall.NotifyOwner _ -> "notify owner";
      case ActionCall.NotifyRole role -> "notify " + LiteralText.quote(role.role());
    };
  }

  private static List<Text> label(Transition transition) {
    List<Text> label =
        new ArrayList<>(label(transition.trigger(), transition.isElse() ? "else " : ""));
    for (Plan.Action action : transition.does()) {
      label.addAll(lines(Tone.NOTE, "do " + brief(action.call())));
    }
    return label;
  }

  private static List<Text> label(Trigger trigger, String before) {
    return switch (trigger) {
      case Trigger.When when ->
          lines(Tone.CONDITION, before + ConditionText.print(when.condition()));
      case Trigger.After _, Trigger.AtDate _ ->
          lines(Tone.TIME, before + ConditionText.print(trigger));
    };
  }

  /** What the definitions mean that the picture calls by their names. */
  private List<Text> legend() {
    List<Text> legend = new ArrayList<>();
    Definitions.of(plan)
        .forEach((name, condition) -> {
          String meaning = LiteralText.quote(name) + " means " + ConditionText.print(condition);
          List<Text> lines = lines(Tone.NOTE, meaning, PAGE_WIDTH);
          legend.add(lines.getFirst());
          lines.stream().skip(1).map(Text::further).forEach(legend::add);
        });
    return legend;
  }

  private static List<Text> lines(Tone tone, String text) {
    return lines(tone, text, LABEL_WIDTH);
  }

  private static List<Text> lines(Tone tone, String text, double width) {
    String shown = JsonWriter.escape(text.replaceAll("\\s", " "));
    return Paragraph.wrap(shown, piece -> TextWidth.of(piece, tone.size(), tone.isBold()), width)
        .stream()
        .map(line -> new Text(tone, line.indentation(), line.text()))
        .toList();
  }

  private int box(String stage) {
    return Objects.requireNonNull(stages.get(stage), () -> "the plan has no stage '" + stage + "'");
  }
}

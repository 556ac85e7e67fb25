package dev.milepost.server.graph;

import dev.milepost.engine.plan.ConditionText;
import dev.milepost.engine.plan.LiteralText;
import dev.milepost.engine.plan.Plan;
import dev.milepost.engine.plan.Plan.Stage;
import dev.milepost.engine.plan.Plan.Transition;
import dev.milepost.engine.plan.Plan.Trigger;
import java.util.HashMap;
import java.util.Map;

/**
 * A journey as a flowchart of Mermaid: stages are boxes, endings are rounded, and every way out
 * bears its condition in the language's words. A flowchart, since its labels can be broken into
 * lines, which those of a state diagram cannot.
 */
public final class MermaidGraph {

  private final Plan plan;
  private final Map<String, String> nodes = new HashMap<>();
  private final StringBuilder out = new StringBuilder();

  private MermaidGraph(Plan plan) {
    this.plan = plan;
  }

  /** Draws a journey. */
  public static String draw(Plan plan) {
    return new MermaidGraph(plan).draw();
  }

  private String draw() {
    line("---");
    line("title: " + title());
    line("---");
    line("flowchart TD");
    line("  start((\" \"))");
    for (Stage stage : plan.stages()) {
      nodes.put(stage.name(), "s" + (nodes.size() + 1));
      line("  " + node(stage.name()) + box(stage));
    }
    if (!plan.endings().isEmpty()) {
      line("  anywhere{{" + MermaidText.label("from any stage") + "}}");
    }
    if (!plan.stages().isEmpty()) {
      edge("start", "-->", starts(), plan.stages().getFirst().name());
    }
    for (Stage stage : plan.stages()) {
      for (Transition transition : stage.transitions()) {
        String label = words(transition.trigger());
        edge(
            node(stage.name()),
            "-->",
            transition.isElse() ? "else " + label : label,
            transition.target());
      }
    }
    for (Plan.Ending ending : plan.endings()) {
      edge("anywhere", "-.->", words(ending.trigger()), ending.target());
    }
    return out.toString();
  }

  /** The title is YAML, where a text in double quotes is one of JSON. */
  private String title() {
    return LiteralText.quote(plan.journey());
  }

  private String starts() {
    return ConditionText.print(plan.starts().when());
  }

  private static String box(Stage stage) {
    String outcome = stage.outcome();
    if (outcome != null) {
      String label =
          outcome.equalsIgnoreCase(stage.name())
              ? MermaidText.label(stage.name())
              : MermaidText.under(stage.name(), "ends as " + quoted(outcome));
      return "([" + label + "])";
    }
    Plan.Expected expected = stage.expected();
    return "["
        + (expected == null
            ? MermaidText.label(stage.name())
            : MermaidText.under(stage.name(), "expected within " + expected.span().print()))
        + "]";
  }

  private void edge(String from, String arrow, String label, String target) {
    line("  " + from + " " + arrow + "|" + MermaidText.wrapped(label) + "| " + node(target));
  }

  private static String words(Trigger trigger) {
    String words = ConditionText.print(trigger);
    return words.startsWith("when: ") ? words.substring("when: ".length()) : words;
  }

  private static String quoted(String text) {
    return LiteralText.quote(text);
  }

  private String node(String stage) {
    String node = nodes.get(stage);
    if (node == null) {
      throw new IllegalArgumentException("the plan has no stage '" + stage + "'");
    }
    return node;
  }

  private void line(String text) {
    out.append(text).append('\n');
  }
}

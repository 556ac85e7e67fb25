package dev.milepost.compiler;

import dev.milepost.engine.catalog.Catalog;
import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.evidence.Evidence;
import dev.milepost.engine.evidence.EvidenceCollector;
import dev.milepost.engine.plan.Plan;
import dev.milepost.engine.plan.PlanHash;
import dev.milepost.engine.program.Program;
import dev.milepost.engine.signal.Signal;
import dev.milepost.engine.signal.Signal.FieldValue;
import dev.milepost.engine.state.SubjectState;
import dev.milepost.engine.state.SubjectState.SubjectName;
import dev.milepost.engine.step.Input;
import dev.milepost.engine.step.Step;
import dev.milepost.engine.step.StepResult;
import dev.milepost.engine.value.Reading;
import dev.milepost.engine.value.ValueText;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Recorded signals of one subject, a line each: {@code 2026-01-05 Books.Invoice "I-1": Status =
 * "Sent", Amount = 12}. The engine is given them in the order of their days.
 */
public final class RecordedLines implements CompileOptions.History {

  private static final Pattern LINE = Pattern.compile("(\\S+) (\\S+) \"(\\S+)\": (.*)");
  private static final Pattern FIELD = Pattern.compile("(\\w+) = (?:\"([^\"]*)\"|([^,]*))");

  private final List<String> lines;

  private RecordedLines(List<String> lines) {
    this.lines = List.copyOf(lines);
  }

  /** Those lines; null where there are none. */
  public static @Nullable RecordedLines of(List<String> lines) {
    return lines.isEmpty() ? null : new RecordedLines(lines);
  }

  private record Timed(Instant at, Signal signal) {}

  @Override
  public Evidence of(Catalog catalog, List<Plan> plans) {
    Program program = Program.of(catalog, plans, List.of());
    EvidenceCollector collector = new EvidenceCollector(program);
    List<Timed> signals = lines.stream().map(line -> read(line, catalog)).toList();
    signals.forEach(timed -> collector.read(timed.signal(), null));
    SubjectName name = new SubjectName(plans.getFirst().subject(), "1");
    SubjectState state = SubjectState.empty(program.layout(), name);
    long number = 0;
    for (Timed timed : signals.stream().sorted(Comparator.comparing(Timed::at)).toList()) {
      Instant due = state.nextDue();
      while (due != null && due.isBefore(timed.at())) {
        state = step(program, state, new Input.Tick(++number, due, due), collector);
        due = state.nextDue();
      }
      Input received = new Input.SignalReceived(++number, timed.at(), timed.signal());
      state = step(program, state, received, collector);
    }
    return collector.finish(plans.stream().map(PlanHash::of).toList());
  }

  private static SubjectState step(
      Program program, SubjectState state, Input input, EvidenceCollector collector) {
    StepResult result = Step.step(program, state, input);
    collector.stepped(result, input.at());
    return result.state();
  }

  private static Timed read(String line, Catalog catalog) {
    Matcher matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("no signal: " + line);
    }
    Instant at =
        LocalDate.parse(matcher.group(1)).atTime(LocalTime.of(9, 0)).toInstant(ZoneOffset.UTC);
    TypeName type = TypeName.parse(matcher.group(2));
    List<FieldValue> values = new ArrayList<>();
    Matcher field = FIELD.matcher(matcher.group(4));
    while (field.find()) {
      String text = field.group(2) == null ? field.group(3) : field.group(2);
      values.add(value(catalog, type, field.group(1), text));
    }
    return new Timed(
        at, new Signal("test", line, at, new Signal.RecordChange(type, matcher.group(3), values)));
  }

  private static FieldValue value(Catalog catalog, TypeName type, String name, String text) {
    for (Catalog.Field field : catalog.record(type).orElseThrow().fields()) {
      if (field.name().equals(name)
          && ValueText.read(field.type(), text) instanceof Reading.Known known) {
        return new FieldValue(name, known.value());
      }
    }
    throw new IllegalArgumentException("no value of " + type + "." + name + ": " + text);
  }
}

package dev.milepost.compiler.evidence;

import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Diagnostic.About;
import dev.milepost.compiler.diagnostic.Diagnostics;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.diagnostic.Severity;
import dev.milepost.compiler.evidence.Recorded.Place;
import dev.milepost.compiler.model.StageModel.TransitionModel;
import dev.milepost.compiler.syntax.Trigger;
import dev.milepost.compiler.text.Span;
import dev.milepost.engine.evidence.Evidence.Miss;
import dev.milepost.engine.evidence.Evidence.StageHistory;
import dev.milepost.engine.evidence.Evidence.ValueCount;
import dev.milepost.engine.evidence.Evidence.WayHistory;
import dev.milepost.engine.plan.Condition;
import dev.milepost.engine.plan.Condition.Comparator;
import dev.milepost.engine.plan.Condition.Operand;
import dev.milepost.engine.plan.ConditionText;
import dev.milepost.engine.value.Value;
import java.util.ArrayList;
import java.util.List;

/** A value was overwritten before the other one came that a transition wants beside it. */
final class TransientValue implements EvidenceRule {

  /** So many of the values that came instead are named. */
  private static final int MOST_VALUES = 4;

  @Override
  public void check(Recorded recorded, Diagnostics findings) {
    recorded.forEachStage((place, history) -> check(place, history, findings));
  }

  private static void check(Place place, StageHistory history, Diagnostics findings) {
    List<TransitionModel> transitions = place.stage().transitions();
    int known = Math.min(transitions.size(), history.ways().size());
    for (int number = 0; number < known; number++) {
      WayHistory way = history.ways().get(number);
      List<Miss> overwritten =
          way.misses().stream().filter(miss -> miss.kind() == Miss.Kind.OVERWRITTEN).toList();
      if (!overwritten.isEmpty()) {
        findings.add(finding(place, transitions.get(number), way, overwritten));
      }
    }
  }

  private static Diagnostic finding(
      Place place, TransitionModel transition, WayHistory way, List<Miss> misses) {
    String stage = place.stage().tree().name().span().text();
    Miss first = misses.getFirst();
    Diagnostic finding =
        Diagnostic.of(
                Rule.TRANSIENT_VALUE,
                place(transition.trigger().tree()),
                Wording.reason(way, first) + ": " + consequence(first, stage))
            .withSeverity(Severity.WARNING)
            .withAbout(
                new About(
                    place.journey().name(),
                    place.stage().name(),
                    way.parts().stream().map(ConditionText::print).toList()))
            .withHelp("for example " + Wording.subject(first.example()));
    for (Miss miss : misses.subList(1, misses.size())) {
      finding =
          finding.withHelp(
              Wording.reason(way, miss)
                  + ": "
                  + consequence(miss, stage)
                  + ", for example "
                  + Wording.subject(miss.example()));
    }
    for (int part : first.parts()) {
      finding = mended(finding, way.parts().get(part), part, first.values());
    }
    return finding;
  }

  private static Span place(Trigger trigger) {
    return trigger instanceof Trigger.When when ? when.condition().span() : trigger.span();
  }

  private static String consequence(Miss miss, String stage) {
    List<String> parts = new ArrayList<>();
    if (miss.standing() > 0) {
      parts.add(
          Wording.count(miss.standing(), "execution")
              + (miss.standing() == 1 ? " waits" : " wait")
              + " at `"
              + stage
              + "` for it"
              + (miss.stalled() == 0
                  ? ""
                  : miss.stalled() == miss.standing()
                      ? ", longer than expected"
                      : ", " + Wording.count(miss.stalled()) + " of them longer than expected"));
    }
    if (miss.movedOn() > 0) {
      parts.add(Wording.count(miss.movedOn(), "execution") + " left `" + stage + "` another way");
    }
    return String.join("; ", parts);
  }

  /** What may be written where one value was wanted and others came in its place. */
  private static Diagnostic mended(
      Diagnostic finding, Condition part, int number, List<ValueCount> counts) {
    List<ValueCount> instead = counts.stream().filter(count -> count.part() == number).toList();
    if (instead.isEmpty()) {
      return finding;
    }
    List<ValueCount> shown = instead.stream().limit(MOST_VALUES).toList();
    Diagnostic told =
        finding.withHelp(
            "instead of "
                + Wording.quoted(part)
                + " they hold "
                + Wording.joined(
                    shown.stream()
                        .map(count ->
                            '`'
                                + Wording.text(count.value())
                                + "` ("
                                + Wording.count(count.times())
                                + ')')
                        .toList(),
                    "and"));
    return part
                instanceof
                Condition.Comparison(
                    Operand.FieldOperand field,
                    Comparator comparator,
                    Operand.Constant(Value wanted))
            && comparator == Comparator.EQUAL
        ? told.withHelp("if these count as well, write `" + list(field, wanted, shown) + '`')
        : told;
  }

  private static String list(Operand.FieldOperand field, Value wanted, List<ValueCount> instead) {
    List<Value> values = new ArrayList<>(List.of(wanted));
    instead.forEach(count -> values.add(count.value()));
    return ConditionText.print(new Condition.InList(field, values, false));
  }
}

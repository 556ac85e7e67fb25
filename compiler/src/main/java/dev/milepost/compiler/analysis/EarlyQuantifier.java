package dev.milepost.compiler.analysis;

import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Diagnostic.About;
import dev.milepost.compiler.diagnostic.Diagnostics;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.model.JourneyModel;
import dev.milepost.compiler.model.StageModel;
import dev.milepost.compiler.model.StageModel.TransitionModel;
import dev.milepost.compiler.syntax.ConditionTree;
import dev.milepost.compiler.syntax.ConditionTree.Quantifier;
import dev.milepost.compiler.syntax.Operand;
import dev.milepost.compiler.syntax.Reference;
import dev.milepost.compiler.syntax.Trigger;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code no} holds before there is any record, and {@code every} from the first one on; where that
 * is too early, something beside it in the same AND says how many there must be.
 */
final class EarlyQuantifier implements JourneyRule {
  @Override
  public void check(JourneyModel journey, Diagnostics findings) {
    if (journey.starts() != null) {
      Search search = new Search(journey, null, findings);
      search.look(journey.starts().condition().tree(), Set.of());
    }
    for (StageModel stage : journey.stages()) {
      for (TransitionModel transition : stage.transitions()) {
        if (transition.trigger().tree() instanceof Trigger.When when) {
          new Search(journey, stage, findings).look(when.condition(), Set.of());
        }
      }
    }
  }

  private record Search(JourneyModel journey, @Nullable StageModel stage, Diagnostics findings) {

    /**
     * Looks at what has to be true; what is negated is another question.
     *
     * @param there records of which something beside it says that there are some
     */
    private void look(ConditionTree condition, Set<String> there) {
      switch (condition) {
        case ConditionTree.And and -> {
          Set<String> more = new HashSet<>(there);
          and.operands().forEach(part -> addRecords(part, more));
          and.operands().forEach(part -> look(part, more));
        }
        case ConditionTree.Or or -> or.operands().forEach(part -> look(part, there));
        case ConditionTree.Parenthesized inner -> look(inner.condition(), there);
        case ConditionTree.Held held -> look(held.condition(), there);
        case ConditionTree.Quantified quantified -> judge(quantified, there);
        default -> {}
      }
    }

    private void judge(ConditionTree.Quantified quantified, Set<String> there) {
      String record = quantified.record().text();
      if (quantified.quantifier() == Quantifier.ANY || there.contains(record)) {
        return;
      }
      boolean isNo = quantified.quantifier() == Quantifier.NO;
      findings.add(
          Diagnostic.of(
                  Rule.EARLY_QUANTIFIER,
                  quantified.span(),
                  isNo
                      ? "this holds before the first `" + record + "` is there"
                      : "this holds from the first `" + record + "` on, whether more come or not")
              .withHelp(
                  isNo
                      ? "if there must be one, add `AND any " + record + "`"
                      : "if there must be more, say how many: `AND count of " + record + " >= 3`")
              .withAbout(
                  new About(
                      journey.name(),
                      stage == null ? null : stage.name(),
                      List.of(quantified.span().text().replaceAll("\\s+", " ")))));
    }

    /** Notes the records of which a part says that there are some, or how many. */
    private static void addRecords(ConditionTree part, Set<String> records) {
      switch (part) {
        case ConditionTree.Parenthesized inner -> addRecords(inner.condition(), records);
        case ConditionTree.And and -> and.operands().forEach(each -> addRecords(each, records));
        case ConditionTree.Quantified quantified -> {
          if (quantified.quantifier() == Quantifier.ANY) {
            records.add(quantified.record().text());
          }
        }
        case ConditionTree.CountOf count -> records.add(count.record().text());
        case ConditionTree.Test test -> addRecord(test.operand(), records);
        case ConditionTree.Becomes becomes -> addRecord(becomes.field(), records);
        default -> {}
      }
    }

    private static void addRecord(Operand operand, Set<String> records) {
      if (operand instanceof Reference reference && reference.parts().size() == 3) {
        records.add(reference.parts().get(0).text() + "." + reference.parts().get(1).text());
      }
    }
  }
}

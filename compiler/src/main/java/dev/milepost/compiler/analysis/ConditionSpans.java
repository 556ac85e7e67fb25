package dev.milepost.compiler.analysis;

import dev.milepost.compiler.syntax.ConditionTree;
import dev.milepost.compiler.text.Span;
import dev.milepost.engine.plan.Condition;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Where the parts of a condition stand in its text. Parts of a definition stand at its name. */
final class ConditionSpans {

  private final Map<Condition, Span> spans = new IdentityHashMap<>();
  private final Span whole;

  ConditionSpans(ConditionTree tree, Condition condition) {
    this.whole = tree.span();
    note(tree, condition);
  }

  /** The text of a part, which is one of the instances that the condition is made of. */
  Span of(Condition part) {
    return spans.getOrDefault(part, whole);
  }

  private void note(ConditionTree tree, Condition condition) {
    ConditionTree bare = tree;
    while (bare instanceof ConditionTree.Parenthesized inner) {
      bare = inner.condition();
    }
    spans.put(condition, bare.span());
    if (bare instanceof ConditionTree.And and && condition instanceof Condition.And parts) {
      note(and.operands(), parts.parts(), bare.span());
    } else if (bare instanceof ConditionTree.Or or && condition instanceof Condition.Or parts) {
      note(or.operands(), parts.parts(), bare.span());
    } else if (bare instanceof ConditionTree.Not not && condition instanceof Condition.Not part) {
      note(not.condition(), part.part());
    } else if (bare instanceof ConditionTree.Held held
        && condition instanceof Condition.Held inner) {
      note(held.condition(), inner.condition());
    } else {
      noteAll(condition, bare.span());
    }
  }

  private void note(List<ConditionTree> trees, List<Condition> parts, Span all) {
    if (trees.size() != parts.size()) {
      parts.forEach(part -> noteAll(part, all));
      return;
    }
    for (int i = 0; i < parts.size(); i++) {
      note(trees.get(i), parts.get(i));
    }
  }

  /** What is written as one thing may mean several. */
  private void noteAll(Condition condition, Span span) {
    spans.put(condition, span);
    switch (condition) {
      case Condition.And and -> and.parts().forEach(part -> noteAll(part, span));
      case Condition.Or or -> or.parts().forEach(part -> noteAll(part, span));
      case Condition.Not not -> noteAll(not.part(), span);
      case Condition.Defined defined -> noteAll(defined.body(), span);
      case Condition.Held held -> noteAll(held.condition(), span);
      default -> {}
    }
  }
}

package dev.milepost.compiler.analysis;

import dev.milepost.compiler.diagnostic.Diagnostic.Suggestion;
import dev.milepost.compiler.syntax.ConditionTree;
import dev.milepost.compiler.text.Span;
import dev.milepost.engine.plan.Condition;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the parts of a condition stand in its text. Parts of a definition stand at its name. */
final class ConditionSpans {

  private final Map<Condition, Span> spans = new IdentityHashMap<>();

  /** What must go from the text so that a part of an AND or OR is gone. */
  private final Map<Condition, Span> removals = new IdentityHashMap<>();

  private final Span whole;

  ConditionSpans(ConditionTree tree, Condition condition) {
    this.whole = tree.span();
    note(tree, condition);
  }

  /** The text of a part, which is one of the instances that the condition is made of. */
  Span of(Condition part) {
    return spans.getOrDefault(part, whole);
  }

  /**
   * The change of the text that leaves a part out, with the AND or OR beside it; null where the
   * part has no text of its own, or a comment would go with it.
   */
  @Nullable Suggestion withoutPart(Condition part) {
    Span removal = removals.get(part);
    return removal == null || removal.text().contains("#") ? null : Suggestion.replace(removal, "");
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
      Span own = trees.get(i).span();
      removals.put(
          parts.get(i),
          i == 0
              ? own.source().span(own.start(), trees.get(1).span().start())
              : own.source().span(trees.get(i - 1).span().end(), own.end()));
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

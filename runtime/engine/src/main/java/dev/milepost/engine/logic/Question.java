package dev.milepost.engine.logic;

import dev.milepost.engine.logic.VariableTable.Entry;
import dev.milepost.engine.logic.search.Formula;
import dev.milepost.engine.logic.search.Problem;
import dev.milepost.engine.logic.text.TextPattern;
import dev.milepost.engine.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Literals, looked at from one instant, as a problem for the search. */
final class Question {

  private final Setting setting;
  private final VariableTable variables = new VariableTable();
  private final List<Domain> domains;
  private final List<Formula> literals = new ArrayList<>();
  private final List<Formula> always = new ArrayList<>();
  private final Needs needs;
  private final Clocks clocks;

  /**
   * Writes a question out.
   *
   * @param preferred values that the model should keep where it can, or null
   */
  Question(
      Shared shared,
      Setting setting,
      List<Literal> asked,
      Exactness exactness,
      @Nullable Valuation preferred) {
    this.setting = setting;
    this.needs = new Needs(setting.about(), asked);
    Drafter drafter = new Drafter(setting, shared.types(), needs, variables, exactness);
    this.clocks = drafter.clocks();
    List<Draft> drafts = new ArrayList<>(asked.size());
    for (Literal literal : asked) {
      drafts.add(drafter.draft(literal));
    }
    List<Draft> axioms = drafter.axioms();
    if (preferred != null) {
      cutAtPreferred(preferred);
    }
    this.domains = Domains.of(setting, variables, shared.domains());
    Resolver resolver = new Resolver(variables, domains, exactness != Exactness.EXACT);
    for (Draft draft : drafts) {
      literals.add(resolver.resolve(draft));
    }
    always.addAll(resolver.bounds());
    for (Draft axiom : axioms) {
      always.add(resolver.resolve(axiom));
    }
    always.addAll(resolver.turnings(drafter.memories()));
  }

  /** A value to keep must be found again among the positions of compared variables. */
  private void cutAtPreferred(Valuation preferred) {
    for (int i = 0; i < variables.size(); i++) {
      Entry entry = variables.entry(i);
      Value value = preferred.value(entry.variable);
      if (value == null || !variables.isCompared(i)) {
        continue;
      }
      switch (value) {
        case Value.Text(String text) -> entry.patterns.add(new TextPattern.Same(text));
        case Value.Flag _ -> {}
        case Value.Whole _,
            Value.Decimal _,
            Value.Money _,
            Value.Day _,
            Value.Moment _,
            Value.Length _ ->
            entry.constants.add(value);
      }
    }
  }

  Setting setting() {
    return setting;
  }

  VariableTable variables() {
    return variables;
  }

  List<Domain> domains() {
    return domains;
  }

  Clocks clocks() {
    return clocks;
  }

  Needs needs() {
    return needs;
  }

  /** What all literals ask for. */
  Problem problem() {
    List<Formula> parts = new ArrayList<>(always);
    parts.addAll(literals);
    return new Problem(domains, parts);
  }

  /** What some of the literals ask for, by their numbers. */
  Problem problem(List<Integer> some) {
    List<Formula> parts = new ArrayList<>(always);
    some.forEach(number -> parts.add(literals.get(number)));
    return new Problem(domains, parts);
  }

  /**
   * What this question does not look at: a solution is one all the same, but where there is none,
   * there may be one beyond.
   */
  Set<String> bounds() {
    Set<String> bounds = new LinkedHashSet<>(needs.bounds());
    for (int i = 0; i < variables.size(); i++) {
      if (domains.get(i) instanceof TextDomain
          && variables.entry(variables.group(i)).isOrderedText) {
        bounds.add("which of two texts comes first");
      }
    }
    bounds.addAll(hardBounds());
    return bounds;
  }

  /** Those bounds that hold for a relaxed question too. */
  Set<String> hardBounds() {
    Set<String> bounds = new LinkedHashSet<>();
    for (Domain domain : domains) {
      if (domain instanceof TextDomain texts && !texts.isComplete()) {
        bounds.add("so many patterns for one text");
      }
    }
    return bounds;
  }
}

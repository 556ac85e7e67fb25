package dev.milepost.compiler.settings;

import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Rule;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The levels that were chosen for rules. A rule without one keeps the severity that it gives its
 * findings.
 */
public final class Levels {

  /** Nothing is chosen. */
  public static final Levels USUAL = new Levels(new EnumMap<>(Rule.class));

  private final Map<Rule, Level> chosen;

  private Levels(Map<Rule, Level> chosen) {
    this.chosen = Collections.unmodifiableMap(chosen);
  }

  /**
   * These, with one more chosen.
   *
   * @throws IllegalArgumentException where the rule's level cannot be chosen
   */
  public Levels with(Rule rule, Level level) {
    if (!rule.isAdjustable()) {
      throw new IllegalArgumentException("the level of " + rule.id() + " cannot be chosen");
    }
    Map<Rule, Level> more = new EnumMap<>(Rule.class);
    more.putAll(chosen);
    more.put(rule, level);
    return new Levels(more);
  }

  /** These, and over them those that were chosen nearer to the run. */
  public Levels under(Levels nearer) {
    Map<Rule, Level> all = new EnumMap<>(Rule.class);
    all.putAll(chosen);
    all.putAll(nearer.chosen);
    return new Levels(all);
  }

  /** What was chosen, in the order of the rules. */
  public Map<Rule, Level> chosen() {
    return chosen;
  }

  /** The names of the rules whose level can be chosen. */
  public static List<String> adjustable() {
    return Arrays.stream(Rule.values()).filter(Rule::isAdjustable).map(Rule::id).toList();
  }

  /** A finding as it is told; empty where its rule is off. */
  public Optional<Diagnostic> apply(Diagnostic finding) {
    Level level = chosen.get(finding.rule());
    return level == null ? Optional.of(finding) : level.severity().map(finding::withSeverity);
  }
}

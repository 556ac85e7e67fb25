package dev.milepost.cli.command;

import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.diagnostic.Severity;
import dev.milepost.compiler.settings.Level;
import dev.milepost.compiler.settings.Levels;
import dev.milepost.engine.value.NearestName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How much findings matter in one run. */
final class LevelOptions {

  @Option(
      names = "--deny",
      paramLabel = "RULE|LEVEL",
      description =
          "A rule: its findings are errors. note, warning or error: from this severity on, findings"
              + " give exit code 1. Default: warning.")
  List<String> denied = List.of();

  @Option(
      names = "--allow",
      paramLabel = "RULE",
      description = "Tell no findings of this rule. (One finding is better allowed in the text.)")
  List<String> allowed = List.of();

  @Option(names = "--strict", description = "What the analysis leaves undecided is an error.")
  boolean strict;

  /**
   * From which severity on findings give exit code 1.
   *
   * @throws UnusableException where more than one is asked for
   */
  Severity threshold() {
    List<Severity> asked = denied.stream().flatMap(word -> severity(word).stream()).toList();
    if (asked.size() > 1) {
      throw new UnusableException("--deny is given two severities; one is enough");
    }
    return asked.isEmpty() ? Severity.WARNING : asked.getFirst();
  }

  /**
   * The levels that are asked for.
   *
   * @throws UnusableException where there is no such rule, or its level cannot be chosen
   */
  Levels levels() {
    Levels levels = Levels.USUAL;
    for (String name : denied) {
      if (severity(name).isEmpty()) {
        Rule rule = rule("--deny", name);
        if (allowed.contains(name)) {
          throw new UnusableException("`" + name + "` is both denied and allowed");
        }
        levels = rule.isAdjustable() ? levels.with(rule, Level.ERROR) : levels;
      }
    }
    for (String name : allowed) {
      Rule rule = rule("--allow", name);
      if (!rule.isAdjustable()) {
        throw new UnusableException(
            "`" + name + "` cannot be allowed: a journey that breaks it has no meaning");
      }
      levels = levels.with(rule, Level.OFF);
    }
    Rule undecided = Rule.of("undecided").filter(Rule::isAdjustable).orElse(null);
    return strict && undecided != null ? levels.with(undecided, Level.ERROR) : levels;
  }

  private static Optional<Severity> severity(String word) {
    return Arrays.stream(Severity.values()).filter(each -> each.word().equals(word)).findFirst();
  }

  /** The rule of a name, or a complaint that offers the one that was meant. */
  static Rule rule(String option, String name) {
    return Rule.of(name)
        .orElseThrow(() -> {
          List<String> names = new ArrayList<>(Arrays.stream(Rule.values()).map(Rule::id).toList());
          if (option.equals("--deny")) {
            names.addAll(Arrays.stream(Severity.values()).map(Severity::word).toList());
          }
          String help =
              NearestName.of(name, names)
                  .map(meant -> "did you mean `" + meant + "`?")
                  .orElse("`milepost explain` lists them");
          return new UnusableException(option + ": there is no rule `" + name + "`; " + help);
        });
  }
}

package dev.milepost.compiler.resolution;

import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.syntax.Declaration;
import dev.milepost.compiler.syntax.Name;
import dev.milepost.compiler.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a workspace declares by name. A name that is declared twice means its first declaration. */
final class Declarations {
  private final Map<String, Declaration.App> apps = new LinkedHashMap<>();
  private final Map<String, Declaration.Subject> subjects = new LinkedHashMap<>();
  private final Map<String, Declaration.Journey> journeys = new LinkedHashMap<>();
  private final Map<String, Declaration.Scenario> scenarios = new LinkedHashMap<>();
  private final List<Declaration.Journey> allJourneys = new ArrayList<>();
  private final List<Declaration.Scenario> allScenarios = new ArrayList<>();
  private final boolean mayLackSome;

  /**
   * Collects the declarations.
   *
   * @param mayLackSome whether there are files that could not be read at all
   */
  Declarations(List<SyntaxTree> trees, boolean mayLackSome, Reporter reporter) {
    this.mayLackSome = mayLackSome;
    for (SyntaxTree tree : trees) {
      for (Declaration declaration : tree.declarations()) {
        switch (declaration) {
          case Declaration.App app -> declare(apps, app, "apps", reporter);
          case Declaration.Subject subject -> declare(subjects, subject, "subjects", reporter);
          case Declaration.Journey journey -> {
            declare(journeys, journey, "journeys", reporter);
            allJourneys.add(journey);
          }
          case Declaration.Scenario scenario -> {
            declare(scenarios, scenario, "scenarios", reporter);
            allScenarios.add(scenario);
          }
        }
      }
    }
    checkFormerNames(reporter);
  }

  Map<String, Declaration.App> apps() {
    return apps;
  }

  Map<String, Declaration.Subject> subjects() {
    return subjects;
  }

  Map<String, Declaration.Journey> journeys() {
    return journeys;
  }

  /** Every journey, also those whose names were declared before or are missing. */
  List<Declaration.Journey> allJourneys() {
    return allJourneys;
  }

  /** Every scenario, also those whose names were declared before or are missing. */
  List<Declaration.Scenario> allScenarios() {
    return allScenarios;
  }

  /** Whether what is not declared here may be declared in a file that could not be read. */
  boolean mayLackSome() {
    return mayLackSome;
  }

  /** The subject of that name, or null after reporting that there is none. */
  Declaration.@Nullable Subject subject(Name name, Reporter reporter) {
    if (name.isMissing()) {
      return null;
    }
    Declaration.Subject subject = subjects.get(name.text());
    if (subject == null && !mayLackSome) {
      reporter.unknown(
          name, "there is no subject `" + name.text() + "`", subjects.keySet(), "the subjects are");
    }
    return subject;
  }

  /** The journey of that name, or null after reporting that there is none. */
  Declaration.@Nullable Journey journey(Name name, Reporter reporter) {
    if (name.isMissing()) {
      return null;
    }
    Declaration.Journey journey = journeys.get(name.text());
    if (journey == null && !mayLackSome) {
      reporter.unknown(
          name,
          "there is no journey `" + Reporter.quote(name.text()) + "`",
          journeys.keySet(),
          "the journeys are");
    }
    return journey;
  }

  private static <T extends Declaration> void declare(
      Map<String, T> known, T declaration, String words, Reporter reporter) {
    Name name = declaration.name();
    T before = name.isMissing() ? null : known.putIfAbsent(name.text(), declaration);
    if (before != null) {
      reporter.add(
          Diagnostic.of(
                  Rule.DUPLICATE_NAME,
                  name.span(),
                  "there are two " + words + " `" + name.span().text() + "`")
              .withRelated(before.name().span(), "the first is here"));
    }
  }

  private void checkFormerNames(Reporter reporter) {
    Map<String, Name> former = new HashMap<>();
    for (Declaration.Journey journey : allJourneys) {
      Name old = journey.renamedFrom();
      if (old == null || old.isMissing()) {
        continue;
      }
      Declaration.Journey still = journeys.get(old.text());
      if (still != null) {
        reporter.add(
            Diagnostic.of(
                    Rule.DUPLICATE_NAME,
                    old.span(),
                    "there still is a journey `"
                        + Reporter.quote(old.text())
                        + "`, so nothing was renamed from it")
                .withRelated(still.name().span(), "declared here"));
      }
      Name before = former.putIfAbsent(old.text(), old);
      if (before != null) {
        reporter.add(
            Diagnostic.of(
                    Rule.DUPLICATE_NAME,
                    old.span(),
                    "two journeys are renamed from `" + Reporter.quote(old.text()) + "`")
                .withRelated(before.span(), "the first is here"));
      }
    }
  }
}

package dev.milepost.cli.command;

import dev.milepost.cli.terminal.Terminal;
import dev.milepost.compiler.Compilation;
import dev.milepost.compiler.Compiler;
import dev.milepost.compiler.workspace.Workspace;
import dev.milepost.compiler.workspace.Workspaces;
import dev.milepost.engine.plan.Plan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Loads journeys from their texts, or from the plans that were compiled of them. */
final class JourneyLoader {

  private final Terminal terminal;

  JourneyLoader(Terminal terminal) {
    this.terminal = terminal;
  }

  /**
   * Loads the program that a path names: the journeys of one workspace, or those of a folder of
   * compiled plans.
   *
   * @return empty where they have errors, which are told then
   * @throws UnusableException where there are none, or they cannot be read
   */
  Optional<Journeys> load(Path path) {
    return isCompiled(path) ? Optional.of(PlanFolder.read(path)) : read(path);
  }

  /**
   * Compiles the one workspace that a path names.
   *
   * @return empty where it has errors, which are told then
   * @throws UnusableException where there is none, or it cannot be read
   */
  Optional<Journeys> compile(Path path) {
    Workspace workspace = WorkspaceFinder.one(path);
    Optional<Compilation> compilation =
        reported(workspace, Compiler.compile(workspace, Today.here()));
    compilation.ifPresent(compiled -> requireJourneys(path, compiled.plans()));
    return compilation.map(JourneyLoader::journeys);
  }

  private Optional<Journeys> read(Path path) {
    Optional<Compilation> compilation = read(WorkspaceFinder.one(path));
    compilation.ifPresent(compiled -> requireJourneys(path, compiled.plans()));
    return compilation.map(JourneyLoader::journeys);
  }

  private static Journeys journeys(Compilation compiled) {
    return new Journeys(compiled.catalog(), compiled.bindings(), compiled.plans());
  }

  /**
   * Loads the plans of all programs that a path names.
   *
   * @return empty where one of them has errors, which are told then
   * @throws UnusableException where there are none, or they cannot be read
   */
  Optional<List<Plan>> loadPlans(Path path) {
    if (isCompiled(path)) {
      return Optional.of(PlanFolder.read(path).plans());
    }
    Workspaces found = WorkspaceFinder.find(List.of(path));
    WorkspaceFinder.requireAll(found);
    List<Plan> plans = new ArrayList<>();
    boolean failed = false;
    for (Workspace workspace : found.workspaces()) {
      Optional<Compilation> compilation = read(workspace);
      compilation.ifPresent(compiled -> plans.addAll(compiled.plans()));
      failed |= compilation.isEmpty();
    }
    if (failed) {
      return Optional.empty();
    }
    requireJourneys(path, plans);
    return Optional.of(plans);
  }

  /** What the plans say; what executions can come to is for {@code check} to say. */
  private Optional<Compilation> read(Workspace workspace) {
    return reported(workspace, Compiler.read(workspace, Today.here()));
  }

  private Optional<Compilation> reported(Workspace workspace, Compilation compilation) {
    terminal.message(Findings.render(compilation.diagnostics(), terminal.messagePaint()));
    if (!compilation.hasErrors()) {
      return Optional.of(compilation);
    }
    Findings findings = new Findings();
    findings.add(compilation);
    terminal.complain("`" + workspace.root() + "` has " + findings.summary() + "; mend them first");
    return Optional.empty();
  }

  private static boolean isCompiled(Path path) {
    return Files.isRegularFile(path.resolve(PlanFolder.CATALOG));
  }

  private static void requireJourneys(Path path, List<Plan> plans) {
    if (plans.isEmpty()) {
      throw new UnusableException("there is no journey in `" + path + "`, only declarations");
    }
  }
}

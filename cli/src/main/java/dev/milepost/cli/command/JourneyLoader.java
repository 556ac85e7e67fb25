package dev.milepost.cli.command;

import dev.milepost.cli.terminal.Terminal;
import dev.milepost.compiler.Compilation;
import dev.milepost.compiler.Compiler;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Loads journeys from their texts, or from the plans that were compiled of them. */
final class JourneyLoader {

  private final Terminal terminal;

  JourneyLoader(Terminal terminal) {
    this.terminal = terminal;
  }

  /**
   * Loads the journeys that a path names.
   *
   * @return empty where they have errors, which are told then
   * @throws UnusableException where there are none, or they cannot be read
   */
  Optional<Journeys> load(Path path) {
    return Files.isRegularFile(path.resolve(PlanFolder.CATALOG))
        ? Optional.of(PlanFolder.read(path))
        : compile(path);
  }

  /**
   * Compiles the one workspace that a path names.
   *
   * @return empty where it has errors, which are told then
   * @throws UnusableException where there is none, or it cannot be read
   */
  Optional<Journeys> compile(Path path) {
    Compilation compilation = Compiler.compile(WorkspaceFinder.one(path), Today.here());
    Findings findings = new Findings();
    findings.add(compilation);
    terminal.message(Findings.render(compilation.diagnostics(), terminal.messagePaint()));
    if (compilation.hasErrors()) {
      terminal.complain(
          "`" + path + "` has " + findings.summary() + ", so its journeys are not run");
      return Optional.empty();
    }
    if (compilation.plans().isEmpty()) {
      throw new UnusableException("there is no journey in `" + path + "`, only declarations");
    }
    return Optional.of(new Journeys(compilation.catalog(), compilation.plans()));
  }
}

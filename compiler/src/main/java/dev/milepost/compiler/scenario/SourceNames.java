package dev.milepost.compiler.scenario;

import dev.milepost.compiler.Compilation;
import dev.milepost.compiler.workspace.Workspace;
import dev.milepost.engine.plan.Plan.SourceText;
import java.util.HashMap;
import java.util.Map;

/** Names files as people know them, where a plan knows their paths in the workspace alone. */
final class SourceNames {

  private final Map<String, String> names = new HashMap<>();

  SourceNames(Compilation compilation) {
    Workspace workspace = compilation.workspace();
    workspace.sources().forEach(source -> names.put(workspace.pathOf(source), source.name()));
  }

  /** The place with the name of its file that people know. */
  SourceText shown(SourceText place) {
    return new SourceText(
        names.getOrDefault(place.file(), place.file()), place.line(), place.column(), place.text());
  }
}

package dev.milepost.bench.robustness;

import dev.milepost.compiler.text.Source;
import dev.milepost.compiler.workspace.Workspace;
import dev.milepost.compiler.workspace.Workspaces;
import java.nio.file.Path;
import java.util.List;

/**
 * A journey file with the workspace around it.
 *
 * @param workspace all files of the workspace, this one included
 */
record ExampleFile(Workspace workspace, Source file) {

  /** Every journey file of the workspaces of some paths. */
  static List<ExampleFile> find(List<Path> paths) {
    return Workspaces.find(paths).workspaces().stream()
        .flatMap(
            workspace -> workspace.sources().stream().map(file -> new ExampleFile(workspace, file)))
        .toList();
  }

  String text() {
    return file.text();
  }

  /** The workspace with another text in place of this file's. */
  Workspace with(String text) {
    return Workspace.of(
        workspace.sources().stream()
            .map(source -> source == file ? Source.of(source.name(), text) : source)
            .toArray(Source[]::new));
  }
}

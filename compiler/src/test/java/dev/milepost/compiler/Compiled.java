package dev.milepost.compiler;

import dev.milepost.compiler.diagnostic.TextRenderer;
import dev.milepost.compiler.text.Source;
import dev.milepost.compiler.workspace.Workspace;
import java.nio.file.Path;
import java.time.LocalDate;

/** Compiles texts on a day that never changes. */
public final class Compiled {
  /** The day on which tests compile. */
  public static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

  private Compiled() {}

  /** A text as a workspace of its own. */
  public static Compilation text(String name, String text) {
    return Compiler.compile(Workspace.of(Source.of(name, text)), TODAY);
  }

  /** A file as a workspace of its own. */
  public static Compilation file(Path file) {
    return text(file.getFileName().toString(), GoldenFiles.text(file));
  }

  /** The findings as people read them. */
  public static String findings(Compilation compilation) {
    return TextRenderer.plain().render(compilation.diagnostics());
  }
}

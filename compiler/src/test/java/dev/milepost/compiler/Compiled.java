package dev.milepost.compiler;

import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.diagnostic.Severity;
import dev.milepost.compiler.diagnostic.TextRenderer;
import dev.milepost.compiler.settings.Level;
import dev.milepost.compiler.settings.Levels;
import dev.milepost.compiler.text.Source;
import dev.milepost.compiler.workspace.Workspace;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.function.Predicate;

/** Compiles texts on a day that never changes. */
public final class Compiled {
  /** The day on which tests compile. */
  public static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

  private Compiled() {}

  /**
   * A text as a workspace of its own, without the notes on it and without asking what executions
   * can come to.
   */
  public static Compilation text(String name, String text) {
    return Compiler.read(Workspace.of(Source.of(name, text)), at(withoutNotes()));
  }

  /** The options for that day and levels. */
  public static CompileOptions at(Levels levels) {
    return CompileOptions.on(TODAY).withLevels(levels);
  }

  /** Levels at which no rule gives a mere note. */
  public static Levels withoutNotes() {
    return notes(_ -> false);
  }

  /** Levels at which only one rule may give notes. */
  public static Levels notesOf(Rule shown) {
    return notes(rule -> rule == shown);
  }

  private static Levels notes(Predicate<Rule> shown) {
    Levels levels = Levels.USUAL;
    for (Rule rule : Rule.values()) {
      if (rule.severity() == Severity.NOTE && !shown.test(rule)) {
        levels = levels.with(rule, Level.OFF);
      }
    }
    return levels;
  }

  /** A file as a workspace of its own. */
  public static Compilation file(Path file) {
    return text(file.getFileName().toString(), GoldenFiles.text(file));
  }

  /** The findings as people read them, without notes. */
  public static String findings(Compilation compilation) {
    return TextRenderer.plain()
        .render(
            compilation.diagnostics().stream()
                .filter(finding -> finding.severity() != Severity.NOTE)
                .toList());
  }
}

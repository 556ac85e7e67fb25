package dev.milepost.compiler.settings;

import dev.milepost.compiler.diagnostic.Diagnostic;
import java.util.List;

/**
 * What a workspace sets for all who work on it.
 *
 * @param findings what is wrong with the file that says so, by position
 */
public record Settings(Levels levels, List<Diagnostic> findings) {

  /** Those of a workspace that sets nothing. */
  public static final Settings NONE = new Settings(Levels.USUAL, List.of());

  public Settings {
    findings = List.copyOf(findings);
  }
}

package dev.milepost.compiler.settings;

import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.text.Source;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a workspace sets for all who work on it.
 *
 * @param source the file that says so, or null
 * @param findings what is wrong with the file that says so, by position
 */
public record Settings(@Nullable Source source, Levels levels, List<Diagnostic> findings) {

  /** Those of a workspace that sets nothing. */
  public static final Settings NONE = new Settings(null, Levels.USUAL, List.of());

  public Settings {
    findings = List.copyOf(findings);
  }
}
